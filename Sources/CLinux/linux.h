// The parts of Linux and its C library that Swift's Glibc module leaves out.
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// Declared by <sched.h> for _GNU_SOURCE alone, which a module is not built with.
#include <sched.h>
#include <stddef.h>
#include <sys/types.h>
int sched_getaffinity(pid_t process, size_t size, cpu_set_t *_Nonnull processors);
int sched_setaffinity(pid_t process, size_t size, const cpu_set_t *_Nonnull processors);
