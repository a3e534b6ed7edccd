/* zlib. Not a wrapper: Sluice is the only one that imports it. */
#ifndef SLUICE_CZLIB_SHIM_H
#define SLUICE_CZLIB_SHIM_H

#include <zlib.h>

#endif
