// echo.c - the floor of the bootstraps: one blocking socket, kept open, and nothing else.
// It answers every event with itself.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define API "/2018-06-01/runtime/invocation/"

typedef struct {
    char *head, *body;         // the head ends with NUL in place of its empty line
    size_t body_length;
} answer;

static int fd;
static char *bytes;
static size_t space = 16 << 10;

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void send_all(const char *head, size_t head_length, const char *body, size_t body_length) {
    struct iovec parts[2] = { { (void *)head, head_length }, { (void *)body, body_length } };
    struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
    while (parts[0].iov_len + parts[1].iov_len > 0) {
        ssize_t n = sendmsg(fd, &message, MSG_NOSIGNAL);
        if (n < 0) die("sendmsg");
        for (int i = 0; i < 2; i++) {
            size_t step = (size_t)n < parts[i].iov_len ? (size_t)n : parts[i].iov_len;
            parts[i].iov_base = (char *)parts[i].iov_base + step;
            parts[i].iov_len -= step;
            n -= (ssize_t)step;
        }
    }
}

// The value of a header field, which ends at its line's end; NULL if it is not there.
static char *field(const char *head, const char *name) {
    size_t length = strlen(name);
    for (const char *line = head; (line = strstr(line, "\r\n"));) {
        line += 2;
        if (strncasecmp(line, name, length) == 0 && line[length] == ':')
            return (char *)line + length + 1 + strspn(line + length + 1, " ");
    }
    return NULL;
}

// Reads one answer to its end; there is never more than one to read.
static answer receive(void) {
    answer a = { 0 };
    size_t length = 0, whole = 0;
    do {
        size_t wanted = whole > length ? whole + 1 : length + (8 << 10);
        if (wanted > space && !(bytes = realloc(bytes, space = wanted))) die("realloc");
        ssize_t n = recv(fd, bytes + length, space - length - 1, 0);
        if (n < 0) die("recv");
        if (n == 0) exit(0);
        length += (size_t)n;
        bytes[length] = 0;
        char *end = whole ? NULL : strstr(bytes, "\r\n\r\n");
        if (end) {
            *end = 0;
            char *text = field(bytes, "content-length");
            a.body_length = text ? strtoul(text, NULL, 10) : 0;
            whole = (size_t)(end + 4 - bytes) + a.body_length;
        }
    } while (!whole || length < whole);
    a.head = bytes;
    a.body = bytes + whole - a.body_length;
    return a;
}

int main(void) {
    const char *api = getenv("AWS_LAMBDA_RUNTIME_API"), *colon = api ? strchr(api, ':') : NULL;
    char host[64], head[512];
    struct sockaddr_in to = { .sin_family = AF_INET };
    if (!colon || (size_t)(colon - api) >= sizeof host) { fprintf(stderr, "no AWS_LAMBDA_RUNTIME_API\n"); return 1; }
    memcpy(host, api, (size_t)(colon - api));
    host[colon - api] = 0;
    to.sin_port = htons((unsigned short)atoi(colon + 1));
    if (inet_pton(AF_INET, host, &to.sin_addr) != 1) { fprintf(stderr, "not an address: %s\n", host); return 1; }
    int one = 1;
    fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) < 0) die("connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (!(bytes = malloc(space))) die("malloc");
    for (;;) {
        int n = snprintf(head, sizeof head, "GET " API "next HTTP/1.1\r\nHost: %s\r\n\r\n", api);
        send_all(head, (size_t)n, "", 0);
        answer event = receive();
        char *id = field(event.head, "lambda-runtime-aws-request-id");
        if (!id) { fprintf(stderr, "an event without a request id\n"); return 1; }
        n = snprintf(head, sizeof head,
                     "POST " API "%.*s/response HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
                     "Content-Length: %zu\r\n\r\n", (int)strcspn(id, "\r"), id, api, event.body_length);
        send_all(head, (size_t)n, event.body, event.body_length);
        receive();
    }
}
