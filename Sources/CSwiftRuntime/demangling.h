// What the runtimes of Swift and of C++ export and no Swift module declares.
#include <stddef.h>
#include <stdint.h>

// Writes the readable form of a mangled Swift name, NUL-terminated, into a buffer of the caller's, or for a null buffer into
// one that the caller is to free; gives null for a name that is none of Swift's.
char *_Nullable swift_demangle(
    const char *_Nonnull mangledName,
    size_t mangledNameLength,
    char *_Nullable outputBuffer,
    size_t *_Nullable outputBufferSize,
    uint32_t flags
);

// The same for a name of C++, which has to end with a NUL.
char *_Nullable __cxa_demangle(
    const char *_Nonnull mangledName,
    char *_Nullable outputBuffer,
    size_t *_Nullable outputBufferSize,
    int *_Nullable status
);
