// measure.c - runs one command and reports what it took, by wait4:
//
//   measure REPORT-FILE SECONDS COMMAND [ARGUMENT...]
//
// It writes "wall_us cpu_us peak_kib exit" to the report file; exit is 128 + the signal
// if one ended the command, which SIGKILL does after SECONDS. It is a small static
// program on purpose: ru_maxrss of a child starts at the size of the process it was
// forked from, which would be the whole Python runner.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile pid_t child;

static void stop(int signal_number) {
    (void)signal_number;
    if (child > 0) kill(child, SIGKILL);
}

static long long now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static long long us(struct timeval t) { return t.tv_sec * 1000000LL + t.tv_usec; }

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: measure REPORT-FILE SECONDS COMMAND [ARGUMENT...]\n");
        return 2;
    }
    struct sigaction action = { .sa_handler = stop, .sa_flags = SA_RESTART };
    sigaction(SIGALRM, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    FILE *report = fopen(argv[1], "we");
    if (!report) { perror(argv[1]); return 2; }

    long long begun = now_us();
    child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);  // a runner that is ended leaves no peer behind
        execvp(argv[3], argv + 3);
        fprintf(stderr, "measure: %s: %s\n", argv[3], strerror(errno));
        _exit(127);
    }
    if (child < 0) { perror("fork"); return 2; }
    alarm((unsigned)atoi(argv[2]));
    int status;
    struct rusage used;
    if (wait4(child, &status, 0, &used) < 0) { perror("wait4"); return 2; }
    long long wall = now_us() - begun;
    int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    fprintf(report, "%lld %lld %ld %d\n", wall, us(used.ru_utime) + us(used.ru_stime), used.ru_maxrss, code);
    return fclose(report) == 0 ? 0 : 2;
}
