#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { most_groups = 65536 };

// The child's own copy, untouched memory until it is used.
static int groups[most_groups];

static void note(int group, int *count) {
    if (group > 0) {
        if (*count < most_groups) groups[(*count)++] = group;
        return;
    }
    for (int place = 0; place < *count; place++) {
        if (groups[place] != -group) continue;
        groups[place] = groups[--*count];
        return;
    }
}

// The child of a program with threads: nothing but system calls.
static void watch(int channel) {
    prctl(PR_SET_NAME, "keepwarm-watch");
    setsid();
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    for (int number = 1; number < NSIG; number++) sigaction(number, &ignored, NULL);
    if (chdir("/") != 0) _exit(1);
    if (dup2(channel, 3) < 0) _exit(1);
    int nothing = open("/dev/null", O_RDWR);
    for (int standard = 0; standard < 3; standard++) dup2(nothing, standard);
    syscall(SYS_close_range, 4u, ~0u, 0u);

    int count = 0, notes[256];
    size_t have = 0;
    for (;;) {
        ssize_t size = read(3, (char *)notes + have, sizeof notes - have);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) break;
        have += (size_t)size;
        size_t whole = have / sizeof(int);
        for (size_t place = 0; place < whole; place++) note(notes[place], &count);
        have -= whole * sizeof(int);
        // Writes of one int into a pipe are never divided, so nothing is left over.
    }
    for (int place = 0; place < count; place++) kill(-groups[place], SIGKILL);
    _exit(0);
}

pid_t cprocess_watch(int *channel) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    // Not fork(), which would wait for locks that other threads hold.
    pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) watch(ends[0]);
    int reason = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[0]);
    if (child < 0) {
        close(ends[1]);
        errno = reason;
        return -1;
    }
    *channel = ends[1];
    return child;
}
