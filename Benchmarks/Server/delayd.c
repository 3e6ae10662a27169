// delayd.c - the answering end of the benchmark: one thread, epoll, http or https. It
// answers GET /delay/MS with 200 and a small body MS milliseconds after it has read the
// request. It listens on all addresses, so all of 127.0.0.0/8 reaches it.
//
//   delayd [--port N] [--certificate FILE --key FILE]
//
// Port 0 (the default) takes a free port. It prints one line, "port=N backlog=N".
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include "setup.h"
#include "timers.h"

enum { REQUEST_SPACE = 2048, AGAIN = -2 };

typedef struct connection {
    timer timer;               // first, so that a timer is its connection
    int fd;
    SSL *tls;
    unsigned char shaking, waiting, keep;
    int status, length;
    char request[REQUEST_SPACE];
} connection;

static int epoll_fd, listener;
static SSL_CTX *context;

static void die(const char *what) {
    fprintf(stderr, "delayd: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void drop(connection *c) {
    if (c->waiting) timer_remove(&c->timer);
    if (c->tls) SSL_free(c->tls);
    close(c->fd);
    free(c);
}

static ssize_t again_or_failed(SSL *tls, int result) {
    int error = SSL_get_error(tls, result);
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) return AGAIN;
    ERR_clear_error();
    return error == SSL_ERROR_ZERO_RETURN ? 0 : -1;
}

static ssize_t receive(connection *c, char *to, size_t space) {
    if (c->tls) {
        int n = SSL_read(c->tls, to, (int)space);
        return n > 0 ? n : again_or_failed(c->tls, n);
    }
    ssize_t n = recv(c->fd, to, space, 0);
    return n < 0 && errno == EAGAIN ? AGAIN : n;
}

// Sends the answer; 0 if the connection is gone after it.
static int answer(connection *c) {
    char text[256];
    const char *body = c->status == 200 ? "ok\n" : "no\n";
    int n = snprintf(text, sizeof text,
                     "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n%s\r\n%s",
                     c->status == 200 ? "200 OK" : "404 Not Found",
                     c->keep ? "" : "Connection: close\r\n",
                     strncmp(c->request, "HEAD ", 5) == 0 ? "" : body);
    ssize_t sent = c->tls ? SSL_write(c->tls, text, n) : send(c->fd, text, (size_t)n, MSG_NOSIGNAL);
    if (sent == n && c->keep) {
        c->length = 0;
        return 1;
    }
    if (sent == n && c->tls) SSL_shutdown(c->tls);  // close_notify: the end is a true end
    ERR_clear_error();
    drop(c);
    return 0;
}

// Judges a whole request; 0 if the connection is gone after it.
static int serve(connection *c) {
    char *path = strchr(c->request, ' ');
    long delay = -1;
    if (path && strncmp(path, " /delay/", 8) == 0) delay = strtol(path + 8, NULL, 10);
    c->status = delay >= 0 ? 200 : 404;
    c->keep = !strcasestr(c->request, "\r\nconnection: close") && strstr(c->request, " HTTP/1.1\r\n");
    if (delay <= 0) return answer(c);
    c->waiting = 1;
    timer_add(&c->timer, timer_now() + delay * 1000000LL);
    return 1;
}

// Takes a connection as far as it goes without waiting (the events are edge-triggered).
static void step(connection *c) {
    if (c->shaking) {
        int r = SSL_do_handshake(c->tls);
        if (r != 1) {
            if (again_or_failed(c->tls, r) != AGAIN) drop(c);
            return;
        }
        c->shaking = 0;
    }
    for (;;) {
        char ignored[512];
        char *to = c->waiting ? ignored : c->request + c->length;
        size_t space = c->waiting ? sizeof ignored : (size_t)(REQUEST_SPACE - 1 - c->length);
        ssize_t n = space ? receive(c, to, space) : -1;
        if (n == AGAIN) return;
        if (n <= 0) { drop(c); return; }
        if (c->waiting) continue;
        c->length += (int)n;
        c->request[c->length] = 0;
        if (strstr(c->request, "\r\n\r\n") && !serve(c)) return;
    }
}

static void accept_all(void) {
    int fd, one = 1;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        connection *c = calloc(1, sizeof *c);
        if (!c) die("memory");
        c->fd = fd;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (context) {
            c->tls = SSL_new(context);
            if (!c->tls || !SSL_set_fd(c->tls, fd)) die("TLS");
            SSL_set_accept_state(c->tls);
            c->shaking = 1;
        }
        struct epoll_event e = { .events = EPOLLIN | EPOLLRDHUP | EPOLLET, .data.ptr = c };
        if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &e) < 0) die("epoll_ctl");
    }
    if (errno != EAGAIN && errno != ECONNABORTED && errno != EINTR) die("accept");
}

int main(int argc, char **argv) {
    const char *certificate = NULL, *key = NULL;
    int port = 0;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--port") == 0) port = atoi(argv[i + 1]);
        else if (strcmp(argv[i], "--certificate") == 0) certificate = argv[i + 1];
        else if (strcmp(argv[i], "--key") == 0) key = argv[i + 1];
        else { fprintf(stderr, "delayd: unknown option %s\n", argv[i]); return 2; }
    }
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_TIMERSLACK, 1);
    if (certificate && key) context = make_context(certificate, key);

    int backlog = make_room(), one = 1;
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((unsigned short)port) };
    socklen_t size = sizeof at;
    listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (listener < 0 || bind(listener, (struct sockaddr *)&at, size) < 0 || listen(listener, backlog) < 0 ||
        getsockname(listener, (struct sockaddr *)&at, &size) < 0) die("listen");
    printf("port=%d backlog=%d\n", ntohs(at.sin_port), backlog);
    fflush(stdout);

    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event e = { .events = EPOLLIN, .data.ptr = NULL }, events[64];
    if (epoll_fd < 0 || epoll_ctl(epoll_fd, EPOLL_CTL_ADD, listener, &e) < 0) die("epoll");
    for (;;) {
        struct timespec wait;
        int n = epoll_pwait2(epoll_fd, events, 64, timer_until_next(&wait), NULL);
        if (n < 0 && errno != EINTR) die("epoll_pwait2");
        if (n > 0) accept_all();  // first and each time: the accept queue must not overflow
        for (int i = 0; i < n; i++)
            if (events[i].data.ptr) step(events[i].data.ptr);
        for (timer *due; (due = timer_take_due());) {
            connection *c = (connection *)due;
            c->waiting = 0;
            answer(c);
        }
    }
}
