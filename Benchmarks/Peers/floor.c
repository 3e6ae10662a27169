// floor.c - the floor of the benchmark: the least a process can do to GET a list of
// URLs all at once. One thread, epoll, one connection for each URL, no timeouts.
// Addresses in the URLs are IPv4 literals (no DNS). https is in floor_tls.c, which the
// plain `floor` program leaves out, so that its start-up carries no TLS library.
//
//   floor [--ca-file FILE] URL-FILE    prints "ok=N/N inside_ms=T", exit 0 if all are ok
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "floor_tls.h"

enum { CONNECTING, HANDSHAKE, SENDING, READING };

typedef struct {
    int fd;
    char *host, *path;         // slices of the URL file, ended with NUL
    int port;
    unsigned char state, secure, head_length;
    char head[12];             // "HTTP/1.1 200": enough to judge the answer
    void *tls;
} check;

static int epoll_fd, remaining, good;

static double now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void die(const char *what) {
    fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
    exit(2);
}

static void finish(check *c, int ok) {
    if (c->tls) tls_free(c->tls);
    if (c->fd >= 0) close(c->fd);
    c->tls = NULL;
    c->fd = -1;
    remaining--;
    good += ok;
}

// Cuts "http://1.2.3.4:80/path" in place; the path is left without its first slash.
static void parse(check *c, char *url) {
    c->secure = strncmp(url, "https://", 8) == 0;
    if (!c->secure && strncmp(url, "http://", 7) != 0) {
        fprintf(stderr, "floor: not an http URL: %s\n", url);
        exit(2);
    }
    c->host = url + (c->secure ? 8 : 7);
    c->port = c->secure ? 443 : 80;
    c->path = "";
    char *slash = strchr(c->host, '/');
    if (slash) { *slash = 0; c->path = slash + 1; }
    char *colon = strchr(c->host, ':');
    if (colon) { *colon = 0; c->port = atoi(colon + 1); }
}

static void start(check *c) {
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((unsigned short)c->port) };
    if (inet_pton(AF_INET, c->host, &to.sin_addr) != 1) { finish(c, 0); return; }
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (c->fd < 0) die("socket");
    int one = 1;
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(c->fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) {
        finish(c, 0);
        return;
    }
    struct epoll_event e = { .events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = c };
    if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, c->fd, &e) < 0) die("epoll_ctl");
}

// Takes one check as far as it goes without waiting (the events are edge-triggered).
static void step(check *c) {
    static char buffer[16384];
    if (c->state == CONNECTING) {
        int error = 0;
        socklen_t size = sizeof error;
        if (getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &size) < 0 || error) { finish(c, 0); return; }
        if (c->secure && !(c->tls = tls_new(c->fd, c->host))) { finish(c, 0); return; }
        c->state = c->secure ? HANDSHAKE : SENDING;
    }
    if (c->state == HANDSHAKE) {
        int r = tls_handshake(c->tls);
        if (r == TLS_AGAIN) return;
        if (r < 0) { finish(c, 0); return; }
        c->state = SENDING;
    }
    if (c->state == SENDING) {  // a request fits the empty socket buffer, so one write does
        int n = snprintf(buffer, sizeof buffer,
                         "GET /%s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n",
                         c->path, c->host, c->port);
        ssize_t w = c->secure ? tls_write(c->tls, buffer, n) : send(c->fd, buffer, (size_t)n, MSG_NOSIGNAL);
        if (w < 0 && !c->secure && errno == EAGAIN) return;  // not yet connected
        if (w != n) { finish(c, 0); return; }
        c->state = READING;
    }
    for (;;) {
        ssize_t n = c->secure ? tls_read(c->tls, buffer, sizeof buffer) : recv(c->fd, buffer, sizeof buffer, 0);
        if (n == TLS_AGAIN || (n < 0 && !c->secure && errno == EAGAIN)) return;
        if (n <= 0) {
            finish(c, n == 0 && c->head_length == 12 && memcmp(c->head + 8, " 200", 4) == 0);
            return;
        }
        size_t want = sizeof c->head - c->head_length;
        if (want > (size_t)n) want = (size_t)n;
        memcpy(c->head + c->head_length, buffer, want);
        c->head_length = (unsigned char)(c->head_length + want);
    }
}

static char *read_whole(const char *name, size_t *size) {
    FILE *f = fopen(name, "r");
    if (!f || fseek(f, 0, SEEK_END) != 0) die(name);
    *size = (size_t)ftell(f);
    rewind(f);
    char *text = malloc(*size + 1);
    if (!text || fread(text, 1, *size, f) != *size) die(name);
    text[*size] = 0;
    fclose(f);
    return text;
}

int main(int argc, char **argv) {
    double begun = now_ms();
    const char *file = NULL, *ca_file = NULL;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--ca-file") == 0 && i + 1 < argc) ca_file = argv[++i];
        else file = argv[i];
    }
    if (!file) { fprintf(stderr, "usage: floor [--ca-file FILE] URL-FILE\n"); return 2; }

    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    size_t size, lines = 1, count = 0;
    char *text = read_whole(file, &size), *rest = NULL;
    for (size_t i = 0; i < size; i++) lines += text[i] == '\n';
    check *checks = calloc(lines, sizeof *checks);
    if (!checks) die("memory");
    for (char *url = strtok_r(text, "\r\n", &rest); url; url = strtok_r(NULL, "\r\n", &rest)) {
        checks[count].fd = -1;
        parse(&checks[count++], url);
    }
    for (size_t i = 0; i < count; i++)
        if (checks[i].secure) { if (!tls_setup(ca_file)) return 2; break; }

    if ((epoll_fd = epoll_create1(EPOLL_CLOEXEC)) < 0) die("epoll_create1");
    remaining = (int)count;
    for (size_t i = 0; i < count; i++) start(&checks[i]);
    struct epoll_event events[256];
    while (remaining > 0) {
        int n = epoll_wait(epoll_fd, events, 256, -1);
        if (n < 0 && errno != EINTR) die("epoll_wait");
        for (int i = 0; i < n; i++) {
            check *c = events[i].data.ptr;
            // Before a connection is up, an event without OUT says nothing of use.
            if (c->fd >= 0 && (c->state != CONNECTING || events[i].events & (EPOLLOUT | EPOLLERR | EPOLLHUP)))
                step(c);
        }
    }
    printf("ok=%d/%zu inside_ms=%.1f\n", good, count, now_ms() - begun);
    return (size_t)good == count ? 0 : 1;
}
