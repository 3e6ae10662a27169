"""Turns the figures of the emulators into Markdown."""
from .emulators import ADDED_DELAY_S, TRIALS
from .report import machine, number, ratio, tried

HEADING = "# The local Lambda"
TRIED = "## What was tried to answer faster"

HOW = f"""\
`runner/load.c` calls one function over Lambda's Invoke API: each connection has a call under
way, for five seconds after one that is not counted. Each answer must be its event, of 33
bytes. The official emulator (AWS's Runtime Interface Emulator) has one environment and takes
one call at a time, so it gets one connection in both tables. Caller, emulator, bootstraps
and kernel share the cores.

All emulators run in turn, round after round (each round starts with the next one), with no
log. Medians of the rounds; *to official* is the median of the ratios of calls per second to
the official emulator with the same bootstrap in the same round. *max* is the longest that a
caller waited, *silence* the longest time in which nobody got an answer, each the worst of
all rounds. *cpu* is user + sys of the emulator for each call, without its bootstraps.

*New environments, all at once*: 200 connections, one call on each, no environment before. So
that all calls are there before the first one is answered, each start is delayed by {ADDED_DELAY_S} s
(`--start-delay`), which is not in the figures. The official emulator cannot do that."""


def header(emulators):
    lines = [HEADING, "", machine(), "", HOW, ""]
    for one in emulators:
        lines.append(f"- {one.title}: {'not there in the last run' if one.missing else one.version}")
    return "\n".join(lines) + "\n"


def official_of(key):
    return key.replace("keepwarm", "official")


def warm_row(one, runs, of_all):
    well = [run for run in runs if run["well"]]
    rates = [run["per_second"] for run in well]
    theirs = of_all.get(official_of(one.key)) if one.ours else None
    return [number(rates, 0), f"{min(rates):,.0f}..{max(rates):,.0f}" if rates else "-",
            ratio(runs, theirs, "per_second") if theirs else "-",
            number([run["environments"] for run in well], 0) if one.ours else "1",
            number([run["p50_us"] for run in well], 0), number([run["p99_us"] for run in well], 0),
            number([max((run["max_us"] for run in well), default=0) / 1000], 1),
            number([max((run["silence_us"] for run in well), default=0) / 1000], 1),
            number([run["cpu_ms"] * 1000 / run["answered"] for run in well], 0),
            number([run["peak_kib"] / 1024 for run in well])]


def many_row(one, runs, of_all):
    well = [run for run in runs if run["well"]]
    added = ADDED_DELAY_S * 1000
    walls = [run["seconds"] * 1000 - added for run in well]
    return [number([run["environments"] for run in well], 0), number(walls, 0),
            f"{min(walls):,.0f}..{max(walls):,.0f}" if walls else "-",
            number([run["first_us"] / 1000 - added for run in well], 0),
            number([wall / run["environments"] for wall, run in zip(walls, well)], 2),
            number([run["peak_kib"] / 1024 for run in well])]


WARM_HEADS = ["calls/s", "min..max", "to official", "environments", "p50 µs", "p99 µs", "max ms", "silence ms",
              "cpu µs", "peak MiB"]
MANY_HEADS = ["environments", "all answered ms", "min..max", "first ms", "ms each", "peak MiB"]


def section(trial, result, emulators):
    heads, row = (WARM_HEADS, warm_row) if trial.seconds else (MANY_HEADS, many_row)
    lines = [f"## {trial.title}", "",
             f"Rounds: {result['rounds']}, on {result['date']}, load {result['load']:.1f} before.", "",
             "| emulator | " + " | ".join(heads) + " |", "|---|" + "---:|" * len(heads)]
    runs = result["runs"]
    here = [one for one in emulators if one.key in runs]
    for one in here:
        failed = sum(not run["well"] for run in runs[one.key])
        title = one.title + (f", **{failed} of {len(runs[one.key])} rounds failed**" if failed else "")
        lines.append(f"| {title} | " + " | ".join(row(one, runs[one.key], runs)) + " |")
    for one in here:
        complaints = [run["complaint"] for run in runs[one.key] if not run["well"]]
        if complaints:
            lines += ["", f"{one.title} said: `{' '.join(complaints[0].split())}`"]
    return "\n".join(lines) + "\n"


def document(emulators, results):
    parts = [header(emulators)]
    parts += [section(trial, results[trial.key], emulators) for trial in TRIALS if trial.key in results]
    return "\n".join([*parts, tried(TRIED)])
