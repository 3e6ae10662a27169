// timers.h - a binary heap of deadlines for delayd. A timer is part of what it times.
#ifndef TIMERS_H
#define TIMERS_H
#include <time.h>

typedef struct timer {
    long long deadline;  // nanoseconds of CLOCK_MONOTONIC
    int place;           // its index in the heap
} timer;

long long timer_now(void);
void timer_add(timer *t, long long deadline);
void timer_remove(timer *t);
timer *timer_take_due(void);                            // NULL if none is due
const struct timespec *timer_until_next(struct timespec *space);  // NULL if there is none
#endif
