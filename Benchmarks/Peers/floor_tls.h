// floor_tls.h - what floor.c asks of TLS. Without WITH_TLS every call is a stub, and the
// program needs no TLS library; an https URL is then refused.
#ifndef FLOOR_TLS_H
#define FLOOR_TLS_H
#include <stdio.h>
#include <sys/types.h>

#define TLS_AGAIN (-2)  // wait for the socket, then call again
#define TLS_FAILED (-1)

#ifdef WITH_TLS
int tls_setup(const char *ca_file);                        // 1, or 0 with a message
void *tls_new(int fd, const char *address);                // NULL on failure
int tls_handshake(void *tls);                              // 0, TLS_AGAIN or TLS_FAILED
ssize_t tls_write(void *tls, const char *bytes, int count);
ssize_t tls_read(void *tls, char *bytes, int count);       // 0 at a clean end
void tls_free(void *tls);
#else
static inline int tls_setup(const char *ca_file) {
    (void)ca_file;
    fprintf(stderr, "floor: built without https; use floor-tls\n");
    return 0;
}
static inline void *tls_new(int fd, const char *address) { (void)fd; (void)address; return NULL; }
static inline int tls_handshake(void *tls) { (void)tls; return TLS_FAILED; }
static inline ssize_t tls_write(void *tls, const char *bytes, int count) {
    (void)tls; (void)bytes; (void)count;
    return TLS_FAILED;
}
static inline ssize_t tls_read(void *tls, char *bytes, int count) {
    (void)tls; (void)bytes; (void)count;
    return TLS_FAILED;
}
static inline void tls_free(void *tls) { (void)tls; }
#endif
#endif
