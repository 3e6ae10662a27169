/// Processes that do not outlive their starter: what neither the C library nor a Swift package offers.
#ifndef KEEPWARM_CPROCESS_H
#define KEEPWARM_CPROCESS_H

#include <sys/types.h>

/// What a process is started with.
struct cprocess_start {
    const char *path;
    char *const *arguments;
    char *const *environment;
    /// The working directory.
    const char *folder;
    /// Becomes standard output and standard error.
    int output;
    /// The limit of open files.
    unsigned long open_files;
};

/// Starts a process as the leader of a session and a process group of its own.
///
/// The kernel kills it when the calling thread ends. It begins with the default action for all signals, with none
/// blocked, and with no descriptor but the three standard ones. Nothing of the caller's memory is copied.
///
/// Returns the process's id, with a descriptor of it in *handle; or -1 with errno, which is then the reason why the
/// file cannot be run.
pid_t cprocess_spawn(const struct cprocess_start *start, int *handle);

/// What a watching process is told of one that was started.
struct cprocess_note {
    /// The process's id, which is its group's too.
    pid_t group;
    /// Whether it has ended.
    int has_ended;
    /// The last letters of the environment variable AWS_LAMBDA_LOG_STREAM_NAME, by which what it started is known.
    char mark[32];
};

/// Starts a small process that looks after what others leave behind.
///
/// It is told of each process by writing a note to *channel when it starts, and another one when it has ended. It then
/// kills what that one had started in sessions of its own, and when the caller is gone, however that happened, all that
/// is left. A process that has rid itself of its environment variables escapes it.
///
/// Returns the process's id, or -1 with errno.
pid_t cprocess_watch(int *channel);

#endif
