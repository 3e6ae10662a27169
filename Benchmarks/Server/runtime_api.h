// runtime_api.h - the Runtime API that lambdad offers to the bootstrap it measures.
#ifndef RUNTIME_API_H
#define RUNTIME_API_H
#include <stddef.h>

#include "bootstrap.h"

enum { MOST_COMPLAINT = 400 };

typedef struct {
    int events, echo, timeout;
    const char *event;
    size_t event_length;
} work;

typedef struct {
    double start;              // microseconds, as all times here
    double *answer, *cycle;    // one for each event
    int answered;
    long resident_start;
    char complaint[MOST_COMPLAINT];  // empty if all went well
} figures;

int api_listen(void);  // on a free port, which it returns; -1 and errno if it cannot
// Serves until the `next` after the last event, or until there is a complaint.
void api_serve(const work *w, const bootstrap *b, figures *f);
#endif
