// timers.c - the heap of timers.h.
#define _GNU_SOURCE
#include "timers.h"

#include <stdio.h>
#include <stdlib.h>

static timer **heap;
static int count, space;

long long timer_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void put(timer *t, int place) {
    heap[place] = t;
    t->place = place;
}

static void rise(timer *t) {
    int i = t->place;
    for (; i > 0 && heap[(i - 1) / 2]->deadline > t->deadline; i = (i - 1) / 2) put(heap[(i - 1) / 2], i);
    put(t, i);
}

static void sink(timer *t) {
    int i = t->place;
    for (;;) {
        int child = 2 * i + 1;
        if (child >= count) break;
        if (child + 1 < count && heap[child + 1]->deadline < heap[child]->deadline) child++;
        if (heap[child]->deadline >= t->deadline) break;
        put(heap[child], i);
        i = child;
    }
    put(t, i);
}

void timer_add(timer *t, long long deadline) {
    if (count == space) {
        space = space ? 2 * space : 1024;
        heap = realloc(heap, (size_t)space * sizeof *heap);
        if (!heap) { fprintf(stderr, "delayd: no memory\n"); exit(1); }
    }
    t->deadline = deadline;
    put(t, count++);
    rise(t);
}

void timer_remove(timer *t) {
    timer *last = heap[--count];
    if (last == t) return;
    put(last, t->place);
    rise(last);
    sink(last);
}

timer *timer_take_due(void) {
    if (count == 0 || heap[0]->deadline > timer_now()) return NULL;
    timer *t = heap[0];
    timer_remove(t);
    return t;
}

const struct timespec *timer_until_next(struct timespec *s) {
    if (count == 0) return NULL;
    long long left = heap[0]->deadline - timer_now();
    if (left < 0) left = 0;
    s->tv_sec = left / 1000000000;
    s->tv_nsec = left % 1000000000;
    return s;
}
