/* libexpat, and what its versions differ in. Not a wrapper: the Events room is the only one that imports it. */
#ifndef SLUICE_CEXPAT_SHIM_H
#define SLUICE_CEXPAT_SHIM_H

#include <expat.h>

/* Reparse deferral (2.6.0) holds events back until more bytes come; here an entry is due with its last byte, so it is
   off. Asked of the library that runs and not of the header's version: Debian's 2.5.0 has it since its fix of
   CVE-2023-52425, and says 2.5.0 all the same. */
extern XML_Bool XML_SetReparseDeferralEnabled(XML_Parser parser, XML_Bool enabled) __attribute__((weak));

static inline void sluice_expat_defer_nothing(XML_Parser parser) {
  if (XML_SetReparseDeferralEnabled) XML_SetReparseDeferralEnabled(parser, XML_FALSE);
}

static inline int sluice_expat_can_defer(void) { return XML_SetReparseDeferralEnabled ? 1 : 0; }

#endif
