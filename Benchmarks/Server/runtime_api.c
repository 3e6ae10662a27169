// runtime_api.c - the server of runtime_api.h: one thread, a few kept connections, poll.
#define _GNU_SOURCE
#include "runtime_api.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "http.h"

enum { MOST_CONNECTIONS = 16, LISTENER = MOST_CONNECTIONS, PROCESS, WATCHED };
#define API "/2018-06-01/runtime/"

static connection connections[MOST_CONNECTIONS];
static int listener;

// The first complaint is the one that counts.
__attribute__((format(printf, 2, 3)))
static void complain(figures *f, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    if (!f->complaint[0]) vsnprintf(f->complaint, sizeof f->complaint, format, arguments);
    va_end(arguments);
}

int api_listen(void) {
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof at;
    for (int i = 0; i < MOST_CONNECTIONS; i++) connections[i].fd = -1;
    listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&at, size) < 0 || listen(listener, MOST_CONNECTIONS) < 0 ||
        getsockname(listener, (struct sockaddr *)&at, &size) < 0) return -1;
    return ntohs(at.sin_port);
}

static void accept_one(int timeout, figures *f) {
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC), one = 1;
    struct timeval limit = { .tv_sec = timeout };
    if (fd < 0) return;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    for (int i = 0; i < MOST_CONNECTIONS; i++)
        if (connections[i].fd < 0) { connections[i].fd = fd; return; }
    close(fd);
    complain(f, "more than %d connections", MOST_CONNECTIONS);
}

// Whether the connection holds a whole request.
static int whole(connection *c, request *r, figures *f) {
    int state = http_parse(c, r);
    if (state == HTTP_MALFORMED) complain(f, "a malformed request");
    return state == HTTP_WHOLE;
}

// Waits for the next whole request; NULL, with a complaint, if there will be none.
static connection *next_request(request *r, const bootstrap *b, int timeout, figures *f) {
    for (int i = 0; i < MOST_CONNECTIONS; i++)  // one that came together with the last
        if (connections[i].length > 0 && whole(&connections[i], r, f)) return &connections[i];
    double until = now_us() + timeout * 1e6;
    while (!f->complaint[0]) {
        struct pollfd all[WATCHED];
        for (int i = 0; i < MOST_CONNECTIONS; i++) all[i] = (struct pollfd){ connections[i].fd, POLLIN, 0 };
        all[LISTENER] = (struct pollfd){ listener, POLLIN, 0 };
        all[PROCESS] = (struct pollfd){ b->pidfd, POLLIN, 0 };
        int left = (int)((until - now_us()) / 1000), heard = 0;
        int n = left > 0 ? poll(all, WATCHED, left) : 0;
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) { complain(f, "no request within %d s", timeout); break; }
        for (int i = 0; i < MOST_CONNECTIONS; i++) {
            if (!all[i].revents) continue;
            heard = 1;
            if (!http_receive(&connections[i])) http_close(&connections[i]);
            else if (whole(&connections[i], r, f)) return &connections[i];
        }
        if (all[LISTENER].revents) accept_one(timeout, f);
        else if (!heard) complain(f, "the bootstrap ended");  // and nothing that it sent is left
    }
    return NULL;
}

static int send_event(int fd, const work *w, const char *id) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    char head[1024];
    int n = snprintf(head, sizeof head,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: %s\r\n"
        "Lambda-Runtime-Deadline-Ms: %lld\r\n"
        "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:benchmark\r\n"
        "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0\r\n"
        "Content-Length: %zu\r\n\r\n",
        id, (now.tv_sec + w->timeout) * 1000LL + now.tv_nsec / 1000000, w->event_length);
    return http_send(fd, head, (size_t)n, w->event, w->event_length);
}

static int send_accepted(int fd) {
    static const char answer[] = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n"
                                 "Content-Length: 16\r\n\r\n{\"status\":\"OK\"}\n";
    return http_send(fd, answer, sizeof answer - 1, "", 0);
}

static int shown(const request *r) { return r->body_length < 300 ? (int)r->body_length : 300; }

void api_serve(const work *w, const bootstrap *b, figures *f) {
    char response[128] = "", error[128] = "";
    int sent = 0;
    double sent_at = 0;
    request r;
    for (connection *c; (c = next_request(&r, b, w->timeout, f)); http_take(c, &r)) {
        double now = now_us();
        int well = 1;
        if (strcmp(r.method, "GET") == 0 && strcmp(r.path, API "invocation/next") == 0) {
            if (sent == 0) {
                f->start = now - b->started;
                f->resident_start = bootstrap_resident_kib(b);
            } else {
                f->cycle[sent - 1] = now - sent_at;
            }
            if (f->answered < sent) complain(f, "it asked for another event and had not answered the last");
            if (f->answered < sent || sent == w->events) return;
            char id[40];
            snprintf(id, sizeof id, "8476a536-e9f4-11e8-9739-%012x", (unsigned)++sent);
            snprintf(response, sizeof response, API "invocation/%s/response", id);
            snprintf(error, sizeof error, API "invocation/%s/error", id);
            sent_at = now_us();
            well = send_event(c->fd, w, id);
        } else if (strcmp(r.method, "POST") == 0 && strcmp(r.path, response) == 0 && f->answered < sent) {
            f->answer[f->answered++] = now - sent_at;
            if (w->echo && (r.body_length != w->event_length || memcmp(r.body, w->event, r.body_length) != 0))
                complain(f, "its answer is not its event: %.*s", shown(&r), r.body);
            well = send_accepted(c->fd);
        } else if (strcmp(r.path, error) == 0 || strcmp(r.path, API "init/error") == 0) {
            complain(f, "it reported: %.*s", shown(&r), r.body);
        } else {
            complain(f, "an unexpected %s %s", r.method, r.path);
        }
        if (!well) complain(f, "the connection broke while it was answered");
    }
}
