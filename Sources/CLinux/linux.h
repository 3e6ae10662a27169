// The parts of Linux and its C library that Swift's Glibc module leaves out.
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// Declared by the C library's own headers for _GNU_SOURCE alone, which a module is not built with.
#include <sched.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/types.h>
int accept4(int socket, struct sockaddr *_Nullable address, socklen_t *_Nullable length, int flags);
int pipe2(int *_Nullable ends, int flags);
int sched_getaffinity(pid_t process, size_t size, cpu_set_t *_Nonnull processors);
int sched_setaffinity(pid_t process, size_t size, const cpu_set_t *_Nonnull processors);
