// Compression as zip files have it.
#include <zlib.h>
