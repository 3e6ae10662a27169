// setup.c - the preparations of setup.h.
#include "setup.h"

#include <openssl/err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { WANTED_BACKLOG = 16384 };

// No sessions and no tickets: every check of every peer pays for a whole handshake.
SSL_CTX *make_context(const char *certificate, const char *key) {
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (!context || SSL_CTX_use_certificate_chain_file(context, certificate) != 1 ||
        SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1) {
        ERR_print_errors_fp(stderr);
        exit(1);
    }
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    return context;
}

// Room for 10,000 descriptors and for a burst of connections, as far as we may have it.
int make_room(void) {
    struct rlimit limit = { 65536, 65536 };
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    const char *name = "/proc/sys/net/core/somaxconn";
    int most = 4096;
    FILE *f = fopen(name, "r");
    if (f) { if (fscanf(f, "%d", &most) != 1) most = 4096; fclose(f); }
    if (most < WANTED_BACKLOG && (f = fopen(name, "w"))) {
        int written = fprintf(f, "%d\n", WANTED_BACKLOG) > 0;
        if (fclose(f) == 0 && written) most = WANTED_BACKLOG;
    }
    return most < WANTED_BACKLOG ? most : WANTED_BACKLOG;
}
