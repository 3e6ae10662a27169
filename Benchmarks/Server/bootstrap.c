// bootstrap.c - the process of bootstrap.h.
#define _GNU_SOURCE
#include "bootstrap.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_VARIABLES = 64 };

double now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

int stay_on(int cpu) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    return sched_setaffinity(0, sizeof set, &set) == 0;
}

// Our own pages are locked first: what we have not run yet must not be read from the disk
// while somebody else is measured.
int drop_page_cache(void) {
    mlockall(MCL_CURRENT);
    sync();
    int fd = open("/proc/sys/vm/drop_caches", O_WRONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    int dropped = write(fd, "3", 1) == 1;
    close(fd);
    return dropped;
}

// The environment of a function, as far as a bootstrap may want it. Nothing of ours goes along.
static char **environment(const launch *l) {
    static char api[64], root[4096 + 24], *all[MOST_VARIABLES] = {
        "AWS_DEFAULT_REGION=eu-central-1", "AWS_REGION=eu-central-1",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128", "AWS_LAMBDA_FUNCTION_NAME=benchmark",
        "AWS_LAMBDA_FUNCTION_VERSION=$LATEST", "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/benchmark",
        "AWS_LAMBDA_LOG_STREAM_NAME=2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef",
        "LAMBDA_RUNTIME_DIR=/var/runtime", "LANG=en_US.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin:/opt/bin",
        "TZ=:UTC", "_HANDLER=bootstrap", api, root,
    };
    snprintf(api, sizeof api, "AWS_LAMBDA_RUNTIME_API=127.0.0.1:%d", l->port);
    snprintf(root, sizeof root, "LAMBDA_TASK_ROOT=%s", l->root);
    size_t count = 0;
    while (all[count]) count++;
    for (size_t i = 0; l->variables[i] && count + 1 < MOST_VARIABLES; i++) all[count++] = l->variables[i];
    return all;
}

static volatile double exec_time;
static volatile int exec_error;

// The child borrows our memory until exec, so that nothing is copied for it and it can leave
// behind when it went, and why it did not.
static pid_t launch_child(char *const *command, char *const *variables, const char *root, int log, int nothing) {
    pid_t pid = vfork();
    if (pid != 0) return pid;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (dup2(nothing, 0) >= 0 && dup2(log, 1) >= 0 && dup2(log, 2) >= 0 && chdir(root) == 0) {
        exec_time = now_us();
        execve(command[0], command, variables);
    }
    exec_error = errno;
    _exit(127);
}

int bootstrap_start(bootstrap *b, const launch *l) {
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    int log = open(l->log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
    if (nothing < 0 || log < 0) return errno;
    exec_error = 0;
    b->pid = launch_child(l->command, environment(l), l->root, log, nothing);
    int failed = b->pid < 0 ? errno : exec_error;
    close(nothing);
    close(log);
    if (failed) return failed;
    b->started = exec_time;
    b->pidfd = (int)syscall(SYS_pidfd_open, b->pid, 0);
    return b->pidfd < 0 ? errno : 0;
}

static long kib_after(const bootstrap *b, const char *file, const char *key) {
    char name[64], line[256];
    snprintf(name, sizeof name, "/proc/%d/%s", (int)b->pid, file);
    FILE *f = fopen(name, "re");
    if (!f) return -1;
    long kib = -1;
    while (kib < 0 && fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0) kib = atol(line + strlen(key));
    fclose(f);
    return kib;
}

// smaps_rollup counts the pages themselves; the counters behind VmRSS may lag behind.
long bootstrap_resident_kib(const bootstrap *b) { return kib_after(b, "smaps_rollup", "Rss:"); }
long bootstrap_peak_kib(const bootstrap *b) { return kib_after(b, "status", "VmHWM:"); }

double bootstrap_end(const bootstrap *b) {
    struct rusage used;
    kill(b->pid, SIGKILL);
    if (wait4(b->pid, NULL, 0, &used) != b->pid) return 0;
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}
