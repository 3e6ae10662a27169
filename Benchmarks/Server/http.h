// http.h - the little of HTTP/1.1 that lambdad speaks: whole requests in, small heads out.
#ifndef HTTP_H
#define HTTP_H
#include <stddef.h>

typedef struct {
    int fd;                    // -1 while nobody uses it
    char *bytes;               // what was received and not yet taken
    size_t length, space;
} connection;

typedef struct {
    char method[8], path[160];
    char *body;                // a slice of the connection's bytes, without its chunk lines
    size_t body_length;
    size_t taken;              // how many of the connection's bytes the request is
} request;

enum { HTTP_WHOLE = 1, HTTP_MORE = 0, HTTP_MALFORMED = -1 };

int http_receive(connection *c);             // once; 0 at the end or after a failure
int http_parse(connection *c, request *r);   // HTTP_…; r is valid until the next two calls
void http_take(connection *c, const request *r);
int http_send(int fd, const char *head, size_t head_length, const char *body, size_t body_length);
void http_close(connection *c);
#endif
