// lambdad.c - a Lambda Runtime API that measures the bootstrap it starts. One thread; it
// answers as soon as it is asked, so what it measures is the bootstrap.
//
//   lambdad [options] COMMAND [ARGUMENT...]
//     --events N         how many invocations (1000)
//     --event-file FILE  what each event is (a JSON object of 34 bytes)
//     --event-size N     or a JSON string of N bytes
//     --echo             each answer must be its event
//     --cold             drop the kernel's page cache just before (needs root)
//     --pin CPU          this process and the bootstrap share that CPU
//     --timeout SECONDS  how long the bootstrap may take for anything (30)
//     --root FOLDER      the package's folder, LAMBDA_TASK_ROOT (the working directory)
//     --env NAME=VALUE   one more variable for the bootstrap; may be repeated
//     --log FILE         where the bootstrap's output goes (/dev/null)
//
// It prints one JSON object. start_us: from just before exec to the first whole `GET …/next`;
// first_us, and p50_us and p99_us of all but the first: from the event sent to its answer
// received; cycle_us: on to the next `next`. complaint is null if all went well, and else
// the other figures do not count. The exit code is 0 if there is something to print.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bootstrap.h"
#include "runtime_api.h"

enum { MOST_EVENT = 8 << 20, MOST_VARIABLES = 16 };

typedef struct {
    work work;
    launch launch;
    int cold, cpu;
} options;

static void die(const char *what) {
    fprintf(stderr, "lambdad: %s: %s\n", what, strerror(errno));
    exit(2);
}

static void read_event(work *w, const char *name) {
    FILE *f = fopen(name, "re");
    char *text = malloc(MOST_EVENT);
    if (!f || !text) die(name);
    w->event_length = fread(text, 1, MOST_EVENT, f);
    if (ferror(f)) die(name);
    fclose(f);
    w->event = text;
}

static void make_event(work *w, const char *size) {
    w->event_length = strtoul(size, NULL, 10);
    if (w->event_length < 2 || w->event_length > MOST_EVENT) { errno = EINVAL; die("--event-size"); }
    char *text = malloc(w->event_length);
    if (!text) die("--event-size");
    memset(text, 'x', w->event_length);
    text[0] = text[w->event_length - 1] = '"';
    w->event = text;
}

static options parse(int argc, char **argv) {
    static char *variables[MOST_VARIABLES + 1], here[4096];
    static const char event[] = "{\"path\":\"/orders/health\",\"id\":100}";
    if (!getcwd(here, sizeof here)) die("the working directory");
    options o = { .work = { .events = 1000, .timeout = 30, .event = event, .event_length = sizeof event - 1 },
                  .launch = { .root = here, .log = "/dev/null", .variables = variables }, .cpu = -1 };
    int i = 1, more = 0;
    for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
        const char *name = argv[i];
        if (strcmp(name, "--echo") == 0) { o.work.echo = 1; continue; }
        if (strcmp(name, "--cold") == 0) { o.cold = 1; continue; }
        if (++i == argc) break;
        if (strcmp(name, "--events") == 0) o.work.events = atoi(argv[i]);
        else if (strcmp(name, "--event-file") == 0) read_event(&o.work, argv[i]);
        else if (strcmp(name, "--event-size") == 0) make_event(&o.work, argv[i]);
        else if (strcmp(name, "--pin") == 0) o.cpu = atoi(argv[i]);
        else if (strcmp(name, "--timeout") == 0) o.work.timeout = atoi(argv[i]);
        else if (strcmp(name, "--root") == 0) o.launch.root = argv[i];
        else if (strcmp(name, "--log") == 0) o.launch.log = argv[i];
        else if (strcmp(name, "--env") == 0 && more < MOST_VARIABLES) variables[more++] = argv[i];
        else { fprintf(stderr, "lambdad: what is %s?\n", name); exit(2); }
    }
    if (i >= argc || o.work.events < 1 || o.work.timeout < 1) {
        fprintf(stderr, "usage: lambdad [options] COMMAND [ARGUMENT...]; its source names the options\n");
        exit(2);
    }
    o.launch.command = argv + i;
    return o;
}

// Adds how the bootstrap ended to the complaint, if it did so before we ended it.
static void say_end(const bootstrap *b, figures *f) {
    siginfo_t ended = { 0 };
    if (!f->complaint[0] || waitid(P_PID, (id_t)b->pid, &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || !ended.si_pid) return;
    size_t length = strlen(f->complaint);
    snprintf(f->complaint + length, sizeof f->complaint - length, " (%s %d, after %d answers)",
             ended.si_code == CLD_EXITED ? "exit code" : "signal", ended.si_status, f->answered);
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Prints one of the values by its rank, or null if there are none.
static void print_rank(const char *name, double *values, int count, double rank) {
    qsort(values, (size_t)count, sizeof *values, ascending);
    if (count > 0) printf("\"%s\": %.1f, ", name, values[(int)(rank * (count - 1) + 0.5)]);
    else printf("\"%s\": null, ", name);
}

static void print(figures *f, long resident_end, long peak, double cpu_ms) {
    int later = f->answered > 1 ? f->answered - 1 : 0;
    printf("{\"start_us\": %.1f, ", f->start);
    print_rank("first_us", f->answer, f->answered > 0, 0);
    print_rank("p50_us", f->answer + 1, later, 0.5);
    print_rank("p99_us", f->answer + 1, later, 0.99);
    print_rank("cycle_us", f->cycle + 1, later, 0.5);
    printf("\"resident_start_kib\": %ld, \"resident_end_kib\": %ld, \"peak_kib\": %ld, \"cpu_ms\": %.2f, "
           "\"answered\": %d, \"complaint\": %s", f->resident_start, resident_end, peak, cpu_ms, f->answered,
           f->complaint[0] ? "\"" : "null");
    for (const char *c = f->complaint; *c; c++) {
        if (*c == '"' || *c == '\\') putchar('\\');
        putchar(*c >= ' ' && *c <= '~' ? *c : '?');
    }
    puts(f->complaint[0] ? "\"}" : "}");
}

int main(int argc, char **argv) {
    options o = parse(argc, argv);
    bootstrap b = { 0 };
    figures f = { .answer = calloc((size_t)o.work.events, sizeof(double)),
                  .cycle = calloc((size_t)o.work.events, sizeof(double)) };
    if (!f.answer || !f.cycle) die("--events");
    if ((o.launch.port = api_listen()) < 0) die("listen");
    if (o.cpu >= 0 && !stay_on(o.cpu)) die("--pin");
    if (o.cold && !drop_page_cache()) die("--cold: /proc/sys/vm/drop_caches");
    if ((errno = bootstrap_start(&b, &o.launch)) != 0) die(o.launch.command[0]);
    api_serve(&o.work, &b, &f);
    long resident = bootstrap_resident_kib(&b), peak = bootstrap_peak_kib(&b);
    say_end(&b, &f);
    double cpu_ms = bootstrap_end(&b);
    print(&f, resident, peak, cpu_ms);
    return 0;
}
