"""Emulators of Lambda that run one bootstrap, and the ways in which they are called by load."""
import json
import os
import random
import re
import socket
import subprocess
import time
from dataclasses import dataclass, replace
from pathlib import Path

from .lab import CPU_TICK_MS
from .peers import BUILT, said_by

EVENT = '{"key1":"value1","key2":"value2"}'
ADDED_DELAY_S = 1              # to each start of the many, so that all calls are there before one is answered
LIMIT_SECONDS = 60             # what takes longer than this is marked as not well


@dataclass(frozen=True)
class Trial:
    """A way to call all emulators, round after round."""
    key: str
    title: str
    rounds: int
    calls_at_once: int
    seconds: int = 0           # how long there are calls; 0 for one call on each connection

    def smaller(self):
        """The same as a smoke run, for --quick."""
        return replace(self, rounds=1, seconds=min(1, self.seconds), calls_at_once=min(20, self.calls_at_once))


TRIALS = [
    Trial("emulator-warm", "Calls without end, over 8 connections", 5, 8, seconds=5),
    Trial("emulator-single", "Calls without end, over one connection", 5, 1, seconds=5),
    Trial("emulator-many", "New environments, all at once", 5, 200),
]


def free_port():
    """A port that nobody listens on, below those that the system takes for the near end of connections."""
    while True:
        port = random.randrange(10_000, 32_000)
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


class Emulator:
    """One emulator with one bootstrap."""
    ours = False
    most_calls = None          # at once; None for as many as one likes

    def __init__(self, key, title, program, bootstrap, version):
        self.key, self.title, self.version = key, title, version
        self.program, self.bootstrap = Path(program).resolve(), Path(bootstrap).resolve()

    @property
    def missing(self):
        return not (self.program.is_file() and self.bootstrap.is_file())

    def run(self, trial, folder):
        """Runs one trial; a dictionary of load's figures and of the emulator's own, and "well"."""
        with Running(self.start(trial, Path(folder))) as (process, port):
            # Starts what has to be started, and says whether it works at all.
            figures = self.load(port, replace(trial, seconds=1)) if trial.seconds else {"complaint": None}
            if figures["complaint"] is None:
                before = cpu_ms(process.pid)
                figures = self.load(port, trial)
                figures["cpu_ms"] = cpu_ms(process.pid) - before
            figures["peak_kib"] = peak_kib(process.pid)
            figures["well"] = figures["complaint"] is None
            return figures

    def load(self, port, trial):
        count = min(trial.calls_at_once, self.most_calls or trial.calls_at_once)
        how = ["--seconds", trial.seconds] if trial.seconds else ["--once"]
        done = subprocess.run(
            [str(part) for part in (BUILT / "load", "--connections", count, "--timeout", LIMIT_SECONDS, *how, port,
                                    self.path, EVENT)],
            capture_output=True, text=True, errors="replace")
        return json.loads(done.stdout) if done.returncode == 0 else {"complaint": done.stderr.strip()}


class Keepwarm(Emulator):
    ours = True
    path = "/2015-03-31/functions/echo/invocations"

    def start(self, trial, folder):
        code = folder / self.key
        code.mkdir(exist_ok=True)
        (code / "bootstrap").unlink(missing_ok=True)
        (code / "bootstrap").symlink_to(self.bootstrap)
        functions = folder / f"{self.key}.yaml"
        functions.write_text(f"functions: [{{name: echo, code: {self.key}, runtime: provided.al2023, timeout: 60s}}]\n")
        delay = [] if trial.seconds else ["--start-delay", f"{ADDED_DELAY_S}s"]
        process = subprocess.Popen(
            [self.program, "emulator", functions, "--port", "0", "--http-port", "0", *delay],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = None
        for line in process.stdout:
            found = re.match(r"Lambda .*:(\d+)$", line)
            port = int(found[1]) if found else port
            if line == "# ready\n":
                return process, port
        raise SystemExit(f"run.py: {self.program} did not start")


class Official(Emulator):
    """AWS's Runtime Interface Emulator. A second call at the same time ends it."""
    most_calls = 1
    path = "/2015-03-31/functions/function/invocations"

    def start(self, trial, folder):
        port = free_port()
        process = subprocess.Popen(
            [self.program, "--log-level", "error", "--runtime-interface-emulator-address", f"127.0.0.1:{port}",
             "--runtime-api-address", f"127.0.0.1:{free_port()}", self.bootstrap],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "AWS_LAMBDA_FUNCTION_TIMEOUT": "60"})
        for _ in range(1_000):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    return process, port
            time.sleep(0.01)
        process.kill()
        raise SystemExit(f"run.py: {self.program} did not start")


class Running:
    """A process and its port. It ends with the `with`."""

    def __init__(self, started):
        self.started = started

    def __enter__(self):
        return self.started

    def __exit__(self, *_):
        process = self.started[0]
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()


def cpu_ms(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * CPU_TICK_MS


def peak_kib(pid):
    return int(re.search(r"^VmHWM:\s*(\d+)", Path(f"/proc/{pid}/status").read_text(), re.M)[1])


def all_emulators(keepwarm, echo, official):
    version = said_by([keepwarm, "--version"]) or "release build"
    theirs = "of aws-sam-cli " + (re.findall(r"/aws_sam_cli-([\d.]+)\.dist-info", " ".join(
        str(path) for path in Path(official).parent.parent.glob("lib/python3*/site-packages/aws_sam_cli-*")))
        or ["?"])[0]
    bootstraps = [("c", "C echo", BUILT / "c-echo"), ("swift", "`LambdaRuntime` echo", echo)]
    return ([Keepwarm(f"keepwarm-{key}", f"**`keepwarm emulator`**, {title}", keepwarm, file, version)
             for key, title, file in bootstraps]
            + [Official(f"official-{key}", f"official emulator, {title}", official, file, theirs)
               for key, title, file in bootstraps])
