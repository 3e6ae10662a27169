// setup.h - what delayd prepares before it serves: its TLS context, and room for a burst.
#ifndef SETUP_H
#define SETUP_H
#include <openssl/ssl.h>

SSL_CTX *make_context(const char *certificate, const char *key);
int make_room(void);  // raises the limits it may; the listen backlog to use
#endif
