#!/usr/bin/env python3
"""run.py - measures keepwarm and its peers on the same work and writes RESULTS.md.

It builds the peers, starts our servers on free ports, runs all peers of a scenario in
turn, round after round, and prints medians: first the pings, then the Lambda bootstraps,
then the emulators of Lambda, and what it costs a function to know pings from requests.
README.md says how to read the result.
"""
import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from runner import bootstrap_report, emulator_report, recognition, report, scenarios
from runner.bootstraps import MODES, all_bootstraps, may_drop_caches
from runner.emulators import TRIALS, all_emulators
from runner.lab import Lab, kernel_counts
from runner.peers import BUILT, HERE, all_peers

# All figures, so that a run of some scenarios keeps the others.
RAW = BUILT / "results.json"
RAW_BOOTSTRAPS = BUILT / "bootstraps.json"
RAW_EMULATORS = BUILT / "emulators.json"
RAW_RECOGNITION = BUILT / "recognition.json"
RELEASE = HERE / "../.build/release"
FUNCTIONS = HERE / "../.build/functions"
OFFICIAL = HERE / "../.build/peers/bin/aws-lambda-rie"


def say(text):
    print(text, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(description="Measures keepwarm and its peers on the same work.")
    parser.add_argument("--keepwarm", type=Path, default=RELEASE / "keepwarm",
                        metavar="PATH", help="our release build (default: %(default)s)")
    parser.add_argument("--echo", type=Path, default=FUNCTIONS / "echo-function", metavar="PATH",
                        help="our echo bootstrap, as it would be packaged (default: %(default)s)")
    parser.add_argument("--warmer", type=Path, default=FUNCTIONS / "bootstrap", metavar="PATH",
                        help="the warmer, as it would be packaged (default: %(default)s)")
    parser.add_argument("--official", type=Path, default=OFFICIAL, metavar="PATH",
                        help="AWS's own emulator, as Scripts/peers installs it (default: %(default)s)")
    parser.add_argument("--recognition", type=Path, default=RELEASE / "recognition-benchmark", metavar="PATH",
                        help="our release build of Recognition/ (default: %(default)s)")
    parser.add_argument("--only", default="", metavar="SUBSTRING",
                        help="only scenarios with this in their name, as https-1000, bootstraps or emulator (see --list)")
    parser.add_argument("--rounds", type=int, metavar="N",
                        help="counted rounds (default: 5, and half of it for 10,000 endpoints; bootstraps: "
                             + ", ".join(str(mode.rounds) for mode in MODES) + "; emulators: "
                             + ", ".join(str(trial.rounds) for trial in TRIALS) + "; recognition: 15)")
    parser.add_argument("--peers", default="", metavar="A,B,C", help="only these peers")
    parser.add_argument("--quick", action="store_true",
                        help="a smoke run: a tenth of the work, one round, printed and not kept")
    parser.add_argument("--all", action="store_true", help="leave out no slow peer at 10,000 over https")
    parser.add_argument("--report", action="store_true",
                        help="measure nothing: write the results anew from the figures kept")
    parser.add_argument("--list", action="store_true", help="name the scenarios and stop")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md", metavar="FILE")
    options = parser.parse_args()
    if options.rounds is not None and options.rounds < 1:
        parser.error("--rounds must be at least 1")
    return options


def choose_peers(options, *kinds):
    """Those that are asked for, of all kinds; says which of them are not there."""
    asked = [key for key in options.peers.split(",") if key]
    known = [peer.key for kind in kinds for peer in kind]
    unknown = set(asked) - set(known)
    if unknown:
        raise SystemExit(f"run.py: no such peer: {', '.join(sorted(unknown))}; "
                         f"there are {', '.join(dict.fromkeys(known))}")
    return [[peer for peer in kind if not asked or peer.key in asked] for kind in kinds]


def say_missing(peers):
    ours = {"keepwarm": "make build, or --keepwarm PATH", "echo": "make functions, or --echo PATH",
            "warmer": "make functions, or --warmer PATH"}
    for bootstrap in ("c", "swift"):
        ours[f"keepwarm-{bootstrap}"] = "make functions, or --keepwarm PATH and --echo PATH"
        ours[f"official-{bootstrap}"] = "Scripts/peers, or --official PATH"
    for peer in peers:
        if peer.missing:
            say(f"MISSING: {peer.key} will not be measured; {ours.get(peer.key, 'make install')}")


def in_turn(peers, round_number):
    """Each round starts with the next peer."""
    turn = round_number % max(1, len(peers))
    return peers[turn:] + peers[:turn]


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
        for peer in in_turn(here, round_number):
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


def measure_bootstraps(mode, bootstraps, folder):
    """One mode: {"rounds", "date", "load", "runs": {peer: [figures]}}"""
    here = [peer for peer in bootstraps if not peer.missing]
    runs = {peer.key: [] for peer in here}
    load = os.getloadavg()[0]
    for round_number in range(0 if mode.warm_up else 1, mode.rounds + 1):
        for peer in in_turn(here, round_number):
            figures = peer.run(mode, folder)
            if round_number > 0:
                runs[peer.key].append(figures)
            state = f"{figures['start_us'] / 1000:9,.2f} ms" if figures["well"] else f"NOT OK: {figures['complaint']}"
            say(f"  {mode.key}  {f'round {round_number} of {mode.rounds}' if round_number else 'not counted'}"
                f"  {peer.key:9} {state}")
    return {"rounds": mode.rounds, "date": str(date.today()), "load": load, "runs": runs}


def measure_emulators(trial, emulators, folder):
    """One trial: {"rounds", "date", "load", "runs": {emulator: [figures]}}"""
    here = [one for one in emulators if not one.missing and (trial.seconds or one.ours)]
    runs = {one.key: [] for one in here}
    load = os.getloadavg()[0]
    for round_number in range(1, trial.rounds + 1):
        for one in in_turn(here, round_number):
            figures = one.run(trial, folder)
            runs[one.key].append(figures)
            state = (f"{figures['answered'] / figures['seconds']:9,.0f} calls/s" if figures["well"]
                     else f"NOT OK: {figures['complaint']}")
            say(f"  {trial.key}  round {round_number} of {trial.rounds}  {one.key:14} {state}")
    return {"rounds": trial.rounds, "date": str(date.today()), "load": load, "runs": runs}


def raise_descriptor_limit():
    """For all peers alike: 10,000 connections need as many descriptors."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if hard != resource.RLIM_INFINITY and hard < 10_100:
        say(f"run.py: only {hard} open files are allowed; 10,000 endpoints will fail (ulimit -Hn)")


def kept_figures(file, quick=False):
    return {} if quick or not file.exists() else json.loads(file.read_text())


def run_pings(options, chosen, peers, everyone):
    results = kept_figures(RAW, options.quick)
    with tempfile.TemporaryDirectory(prefix="keepwarm-bench-") as folder, Lab(folder) as lab:
        backlog = lab.servers["http"].backlog
        for i, scenario in enumerate(chosen, 1):
            scenario = scenario.smaller() if options.quick else scenario
            chosen[i - 1] = scenario
            rounds = 1 if options.quick else scenario.rounds(options.rounds or 5)
            say(f"[{i}/{len(chosen)}] {scenario.title}")
            results[scenario.key] = measure(lab, scenario, peers, rounds, not options.quick, options.all)
            if not options.quick:
                RAW.write_text(json.dumps(results))
                write_pings(options, everyone, backlog, results)
    if options.quick:
        print(report.document(peers, backlog, chosen, results))


def run_bootstraps(options, modes, bootstraps, everyone):
    results = kept_figures(RAW_BOOTSTRAPS, options.quick)
    with tempfile.TemporaryDirectory(prefix="keepwarm-bench-") as folder, Lab(folder) as lab:
        for peer in bootstraps:
            peer.prepare(lab)
        results.setdefault("sizes", {}).update({peer.key: peer.sizes() for peer in bootstraps if not peer.missing})
        for i, mode in enumerate(modes, 1):
            say(f"[{i}/{len(modes)}] Bootstraps: {mode.title}")
            if mode.key == "bootstraps-cold" and not may_drop_caches():
                say("MISSING: only root may drop the page cache; there will be no new cold figures")
                continue
            mode = mode.smaller() if options.quick else replace(mode, rounds=options.rounds or mode.rounds)
            results[mode.key] = measure_bootstraps(mode, bootstraps, folder)
            if not options.quick:
                RAW_BOOTSTRAPS.write_text(json.dumps(results))
                write_bootstraps(options, everyone, results)
    if options.quick:
        print(bootstrap_report.document(bootstraps, results))


def run_emulators(options, trials, emulators, everyone):
    results = kept_figures(RAW_EMULATORS, options.quick)
    with tempfile.TemporaryDirectory(prefix="keepwarm-bench-") as folder:
        for i, trial in enumerate(trials, 1):
            say(f"[{i}/{len(trials)}] Emulators: {trial.title}")
            trial = trial.smaller() if options.quick else replace(trial, rounds=options.rounds or trial.rounds)
            results[trial.key] = measure_emulators(trial, emulators, folder)
            if not options.quick:
                RAW_EMULATORS.write_text(json.dumps(results))
                write_emulators(options, everyone, results)
    if options.quick:
        print(emulator_report.document(emulators, results))


def write_pings(options, everyone, backlog, results):
    report.write_part(options.out, report.document(everyone, backlog, scenarios.ALL, results))


def write_bootstraps(options, everyone, results):
    report.write_part(options.out, bootstrap_report.document(everyone, results))


def write_emulators(options, everyone, results):
    report.write_part(options.out, emulator_report.document(everyone, results))


def run_recognition(options):
    if recognition.missing(options.recognition):
        say("MISSING: recognition will not be measured; make bench builds it, or --recognition PATH")
        return
    say("Recognising pings")
    result = recognition.measure(options.recognition, 1 if options.quick else options.rounds or 15, options.quick)
    if options.quick:
        print(recognition.document(result))
        return
    RAW_RECOGNITION.write_text(json.dumps(result))
    report.write_part(options.out, recognition.document(result))


def main():
    options = arguments()
    if options.list:
        print("\n".join([*(one.key for one in scenarios.ALL + MODES + TRIALS), recognition.KEY]))
        return
    chosen = [scenario for scenario in scenarios.ALL if options.only in scenario.key]
    modes = [mode for mode in MODES if options.only in mode.key]
    trials = [trial for trial in TRIALS if options.only in trial.key]
    recognises = options.only in recognition.KEY
    if not chosen and not modes and not trials and not recognises:
        raise SystemExit(f"run.py: no scenario has {options.only!r} in its name (--list)")
    if not options.report and (chosen or modes or trials):
        say("building the peers")
        if subprocess.run(["make", "-s", "-C", str(HERE), "all"], stdout=sys.stderr).returncode != 0:
            raise SystemExit("run.py: the peers do not build (make install brings the tools)")
    all_pingers, every_bootstrap = all_peers(options.keepwarm), all_bootstraps(options.echo, options.warmer)
    every_emulator = all_emulators(options.keepwarm, options.echo, options.official)
    if options.report:
        if chosen and RAW.exists():
            write_pings(options, all_pingers, 16384, kept_figures(RAW))
        if modes and RAW_BOOTSTRAPS.exists():
            write_bootstraps(options, every_bootstrap, kept_figures(RAW_BOOTSTRAPS))
        if trials and RAW_EMULATORS.exists():
            write_emulators(options, every_emulator, kept_figures(RAW_EMULATORS))
        if recognises and RAW_RECOGNITION.exists():
            report.write_part(options.out, recognition.document(kept_figures(RAW_RECOGNITION)))
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("run.py: told to end"))
    raise_descriptor_limit()
    pingers, bootstraps, emulators = choose_peers(options, all_pingers, every_bootstrap, every_emulator)
    say_missing((pingers if chosen else []) + (bootstraps if modes else []) + (emulators if trials else []))
    if chosen:
        run_pings(options, chosen, pingers, all_pingers)
    if modes:
        run_bootstraps(options, modes, bootstraps, every_bootstrap)
    if trials:
        run_emulators(options, trials, emulators, every_emulator)
    if recognises:
        run_recognition(options)
    if not options.quick:
        say(f"written: {options.out}")


if __name__ == "__main__":
    main()
