"""Turns the figures into Markdown."""
import os
import platform
import re
from datetime import date
from pathlib import Path
from statistics import median

# Written by hand: what the figures owe to which decision, a section for each part.
TRIED_FILE = Path(__file__).parent.parent / "TRIED.md"
TRIED = "## What was tried to get there"
# The parts of the results, in their order.
HEADINGS = ["# Results", "# Lambda bootstraps", "# The local Lambda", "# Recognising pings"]

HOW = """\
Client, server and kernel share the same cores, and there is no network and no DNS: the
figures compare the programs with each other, they do not predict a real network.

Medians of the counted rounds. All peers of a scenario run in turn, round after round
(each round starts with the next peer), after one round that is not counted. *wall*, *cpu*
(user + sys) and *peak* (resident memory) are of the whole process, its start included;
*to Go* and *to floor* are the medians of the wall ratios within the same round; *inside*
is what the program says of itself; *server cpu* is what our server spent meanwhile (it
counts in steps of 10 ms). *ok* is answered / asked: a run without all answers is marked
and not used. Every check has its own connection and, over https, a whole handshake.

*ListenOverflows* and *ListenDrops* are lost connection requests, of the whole machine; a
wall time with a second too much comes from them. *RetransSegs* that *TCPLossProbes*
explain are no loss: over https the kernel asks again where a busy program is slow to read.
The floor has one thread. Over https, where processor time decides, it shows what OpenSSL
costs on one core, and Go, which uses all cores, can end before it."""


def first_match(name, key):
    for line in Path(name).read_text().splitlines():
        if line.startswith(key):
            return line.partition(":")[2].strip() or line.partition("=")[2].strip('" ')
    return "unknown"


def machine():
    memory = int(first_match("/proc/meminfo", "MemTotal").split()[0]) / 1024 / 1024
    return (f"Measured {date.today()}: {os.cpu_count()} cores ({first_match('/proc/cpuinfo', 'model name')}), "
            f"{memory:.0f} GiB, {first_match('/etc/os-release', 'PRETTY_NAME')}, Linux {platform.release()}.")


def header(peers, backlog):
    lines = ["# Results", "", f"{machine()[:-1]}, listen backlog {backlog}.", "", HOW, ""]
    for peer in peers:
        state = "not there in the last run" if peer.missing else peer.version
        lines.append(f"- {peer.title}: {state}")
    return "\n".join(lines) + "\n"


def tried(heading):
    """The section of TRIED.md with this heading."""
    sections = re.split(r"^(?=## )", TRIED_FILE.read_text(), flags=re.M)
    return next((text.rstrip() + "\n" for text in sections if text.startswith(heading + "\n")), "")


def write_part(file, text):
    """Writes one of the parts of a file, each with a heading of its own, and keeps the others."""
    kept = file.read_text() if file.exists() else ""
    parts = {part.partition("\n")[0]: part for part in re.split(r"^(?=# )", kept, flags=re.M) if part}
    parts[text.partition("\n")[0]] = text
    known = [heading for heading in HEADINGS if heading in parts]
    file.write_text("\n".join(parts[heading].rstrip() + "\n" for heading in known))


def number(values, digits=1):
    values = [v for v in values if v is not None]
    return f"{median(values):,.{digits}f}" if values else "-"


def ratio(runs, base, figure="wall"):
    """The median of the same-round ratios of a figure, of the rounds in which both went well."""
    both = [a[figure] / b[figure] for a, b in zip(runs, base or []) if a["well"] and b["well"] and b[figure]]
    return number(both, 2)


def in_short(scenarios, results):
    """keepwarm's ratios in every scenario, in one table."""
    lines = ["## In short", "",
             "keepwarm's median ratios: below 1.00 it needs less than the other.", "",
             "| scenario | wall to Go | cpu to Go | peak to Go | wall to floor | cpu to floor | peak to floor |",
             "|---|---:|---:|---:|---:|---:|---:|"]
    for scenario in scenarios:
        runs = results.get(scenario.key, {}).get("runs", {})
        if "keepwarm" not in runs:
            continue
        cells = [ratio(runs["keepwarm"], runs.get(base), figure)
                 for base in ("go", "floor") for figure in ("wall", "cpu", "peak")]
        lines.append(f"| {scenario.title} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def row(title, runs, count, go, floor):
    well = [run for run in runs if run["well"]]
    walls = [run["wall"] for run in well]
    spread = f"{min(walls):,.1f}..{max(walls):,.1f}" if walls else "-"
    ok = f"{count}/{count}"
    if len(well) < len(runs):
        worst = min((run["good"] or 0) for run in runs if not run["well"])
        ok = f"**{worst}/{count}** in {len(runs) - len(well)} of {len(runs)} rounds"
    cells = [title, number(walls), spread, ratio(runs, go), ratio(runs, floor),
             number([run["inside"] for run in well]), number([run["cpu"] for run in well]),
             number([run["peak"] for run in well]), ok, number([run["server"] for run in well], 0)]
    return "| " + " | ".join(cells) + " |"


def section(scenario, result, titles):
    runs = result["runs"]
    kernel = ", ".join(f"{key} +{value}" for key, value in result["kernel"].items())
    lines = [f"## {scenario.title}", "", f"Rounds: {result['rounds']}, on {result['date']}; {kernel}.", "",
             "| peer | wall ms | min..max | to Go | to floor | inside ms | cpu ms | peak MiB | ok | server cpu ms |",
             "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for key, of_peer in runs.items():
        lines.append(row(titles[key], of_peer, scenario.count, runs.get("go"), runs.get("floor")))
    for key, of_peer in runs.items():
        complaints = [run["complaint"] for run in of_peer if not run["well"]]
        if complaints:
            lines += ["", f"{titles[key]} said: `{complaints[0]}`"]
    if result["left_out"]:
        lines += ["", f"Left out here, being slow (`--all` runs them): {', '.join(result['left_out'])}."]
    return "\n".join(lines) + "\n"


def document(peers, backlog, scenarios, results):
    titles = {peer.key: peer.title for peer in peers}
    parts = [header(peers, backlog), in_short(scenarios, results)]
    parts += [section(s, results[s.key], titles) for s in scenarios if s.key in results]
    parts.append(tried(TRIED))
    return "\n".join(parts)
