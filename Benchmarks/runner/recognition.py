"""What a warmed function pays before each event is handled: measured by a program of ours, in Markdown."""
import json
import os
import subprocess
from datetime import date
from pathlib import Path
from statistics import median

from .report import machine

KEY = "recognition"
HEADING = "# Recognising pings"

HOW = """\
`Recognition/` asks a `Warmup` about one event after another, as a function does at the top of
its handler. A real event is compared with the beginnings of pings and counted; what is wanted
is less than 1,000 ns for 1 KB. *check* is that, the call that awaits it included; *parse* is
what reading the same event with `JSONText` would take, which is never done for a real one. A
ping is read and answered. All of it is processor time, so that what else goes on on the
machine counts only as far as it empties the caches: medians of the rounds, each an average of
many calls, after one round that is not counted."""


def missing(program):
    return not Path(program).is_file()


def measure(program, rounds, quick):
    """{"rounds", "date", "load", "events": [the program's figures]}"""
    load = os.getloadavg()[0]
    done = subprocess.run([str(program), str(rounds), "2000" if quick else "20000"],
                          capture_output=True, text=True, check=True, timeout=600)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    return {"rounds": rounds, "date": str(date.today()), "load": load, "events": events}


def row(event):
    checks, parses = event["nanoseconds"], event["parseNanoseconds"]
    return (f"| {event['event']} | {event['bytes']:,} | {'ping' if event['pings'] else 'real'} "
            f"| {median(checks):,.0f} | {min(checks):,.0f}..{max(checks):,.0f} | {median(parses):,.0f} |")


def document(result):
    lines = [HEADING, "", machine(), "", HOW, "",
             f"Rounds: {result['rounds']}, on {result['date']}, load {result['load']:.1f} before.", "",
             "| event | bytes | taken for | check ns | min..max | parse ns |",
             "|---|---:|---|---:|---:|---:|"]
    return "\n".join(lines + [row(event) for event in result["events"]]) + "\n"
