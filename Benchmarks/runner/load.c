// load.c - calls a Lambda function over HTTP, from several connections at once, and prints
// figures as JSON:
//
//   load [options] PORT PATH EVENT
//     --connections N   how many, each with one call under way (8)
//     --seconds N       for how long (5)
//     --once            all connections first, then one call on each, all at once
//     --timeout N       the most seconds without any answer (30)
//
// It stands on this machine, has one thread, and checks that each answer is its event. An
// emulator of ours names the environment in a header; environments counts the different
// ones. silence_us is the longest time in which no answer came to anybody. complaint is null
// if all went well, and else the other figures do not count.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST_CONNECTIONS = 4096, MOST_ANSWERS = 8 << 20, ROOM = 8192, ID_LENGTH = 32 };

typedef struct {
    int fd, under_way;
    size_t filled;
    long long begun;
    char answer[ROOM];
} caller;

static caller *callers;
static const char *event;
static char *request;
static size_t request_length;
static unsigned *latencies;
static size_t answered;
static char (*ids)[ID_LENGTH];
static size_t id_count;
static char complaint[200];

static long long now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static void die(const char *what) {
    perror(what);
    exit(2);
}

static void complain(const char *what, const char *detail) {
    if (!*complaint) snprintf(complaint, sizeof complaint, "%s: %.100s", what, detail);
    for (char *c = complaint; *c; c++)
        if (*c < ' ' || *c == '"' || *c == '\\' || (unsigned char)*c > 126) *c = ' ';
}

static void start(caller *c) {
    c->begun = now_us();
    c->under_way = 1;
    c->filled = 0;
    if (send(c->fd, request, request_length, MSG_NOSIGNAL) != (ssize_t)request_length)
        complain("a request could not be sent", strerror(errno));
}

// The value of a header field; NULL if it is not there.
static const char *field(const char *head, const char *name) {
    const char *line = strcasestr(head, name);
    return line ? line + strlen(name) + strspn(line + strlen(name), " ") : NULL;
}

static void note_environment(const char *head) {
    const char *id = field(head, "\r\nX-Emulator-Environment:");
    if (!id || strcspn(id, "\r") != ID_LENGTH) return;
    for (size_t i = id_count; i > 0; i--)
        if (memcmp(ids[i - 1], id, ID_LENGTH) == 0) return;
    if (id_count < MOST_CONNECTIONS) memcpy(ids[id_count++], id, ID_LENGTH);
}

// Reads what has come; whether the answer is whole now.
static int receive(caller *c) {
    ssize_t n = recv(c->fd, c->answer + c->filled, ROOM - 1 - c->filled, 0);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
    if (n <= 0) { complain("a connection ended", n < 0 ? strerror(errno) : "no answer"); return 0; }
    c->filled += (size_t)n;
    c->answer[c->filled] = 0;
    char *end = strstr(c->answer, "\r\n\r\n");
    if (!end) return 0;
    const char *text = field(c->answer, "\r\nContent-Length:");
    size_t length = text && text < end ? strtoul(text, NULL, 10) : 0;
    const char *body = end + 4;
    if (c->filled < (size_t)(body - c->answer) + length) return 0;
    if (strncmp(c->answer + 8, " 200", 4) != 0 || length != strlen(event) || memcmp(body, event, length) != 0)
        complain("another answer than the event", length ? body : c->answer);
    return 1;
}

static int connected(int port) {
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((unsigned short)port) };
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) < 0) die("connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

static int ascending(const void *a, const void *b) {
    unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;
    return (x > y) - (x < y);
}

static unsigned quantile(double share) {
    if (!answered) return 0;
    size_t place = (size_t)(share * (double)answered);
    return latencies[place < answered ? place : answered - 1];
}

int main(int argc, char **argv) {
    int count = 8, seconds = 5, once = 0, timeout = 30, place = 1;
    for (; place < argc && argv[place][0] == '-'; place++) {
        int *number = strcmp(argv[place], "--connections") == 0 ? &count
                    : strcmp(argv[place], "--seconds") == 0     ? &seconds
                    : strcmp(argv[place], "--timeout") == 0     ? &timeout : NULL;
        if (strcmp(argv[place], "--once") == 0) once = 1;
        else if (number && place + 1 < argc) *number = atoi(argv[++place]);
        else { fprintf(stderr, "load: what is %s?\n", argv[place]); return 2; }
    }
    if (argc - place != 3 || count < 1 || count > MOST_CONNECTIONS || seconds < 1) {
        fprintf(stderr, "usage: load [options] PORT PATH EVENT\n");
        return 2;
    }
    int port = atoi(argv[place]);
    event = argv[place + 2];
    int length = asprintf(&request, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
                                    "Content-Length: %zu\r\n\r\n%s", argv[place + 1], port, strlen(event), event);
    latencies = malloc(MOST_ANSWERS * sizeof *latencies);
    callers = calloc((size_t)count, sizeof *callers);
    ids = malloc(sizeof *ids * MOST_CONNECTIONS);
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (length < 0 || !latencies || !callers || !ids || epoll < 0) die("memory");
    request_length = (size_t)length;
    for (int i = 0; i < count; i++) {
        callers[i].fd = connected(port);
        struct epoll_event interest = { .events = EPOLLIN, .data.ptr = &callers[i] };
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, callers[i].fd, &interest) < 0) die("epoll_ctl");
    }

    long long begun = now_us(), end = begun + seconds * 1000000LL, last = begun, silence = 0, first = 0;
    for (int i = 0; i < count; i++) start(&callers[i]);
    int under_way = count;
    struct epoll_event ready[256];
    while (under_way > 0 && !*complaint) {
        int n = epoll_wait(epoll, ready, 256, timeout * 1000);
        if (n < 0 && errno != EINTR) die("epoll_wait");
        if (n == 0) complain("no answer came for some time", "too late");
        for (int i = 0; i < n; i++) {
            caller *c = ready[i].data.ptr;
            if (!c->under_way || !receive(c)) continue;
            long long now = now_us();
            if (now - last > silence) silence = now - last;
            last = now;
            if (!first) first = now - begun;
            if (answered < MOST_ANSWERS) latencies[answered++] = (unsigned)(now - c->begun);
            note_environment(c->answer);
            c->under_way = 0;
            if (!once && now < end) start(c);
            else under_way--;
        }
    }
    double took = (double)(last - begun) / 1e6;
    qsort(latencies, answered, sizeof *latencies, ascending);
    printf("{\"answered\": %zu, \"seconds\": %.6f, \"per_second\": %.1f, \"first_us\": %lld, \"p50_us\": %u, "
           "\"p90_us\": %u, \"p99_us\": %u, \"p999_us\": %u, \"max_us\": %u, \"silence_us\": %lld, "
           "\"environments\": %zu, \"complaint\": ",
           answered, took, took > 0 ? (double)answered / took : 0, first, quantile(.5), quantile(.9), quantile(.99),
           quantile(.999), answered ? latencies[answered - 1] : 0, silence, id_count);
    printf(*complaint ? "\"%s\"}\n" : "null}\n", complaint);
    return 0;
}
