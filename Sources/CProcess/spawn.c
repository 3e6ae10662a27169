#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Runs in the child, on the parent's memory: nothing but system calls.
static int become(const struct cprocess_start *start, pid_t parent) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &action, NULL);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return errno;
    if (getppid() != parent) return ESRCH;
    if (setsid() < 0) return errno;
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0) return errno;
    if (dup2(nothing, 0) < 0 || dup2(start->output, 1) < 0 || dup2(start->output, 2) < 0) return errno;
    if (syscall(SYS_close_range, 3u, ~0u, CLOSE_RANGE_CLOEXEC) != 0) return errno;
    struct rlimit files = {.rlim_cur = start->open_files, .rlim_max = start->open_files};
    setrlimit(RLIMIT_NOFILE, &files);
    // A crash is an answer here, and its memory is nobody's concern.
    struct rlimit none_at_all = {0, 0};
    setrlimit(RLIMIT_CORE, &none_at_all);
    if (chdir(start->folder) != 0) return errno;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(start->path, start->arguments, start->environment);
    return errno;
}

pid_t cprocess_spawn(const struct cprocess_start *start, int *handle) {
    // Not a variable, although the child shares our memory: under the thread sanitizer it does not.
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    sigset_t all, before;
    sigfillset(&all);
    // A handler of the parent's must not run in the child, whose memory is the parent's.
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t child = vfork();
    if (child == 0) {
        int failure = become(start, parent);
        _exit(write(ends[1], &failure, sizeof failure) == sizeof failure ? 127 : 126);
    }
    int reason = child < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[1]);
    if (child > 0) {
        // Nothing to read: the pipe was closed by the program that now runs.
        while (read(ends[0], &reason, sizeof reason) < 0 && errno == EINTR) {
        }
    }
    close(ends[0]);
    if (child > 0 && reason == 0) {
        *handle = (int)syscall(SYS_pidfd_open, child, 0u);
        if (*handle >= 0) return child;
        reason = errno;
        kill(-child, SIGKILL);
    }
    if (child > 0) {
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    errno = reason;
    return -1;
}
