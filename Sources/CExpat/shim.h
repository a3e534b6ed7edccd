/* libexpat, and what its versions differ in. Not a wrapper: the Events room is the only one that imports it. */
#ifndef SLUICE_CEXPAT_SHIM_H
#define SLUICE_CEXPAT_SHIM_H

#include <expat.h>

/* Reparse deferral (2.6.0) holds events back until a big token ends; whole tokens come here anyway, so it is off. */
static inline void sluice_expat_defer_nothing(XML_Parser parser) {
#if XML_MAJOR_VERSION > 2 || (XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION >= 6)
  XML_SetReparseDeferralEnabled(parser, XML_FALSE);
#else
  (void)parser;
#endif
}

#endif
