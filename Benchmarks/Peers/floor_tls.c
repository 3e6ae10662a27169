// floor_tls.c - https for floor.c with OpenSSL: one SSL_CTX shared by all checks, the
// server's chain and its address verified, no session resumed.
#include "floor_tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

static SSL_CTX *context;

int tls_setup(const char *ca_file) {
    context = SSL_CTX_new(TLS_client_method());
    if (!context || !(ca_file ? SSL_CTX_load_verify_locations(context, ca_file, NULL)
                              : SSL_CTX_set_default_verify_paths(context))) {
        fprintf(stderr, "floor: cannot use the CA file %s\n", ca_file ? ca_file : "(default)");
        return 0;
    }
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    return 1;
}

void *tls_new(int fd, const char *address) {
    SSL *ssl = SSL_new(context);
    if (!ssl) return NULL;
    if (!SSL_set_fd(ssl, fd) || !X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), address)) {
        SSL_free(ssl);
        return NULL;
    }
    SSL_set_connect_state(ssl);
    return ssl;
}

// Turns OpenSSL's answer into ours; says once why the first failure failed.
static int judge(SSL *ssl, int result) {
    static int told;
    int error = SSL_get_error(ssl, result);
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) return TLS_AGAIN;
    if (error == SSL_ERROR_ZERO_RETURN) return 0;
    if (!told++) {
        fprintf(stderr, "floor: https: %s\n", X509_verify_cert_error_string(SSL_get_verify_result(ssl)));
        ERR_print_errors_fp(stderr);
    }
    ERR_clear_error();
    return TLS_FAILED;
}

int tls_handshake(void *tls) {
    int r = SSL_do_handshake(tls);
    if (r == 1) return 0;
    r = judge(tls, r);
    return r == 0 ? TLS_FAILED : r;  // an end here is no clean end
}

ssize_t tls_write(void *tls, const char *bytes, int count) {
    int r = SSL_write(tls, bytes, count);
    return r > 0 ? r : TLS_FAILED;
}

ssize_t tls_read(void *tls, char *bytes, int count) {
    int r = SSL_read(tls, bytes, count);
    return r > 0 ? r : judge(tls, r);
}

void tls_free(void *tls) { SSL_free(tls); }
