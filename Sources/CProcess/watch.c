#define _GNU_SOURCE
#include "CProcess.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// All of this runs in the child of a program with threads, any of which may have held a lock of the C library or of the
// thread sanitizer: nothing but bare system calls, and memory that is there from the start. Untouched, it costs nothing.
#if defined(__clang__)
#pragma clang attribute push(__attribute__((disable_sanitizer_instrumentation)), apply_to = function)
#endif

// In milliseconds: the quiet after which there is a hunt, and the longest time that one is put off for want of it.
enum { most_notes = 65536, hunt_pause = 250, hunt_delay = 1000 };

static struct cprocess_note living[most_notes], ended[most_notes];
static int living_count, ended_count;

static int opened(const char *path, int flags) {
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags);
}

static void closed(int descriptor) {
    syscall(SYS_close, descriptor);
}

static ssize_t received(int descriptor, void *bytes, size_t room) {
    return syscall(SYS_read, descriptor, bytes, room);
}

static int killed(pid_t process) {
    return syscall(SYS_kill, process, SIGKILL) == 0;
}

struct entry {
    uint64_t node;
    int64_t offset;
    unsigned short size;
    unsigned char kind;
    char name[];
};

// The C library's own are watched by the sanitizer too.
static int is_same(const char *one, const char *other, size_t size) {
    for (size_t place = 0; place < size; place++) {
        if (one[place] != other[place]) return 0;
    }
    return 1;
}

static size_t length_of(const char *text) {
    size_t length = 0;
    while (text[length] != 0) length++;
    return length;
}

static int is_named(const struct cprocess_note *notes, int count, const char *mark) {
    for (int place = 0; place < count; place++) {
        if (is_same(notes[place].mark, mark, sizeof notes[place].mark)) return 1;
    }
    return 0;
}

static void take(const struct cprocess_note *note) {
    if (!note->has_ended) {
        if (living_count < most_notes) living[living_count++] = *note;
        return;
    }
    for (int place = 0; place < living_count; place++) {
        if (living[place].group != note->group) continue;
        living[place] = living[--living_count];
        break;
    }
    if (ended_count < most_notes) ended[ended_count++] = *note;
}

// Reads a file of a process, ended by a zero byte.
static ssize_t slurp(const char *process, const char *file, char *text, size_t room) {
    char path[64];
    const char *const parts[] = {"/proc/", process, "/", file};
    size_t count = 0;
    for (int part = 0; part < 4; part++) {
        for (const char *letter = parts[part]; *letter != 0 && count < sizeof path - 1; letter++) path[count++] = *letter;
    }
    path[count] = 0;
    int descriptor = opened(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return -1;
    size_t size = 0;
    for (ssize_t count; size < room - 1 && (count = received(descriptor, text + size, room - 1 - size)) > 0;) size += (size_t)count;
    closed(descriptor);
    text[size] = 0;
    return (ssize_t)size;
}

static int number(const char *text) {
    int value = 0;
    for (; *text >= '0' && *text <= '9'; text++) value = value * 10 + (*text - '0');
    return value;
}

// The parent (field 0) and the session (field 2) of a process, behind its name and state; 0 when it is gone.
static int relation(const char *process, int field) {
    static char text[1024];
    if (slurp(process, "stat", text, sizeof text) < 0) return 0;
    const char *place = NULL;
    for (const char *letter = text; *letter != 0; letter++) {
        if (*letter == ')') place = letter;
    }
    if (place == NULL || length_of(place) < 4) return 0;
    for (place += 4; field > 0 && *place != 0; place++) field -= *place == ' ';
    return number(place);
}

static void spell(int value, char *text) {
    char digits[12];
    int count = 0;
    do digits[count++] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    while (count > 0) *text++ = digits[--count];
    *text = 0;
}

// Whether a process bears the mark of one of these environments, which is the end of its log stream's name.
static int bears_mark(const char *process, int also_living) {
    static char text[1 << 17];
    static const char name[] = "AWS_LAMBDA_LOG_STREAM_NAME=";
    ssize_t size = slurp(process, "environ", text, sizeof text);
    for (const char *place = text; size > 0 && place < text + size; place += length_of(place) + 1) {
        if (!is_same(place, name, sizeof name - 1)) continue;
        size_t length = length_of(place);
        if (length < sizeof living[0].mark) return 0;
        const char *mark = place + length - sizeof living[0].mark;
        return is_named(ended, ended_count, mark) || (also_living && is_named(living, living_count, mark));
    }
    return 0;
}

// Whether a process is of a session that the program has started, and so knows of: it may run again in an environment
// that had ended once.
static int is_known(const char *process, int program) {
    char leader[12];
    int session = relation(process, 2);
    if (session == 0) return 1;
    spell(session, leader);
    return relation(leader, 0) == program;
}

// Kills what has left its group, and so did not end with it; says how many there were.
static int hunt(int program) {
    static char entries[1 << 15];
    int found = 0, folder = opened("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return 0;
    for (long size; (size = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0;) {
        for (long place = 0; place < size; place += ((struct entry *)(entries + place))->size) {
            const struct entry *entry = (struct entry *)(entries + place);
            if (entry->name[0] < '1' || entry->name[0] > '9' || !bears_mark(entry->name, program == 0)) continue;
            if (program != 0 && is_known(entry->name, program)) continue;
            found += killed(number(entry->name));
        }
    }
    closed(folder);
    return found;
}

static int64_t milliseconds(void) {
    struct timespec time = {0, 0};
    syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// Waits for news, or for the time to hunt.
static int is_time_to_hunt(int64_t latest) {
    int64_t left = latest - milliseconds();
    if (left <= 0) return 1;
    struct timespec pause = {.tv_nsec = (left < hunt_pause ? left : hunt_pause) * 1000000};
    struct pollfd news = {.fd = 3, .events = POLLIN};
    return syscall(SYS_ppoll, &news, 1, &pause, NULL, 0) <= 0;
}

static void watch(int channel, int program) {
    // All signals are blocked here: what is sent to the program and its children, as by a terminal, is not for this one.
    syscall(SYS_prctl, PR_SET_NAME, "keepwarm-watch");
    syscall(SYS_setsid);
    if (syscall(SYS_chdir, "/") != 0 || (channel != 3 && syscall(SYS_dup3, channel, 3, 0) < 0)) syscall(SYS_exit_group, 1);
    int nothing = opened("/dev/null", O_RDWR);
    for (int standard = 0; standard < 3; standard++) syscall(SYS_dup3, nothing, standard, 0);
    syscall(SYS_close_range, 4u, ~0u, 0u);

    static struct cprocess_note notes[64];
    int64_t latest = 0;
    for (;;) {
        // What ended is hunted for together, some moments later: looking through all processes takes milliseconds.
        if (ended_count > 0 && is_time_to_hunt(latest)) {
            hunt(program);
            ended_count = 0;
        }
        ssize_t size = received(3, notes, sizeof notes);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) break;
        if (ended_count == 0) latest = milliseconds() + hunt_delay;
        // Small writes into a pipe are never divided.
        for (size_t place = 0; place < (size_t)size / sizeof notes[0]; place++) take(&notes[place]);
    }
    for (int place = 0; place < living_count; place++) killed(-living[place].group);
    // Again, for what was being started meanwhile.
    for (int round = 0; living_count + ended_count > 0 && round < 10 && hunt(0) > 0; round++) {
    }
    syscall(SYS_exit_group, 0);
}

pid_t cprocess_watch(int *channel) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t program = getpid();
    // Not fork(), which would wait for locks that other threads hold.
    pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) watch(ends[0], program);
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

#if defined(__clang__)
#pragma clang attribute pop
#endif
