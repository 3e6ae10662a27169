"""Turns the figures of the bootstraps into Markdown."""
from .bootstraps import MODES, WARMER_TARGETS, Warmer
from .report import machine, number, ratio, tried

HEADING = "# Lambda bootstraps"
TRIED = "## What was tried to start sooner"

HOW = f"""\
`Server/lambdad.c` is a Lambda Runtime API. It starts each bootstrap itself, as Lambda
does: a process with an environment of its own, ended with SIGKILL. *first `next`* is from
just before exec to the first whole request for an event, *first* and *answer* from an event
sent to its answer received, *cycle* on to the next `next`. All but the warmer echo an event
of 34 bytes, and each echo is compared. The warmer's event is `{{}}`: a round of {WARMER_TARGETS}
https targets on this machine, whose name it resolves; it trusts the system's authorities,
and gets {Warmer.most_events} events where the others get 1,000.

All bootstraps run in turn, round after round (each round starts with the next one), the
warm ones after one round that is not counted. Medians of the rounds; *to Go* is the median
of the ratios within the same round. *RSS* is resident memory while the bootstrap waits for
an event; *cpu* is user + sys of the whole process. A run without all answers is marked and
not used.

With two cores most of an answer is an idle core that wakes up; on one core it is the
programs' own cost, and a small Lambda has less than one core. With a cold page cache what
counts is how much of a file is read, in how many places. Libraries that other programs
hold in memory stay there (libc for C), and an interpreter comes from the disk too."""


def header(bootstraps):
    lines = [HEADING, "", machine(), "", HOW, ""]
    for peer in bootstraps:
        lines.append(f"- {peer.title}: {'not there in the last run' if peer.missing else peer.version}")
    return "\n".join(lines) + "\n"


def own_ratio(runs, figure, base):
    """The median of a run's figure to another one of the same run."""
    return number([run[figure] / run[base] for run in runs if run["well"] and run[base]], 2)


def in_short(bootstraps, results):
    runs = {mode.key: results.get(mode.key, {}).get("runs", {}) for mode in MODES}
    warm, one_core, cold = (runs[mode.key] for mode in MODES)
    ours = [peer for peer in bootstraps if peer.ours]
    zips = results.get("sizes", {})

    def to_go(of_mode, figure, keys=("echo", "warmer")):
        return [ratio(of_mode.get(peer.key, []), of_mode.get("go"), figure) if peer.key in keys else "-"
                for peer in ours]

    rows = [
        ("first `next`, warm page cache, to Go", to_go(warm, "start_us"), "1", "-"),
        ("first `next`, cold page cache, to Go", to_go(cold, "start_us"), "1", "2"),
        ("answer, all cores, to Go", to_go(warm, "p50_us", ["echo"]), "< 1", "-"),
        ("answer, one core, to Go", to_go(one_core, "p50_us", ["echo"]), "< 1", "-"),
        ("memory after all events, to Go", to_go(warm, "resident_end_kib"), "1", "-"),
        ("first answer to its later ones", [own_ratio(warm.get(peer.key, []), "first_us", "p50_us")
                                            for peer in ours], "2", "-"),
        ("zip, MB", [megabytes(zips.get(peer.key, {}).get("zip")) for peer in ours], "-", "8"),
    ]
    lines = ["## In short: bootstraps", "",
             "Ours, as median ratios; *wanted* is the most they may be.", "",
             "| | " + " | ".join(f"{peer.title} | wanted" for peer in ours) + " |",
             "|---|" + "---:|---:|" * len(ours)]
    for name, values, *wanted in rows:
        lines.append(f"| {name} | " + " | ".join(f"{value} | {most}" for value, most in zip(values, wanted)) + " |")
    return "\n".join(lines) + "\n"


def megabytes(count):
    if count is None:
        return "-"
    return f"{count / 1e6:.2f}" if count >= 100_000 else f"{count / 1e6:.4f}"


def sizes(bootstraps, of_all):
    lines = ["## Size", "", "In MB of 10^6 bytes. The zip holds the stripped file alone.", "",
             "| bootstrap | file | stripped | zip -9 |", "|---|---:|---:|---:|"]
    for peer in bootstraps:
        if peer.key in of_all:
            cells = [megabytes(of_all[peer.key][part]) for part in ("file", "stripped", "zip")]
            beside = " (and an interpreter)" if peer.interpreted else ""
            lines.append(f"| {peer.title}{beside} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


# The heading, lambdad's figure, what to divide it by (a number, another figure of the run, or Go's), digits.
COLUMNS = [
    ("first µs", "first_us", 1, 0), ("to later", "first_us", "p50_us", 2), ("answer p50 µs", "p50_us", 1, 1),
    ("to Go", "p50_us", "Go", 2), ("p99 µs", "p99_us", 1, 1), ("cycle p50 µs", "cycle_us", 1, 1),
    ("RSS at start MiB", "resident_start_kib", 1024, 1), ("RSS after MiB", "resident_end_kib", 1024, 1),
    ("peak MiB", "peak_kib", 1024, 1), ("cpu ms", "cpu_ms", 1, 0),
]
COLD_COLUMNS = [column for column in COLUMNS if not {"p50_us", "p99_us", "cycle_us"} & set(column)]


def row(title, runs, go, columns):
    well = [run for run in runs if run["well"]]
    starts = [run["start_us"] / 1000 for run in well]
    spread = f"{min(starts):,.2f}..{max(starts):,.2f}" if starts else "-"
    events = str(max((run["answered"] for run in well), default=0))
    if len(well) < len(runs):
        events += f", **{len(runs) - len(well)} of {len(runs)} rounds failed**"
    cells = [title, number(starts, 2), spread, ratio(runs, go, "start_us")]
    for _, figure, unit, digits in columns:
        if unit == "Go":
            cells.append(ratio(runs, go, figure))
        elif isinstance(unit, str):
            cells.append(own_ratio(runs, figure, unit))
        else:
            cells.append(number([run[figure] / unit for run in well if run[figure] is not None], digits))
    return "| " + " | ".join([*cells, events]) + " |"


def section(mode, result, bootstraps):
    columns = COLD_COLUMNS if mode.events == 1 else COLUMNS
    heads = ["bootstrap", "first `next` ms", "min..max", "to Go", *(column[0] for column in columns), "events"]
    lines = [f"## {mode.title}", "",
             f"Rounds: {result['rounds']}, on {result['date']}, load {result['load']:.1f} before.", "",
             f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    runs = result["runs"]
    here = [peer for peer in bootstraps if peer.key in runs]
    lines += [row(peer.title, runs[peer.key], runs.get("go"), columns) for peer in here]
    for peer in here:
        complaints = [run["complaint"] for run in runs[peer.key] if not run["well"]]
        if complaints:
            lines += ["", f"{peer.title} said: `{' '.join(complaints[0].split())}`"]
    return "\n".join(lines) + "\n"


def document(bootstraps, results):
    parts = [header(bootstraps), in_short(bootstraps, results)]
    parts += [section(mode, results[mode.key], bootstraps) for mode in MODES if mode.key in results]
    parts += [sizes(bootstraps, results.get("sizes", {})), tried(TRIED)]
    return "\n".join(parts)
