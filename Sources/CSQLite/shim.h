/* libsqlite3. Not a wrapper: SluiceSQLite is the only one that imports it. */
#ifndef SLUICE_CSQLITE_SHIM_H
#define SLUICE_CSQLITE_SHIM_H

#include <sqlite3.h>

#endif
