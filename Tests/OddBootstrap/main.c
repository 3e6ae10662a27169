// A runtime for tests: it does what the event asks for, without the help of any library that might know better.
//
// Events: echo anything, or "exit:N", "signal:N", "hang", "big:N", "error:TEXT", "print:TEXT", "sleep:MS", "env:NAME",
// "await:PATH" (answers as soon as there is a file of this name), "late:PATH" (answers, and asks for more when there is
// one), "twice", "wrong-id", "chunked", "child" (a process that never ends, whose id is the answer), "daemon" (the same in
// a session of its own), "touch:MB", "count" (how many events there were), "pid".
// ODD_INIT, for the time before the first event: "exit:N", "signal:N", "hang", "error", "print:TEXT", "sleep:MS";
// with "once=PATH;" in front only as long as there is no file of this name.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int server = -1;
static char *input, *head, *body;
static size_t filled, room, body_size;
static long events;

static void nap(long milliseconds) {
    struct timespec left = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}

static void forever(void) {
    for (;;) pause();
}

static void transmit(const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t count = send(server, bytes, size, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) exit(90);
        bytes += count;
        size -= (size_t)count;
    }
}

// Receives one answer: head and body are valid until the next one.
static void receive(void) {
    filled = 0;
    size_t length = 0, head_size = 0;
    for (;;) {
        if (filled + 1 >= room) input = realloc(input, room *= 2);
        ssize_t count = recv(server, input + filled, room - filled - 1, 0);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) exit(91);
        filled += (size_t)count;
        input[filled] = 0;
        if (head_size == 0) {
            char *end = strstr(input, "\r\n\r\n");
            if (end == NULL) continue;
            head_size = (size_t)(end - input) + 4;
            char *field = strcasestr(input, "\r\nContent-Length:");
            if (field != NULL && field < end) length = strtoul(field + 17, NULL, 10);
        }
        if (filled >= head_size + length) break;
    }
    head = input;
    body = input + head_size;
    body_size = length;
}

static int status(void) {
    return atoi(head + 9);
}

static void post(const char *path, const char *more, const char *bytes, size_t size) {
    char request[1024];
    int count = snprintf(request, sizeof request, "POST /2018-06-01/runtime/%s HTTP/1.1\r\nHost: x\r\n%sContent-Length: %zu\r\n\r\n",
                         path, more, size);
    if (size < 512) {
        memcpy(request + count, bytes, size);
        transmit(request, (size_t)count + size);
    } else {
        transmit(request, (size_t)count);
        transmit(bytes, size);
    }
    receive();
}

static const char *after(const char *text, const char *name) {
    size_t size = strlen(name);
    return strncmp(text, name, size) == 0 ? text + size : NULL;
}

static void post_error(const char *path, const char *message) {
    char document[512];
    int size = snprintf(document, sizeof document, "{\"errorMessage\":\"%s\",\"errorType\":\"Odd\"}", message);
    post(path, "Lambda-Runtime-Function-Error-Type: Function.Odd\r\n", document, (size_t)size);
}

static void end_as(const char *text) {
    const char *rest;
    if ((rest = after(text, "exit:"))) exit(atoi(rest));
    if ((rest = after(text, "signal:"))) {
        // The package's own runtime library, which every program of it is linked with, may have set a handler.
        signal(atoi(rest), SIG_DFL);
        raise(atoi(rest));
        forever();
    }
    if (after(text, "hang")) forever();
    if ((rest = after(text, "print:"))) printf("%s\n", rest);
    if ((rest = after(text, "sleep:"))) nap(atol(rest));
}

static void initialise(void) {
    const char *wish = getenv("ODD_INIT"), *rest;
    if (wish == NULL) return;
    if ((rest = after(wish, "once="))) {
        char path[512];
        size_t size = strcspn(rest, ";");
        snprintf(path, sizeof path, "%.*s", (int)size, rest);
        if (access(path, F_OK) == 0) return;
        close(open(path, O_CREAT | O_WRONLY, 0600));
        wish = rest + size + 1;
    }
    if (after(wish, "error")) {
        post_error("init/error", "no way to start");
        exit(1);
    }
    end_as(wish);
}

static pid_t leave_behind(int in_own_session) {
    pid_t child = fork();
    if (child == 0) {
        if (in_own_session) setsid();
        forever();
    }
    return child;
}

static void handle(const char *id) {
    char path[256], text[256];
    const char *rest;
    snprintf(path, sizeof path, "invocation/%s/response", id);
    // Nothing may be left of the event once the answer's head is received over it.
    char *event = strndup(body, body_size);
    size_t size = body_size;
    if (size >= 2 && event[0] == '"') {
        event[size - 1] = 0;
        memmove(event, event + 1, size - 1);
        end_as(event);
        int count = 0;
        if ((rest = after(event, "env:"))) {
            const char *value = getenv(rest);
            count = snprintf(text, sizeof text, value ? "\"%s\"" : "null", value);
        } else if ((rest = after(event, "error:"))) {
            snprintf(path, sizeof path, "invocation/%s/error", id);
            post_error(path, rest);
            free(event);
            return;
        } else if ((rest = after(event, "big:"))) {
            size_t wanted = strtoul(rest, NULL, 10);
            char *big = malloc(wanted);
            memset(big, 'x', wanted);
            post(path, "", big, wanted);
            printf("big answered with %d\n", status());
            free(big);
            free(event);
            return;
        } else if ((rest = after(event, "touch:"))) {
            size_t wanted = strtoul(rest, NULL, 10) << 20;
            char *big = malloc(wanted);
            memset(big, 'x', wanted);
            count = snprintf(text, sizeof text, "%d", big[wanted / 2]);
            free(big);
        } else if (after(event, "child") || after(event, "daemon")) {
            count = snprintf(text, sizeof text, "%d", (int)leave_behind(after(event, "daemon") != NULL));
        } else if ((rest = after(event, "await:"))) {
            while (access(rest, F_OK) != 0) nap(1);
            count = snprintf(text, sizeof text, "true");
        } else if (after(event, "pid")) {
            count = snprintf(text, sizeof text, "%d", (int)getpid());
        } else if (after(event, "count")) {
            count = snprintf(text, sizeof text, "%ld", events);
        } else if (after(event, "wrong-id")) {
            post("invocation/00000000-0000-0000-0000-000000000000/response", "", "1", 1);
            count = snprintf(text, sizeof text, "%d", status());
        } else if (after(event, "chunked")) {
            char request[512];
            count = snprintf(request, sizeof request,
                             "POST /2018-06-01/runtime/%s HTTP/1.1\r\nHost: x\r\nLambda-Runtime-Function-Response-Mode: "
                             "streaming\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\"ab\r\n2\r\nc\"\r\n0\r\n\r\n",
                             path);
            transmit(request, (size_t)count);
            receive();
            free(event);
            return;
        } else {
            count = snprintf(text, sizeof text, "\"%.200s\"", event);
        }
        post(path, "", text, (size_t)count);
        if (after(event, "twice")) {
            post(path, "", "2", 1);
            printf("second answer: %d\n", status());
        }
        if ((rest = after(event, "late:"))) {
            while (access(rest, F_OK) != 0) nap(1);
        }
    } else {
        post(path, "Content-Type: application/json\r\n", event, size);
    }
    free(event);
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    input = malloc(room = 1 << 16);
    const char *address = getenv("AWS_LAMBDA_RUNTIME_API");
    const char *colon = address ? strchr(address, ':') : NULL;
    if (colon == NULL) return 92;
    struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(colon + 1))};
    peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int on = 1;
    setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(server, (struct sockaddr *)&peer, sizeof peer) != 0) return 93;
    initialise();
    static const char next[] = "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n";
    for (;;) {
        transmit(next, sizeof next - 1);
        receive();
        char *field = strcasestr(head, "Lambda-Runtime-Aws-Request-Id:");
        if (status() != 200 || field == NULL || field > body) return 94;
        char id[64] = {0};
        sscanf(field + 30, " %63[0-9a-f-]", id);
        events++;
        handle(id);
    }
}
