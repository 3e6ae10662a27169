#!/usr/bin/env python3
"""run.py - measures keepwarm and its peers on the same work and writes RESULTS.md.

It builds the peers, starts our servers on free ports, runs all peers of a scenario in
turn, round after round, and prints medians. README.md says how to read the result.
"""
import argparse
import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from runner import report, scenarios
from runner.lab import Lab, kernel_counts
from runner.peers import BUILT, HERE, all_peers

RAW = BUILT / "results.json"   # all figures, so that a run of some scenarios keeps the others


def say(text):
    print(text, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(description="Measures keepwarm and its peers on the same work.")
    parser.add_argument("--keepwarm", type=Path, default=HERE / "../.build/release/keepwarm",
                        metavar="PATH", help="our release build (default: %(default)s)")
    parser.add_argument("--only", default="", metavar="SUBSTRING",
                        help="only scenarios with this in their name, as https-1000 (see --list)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N",
                        help="counted rounds; half of it for 10,000 endpoints (default: 5)")
    parser.add_argument("--peers", default="", metavar="A,B,C", help="only these peers")
    parser.add_argument("--quick", action="store_true",
                        help="a smoke run: a tenth of the endpoints, one round, printed and not kept")
    parser.add_argument("--all", action="store_true", help="leave out no slow peer at 10,000 over https")
    parser.add_argument("--report", action="store_true",
                        help="measure nothing: write the results anew from the figures kept")
    parser.add_argument("--list", action="store_true", help="name the scenarios and stop")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md", metavar="FILE")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    return options


def choose_peers(options, peers):
    asked = [key for key in options.peers.split(",") if key]
    unknown = set(asked) - {peer.key for peer in peers}
    if unknown:
        raise SystemExit(f"run.py: no such peer: {', '.join(sorted(unknown))}; "
                         f"there are {', '.join(peer.key for peer in peers)}")
    peers = [peer for peer in peers if not asked or peer.key in asked]
    for peer in peers:
        if peer.missing:
            remedy = "swift build -c release, or --keepwarm PATH" if peer.key == "keepwarm" else "make install"
            say(f"MISSING: {peer.key} ({peer.program}) is not there and will not be measured; {remedy}")
    return peers


def measure(lab, scenario, peers, rounds, warm_up, slow_too):
    """One scenario: {"rounds", "date", "kernel", "left_out", "runs": {peer: [figures]}}"""
    here = [peer for peer in peers if not peer.missing]
    slow = [p for p in here if p.slow_script and scenario.scheme == "https" and scenario.count >= 10_000]
    left_out = [] if slow_too else slow
    here = [peer for peer in here if peer not in left_out]
    files = lab.files(scenario)
    commands = {peer.key: peer.command(scenario, files) for peer in here}
    runs = {peer.key: [] for peer in here}
    before = kernel_counts()
    for round_number in range(0 if warm_up else 1, rounds + 1):
        if round_number == 1:
            before = kernel_counts()
        turn = round_number % max(1, len(here))
        for peer in here[turn:] + here[:turn]:
            figures = lab.run(peer, scenario, commands[peer.key])
            if round_number > 0:
                runs[peer.key].append(figures)
            state = f"{figures['wall']:9,.1f} ms" if figures["well"] else f"NOT OK: {figures['complaint']}"
            say(f"  {scenario.key}  {f'round {round_number} of {rounds}' if round_number else 'not counted'}"
                f"  {peer.key:9} {state}")
            time.sleep(0.05 + scenario.count / 20_000)  # let the sockets of this run go
    after = kernel_counts()
    return {"rounds": rounds, "date": str(date.today()), "left_out": [peer.title for peer in left_out],
            "kernel": {key: after[key] - before[key] for key in after}, "runs": runs}


def raise_descriptor_limit():
    """For all peers alike: 10,000 connections need as many descriptors."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if hard != resource.RLIM_INFINITY and hard < 10_100:
        say(f"run.py: only {hard} open files are allowed; 10,000 endpoints will fail (ulimit -Hn)")


def main():
    options = arguments()
    if options.list:
        print("\n".join(scenario.key for scenario in scenarios.ALL))
        return
    chosen = [s for s in scenarios.ALL if options.only in s.key]
    if not chosen:
        raise SystemExit(f"run.py: no scenario has {options.only!r} in its name (--list)")
    if options.report:
        kept = json.loads(RAW.read_text())
        options.out.write_text(report.document(all_peers(options.keepwarm), 16384, scenarios.ALL, kept))
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("run.py: told to end"))
    raise_descriptor_limit()
    say("building the peers")
    if subprocess.run(["make", "-s", "-C", str(HERE), "all"], stdout=sys.stderr).returncode != 0:
        raise SystemExit("run.py: the peers do not build (make install brings the tools)")
    everyone = all_peers(options.keepwarm)
    peers = choose_peers(options, everyone)

    results = {} if options.quick or not RAW.exists() else json.loads(RAW.read_text())
    with tempfile.TemporaryDirectory(prefix="keepwarm-bench-") as folder, Lab(folder) as lab:
        backlog = lab.servers["http"].backlog
        for i, scenario in enumerate(chosen, 1):
            scenario = scenario.smaller() if options.quick else scenario
            chosen[i - 1] = scenario
            rounds = 1 if options.quick else scenario.rounds(options.rounds)
            say(f"[{i}/{len(chosen)}] {scenario.title}")
            results[scenario.key] = measure(lab, scenario, peers, rounds, not options.quick, options.all)
            if not options.quick:
                RAW.write_text(json.dumps(results))
                options.out.write_text(report.document(everyone, backlog, scenarios.ALL, results))
    if options.quick:
        print(report.document(peers, backlog, chosen, results))
    else:
        say(f"written: {options.out}")


if __name__ == "__main__":
    main()
