// http.c - the protocol of http.h. Bodies may have a Content-Length or come in chunks.
#define _GNU_SOURCE
#include "http.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FIRST_SPACE = 16 << 10, MOST_HEAD = 64 << 10, MOST_BYTES = 16 << 20 };

int http_receive(connection *c) {
    if (c->space - c->length < FIRST_SPACE / 2) {
        size_t space = c->space ? 2 * c->space : FIRST_SPACE;
        char *bytes = space <= MOST_BYTES ? realloc(c->bytes, space) : NULL;
        if (!bytes) return 0;
        c->bytes = bytes;
        c->space = space;
    }
    ssize_t n;
    do n = recv(c->fd, c->bytes + c->length, c->space - c->length, 0);
    while (n < 0 && errno == EINTR);
    if (n <= 0) return 0;
    c->length += (size_t)n;
    return 1;
}

// The value of a header field, or NULL; the head ends with an empty line.
static const char *field(const char *head, const char *end, const char *name) {
    size_t length = strlen(name);
    for (const char *line = head; (line = memchr(line, '\n', (size_t)(end - line)));) {
        line++;
        if ((size_t)(end - line) <= length || strncasecmp(line, name, length) != 0 || line[length] != ':') continue;
        for (line += length + 1; line < end && *line == ' ';) line++;
        return line;
    }
    return NULL;
}

// The size that a chunk's line tells, and where its data begin; HTTP_… .
static int chunk(const char *line, const char *end, size_t *size, const char **data) {
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    if (!newline) return end - line < 256 ? HTTP_MORE : HTTP_MALFORMED;
    char *after;
    errno = 0;
    unsigned long value = strtoul(line, &after, 16);
    if (after == line || after > newline || errno || value > MOST_BYTES) return HTTP_MALFORMED;
    *size = value;
    *data = newline + 1;
    return HTTP_WHOLE;
}

// Looks first if all chunks are there, and only then moves them together.
static int parse_chunks(connection *c, request *r, char *body) {
    const char *end = c->bytes + c->length, *at = body, *data;
    size_t size;
    for (;;) {
        int state = chunk(at, end, &size, &data);
        if (state != HTTP_WHOLE) return state;
        if ((size_t)(end - data) < size + 2) return HTTP_MORE;
        if (data[size] != '\r' || data[size + 1] != '\n') return HTTP_MALFORMED;
        at = data + size + 2;
        if (size == 0) break;
    }
    r->taken = (size_t)(at - c->bytes);
    r->body = body;
    for (at = body; chunk(at, end, &size, &data) == HTTP_WHOLE && size > 0; at = data + size + 2) {
        memmove(r->body + r->body_length, data, size);
        r->body_length += size;
    }
    return HTTP_WHOLE;
}

static int parse_request_line(const char *line, const char *end, request *r) {
    const char *space = memchr(line, ' ', (size_t)(end - line));
    const char *path = space ? space + 1 : end;
    const char *after = path < end ? memchr(path, ' ', (size_t)(end - path)) : NULL;
    if (!after || (size_t)(space - line) >= sizeof r->method || (size_t)(after - path) >= sizeof r->path ||
        (size_t)(end - after) < 10 || memcmp(after, " HTTP/1.1\r", 10) != 0) return HTTP_MALFORMED;
    memcpy(r->method, line, (size_t)(space - line));
    memcpy(r->path, path, (size_t)(after - path));
    return HTTP_WHOLE;
}

int http_parse(connection *c, request *r) {
    memset(r, 0, sizeof *r);
    char *end = memmem(c->bytes, c->length, "\r\n\r\n", 4);
    if (!end) return c->length < MOST_HEAD ? HTTP_MORE : HTTP_MALFORMED;
    if (parse_request_line(c->bytes, end + 2, r) != HTTP_WHOLE) return HTTP_MALFORMED;
    char *body = end + 4;
    const char *encoding = field(c->bytes, end + 2, "transfer-encoding");
    if (encoding) return strncasecmp(encoding, "chunked", 7) == 0 ? parse_chunks(c, r, body) : HTTP_MALFORMED;
    const char *length = field(c->bytes, end + 2, "content-length");
    if (length) {
        errno = 0;
        char *after;
        r->body_length = strtoul(length, &after, 10);
        if (after == length || errno || r->body_length > MOST_BYTES) return HTTP_MALFORMED;
    }
    r->body = body;
    r->taken = (size_t)(body - c->bytes) + r->body_length;
    return r->taken <= c->length ? HTTP_WHOLE : HTTP_MORE;
}

void http_take(connection *c, const request *r) {
    c->length -= r->taken;
    memmove(c->bytes, c->bytes + r->taken, c->length);
}

int http_send(int fd, const char *head, size_t head_length, const char *body, size_t body_length) {
    struct iovec parts[2] = { { (void *)head, head_length }, { (void *)body, body_length } };
    struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
    while (parts[0].iov_len + parts[1].iov_len > 0) {
        ssize_t n = sendmsg(fd, &message, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return 0;
        for (int i = 0; i < 2; i++) {
            size_t step = (size_t)n < parts[i].iov_len ? (size_t)n : parts[i].iov_len;
            parts[i].iov_base = (char *)parts[i].iov_base + step;
            parts[i].iov_len -= step;
            n -= (ssize_t)step;
        }
    }
    return 1;
}

void http_close(connection *c) {
    close(c->fd);
    free(c->bytes);
    *c = (connection){ .fd = -1 };
}
