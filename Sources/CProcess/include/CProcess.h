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

/// Starts a small process that waits until its descriptor says that the caller is gone, however that happened, and then
/// kills the process groups that it was told of.
///
/// A group is told of by writing its id to *channel, as an int; and its end by writing the negative of that. Returns the
/// process's id, or -1 with errno.
pid_t cprocess_watch(int *channel);

#endif
