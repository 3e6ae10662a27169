// bootstrap.h - the process that lambdad measures: how it starts, what it holds, how it ends.
#ifndef BOOTSTRAP_H
#define BOOTSTRAP_H
#include <sys/types.h>

typedef struct {
    pid_t pid;
    int pidfd;
    double started;            // now_us() just before exec
} bootstrap;

typedef struct {
    int port;                  // of our Runtime API
    char *const *command;      // ends with NULL
    char *const *variables;    // NAME=VALUE, beside those that Lambda sets; ends with NULL
    const char *root;          // the package's folder: the working directory and LAMBDA_TASK_ROOT
    const char *log;           // where its output goes
} launch;

double now_us(void);
int stay_on(int cpu);                        // this process and what it starts
int drop_page_cache(void);                   // 0 if we may not
int bootstrap_start(bootstrap *b, const launch *l);  // 0, or the errno of what failed
long bootstrap_resident_kib(const bootstrap *b);     // -1 if it is gone
long bootstrap_peak_kib(const bootstrap *b);
double bootstrap_end(const bootstrap *b);            // kills it; the milliseconds it computed
#endif
