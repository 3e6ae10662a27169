"""The programs that are compared: how each is called and how its answer is judged."""
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BUILT = HERE / ".build-peers"
OK_LINE = re.compile(r"^ok=(\d+)/(\d+) inside_ms=([\d.]+)$", re.M)


def said_by(command, line=0):
    """One line of what a command says, or "" if it cannot say anything."""
    try:
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=20)
        return done.stdout.strip().splitlines()[line] if done.returncode == 0 else ""
    except (OSError, IndexError, subprocess.TimeoutExpired):
        return ""


class Peer:
    """A peer that prints "ok=N/N inside_ms=T" and takes a URL file."""
    slow_script = False        # left out of 10,000 over https unless asked for
    environment = {}

    def __init__(self, key, title, program, version):
        self.key, self.title, self.program, self.version = key, title, program, version

    @property
    def missing(self):
        return shutil.which(str(self.program)) is None

    def command(self, scenario, files):
        ca = ["--ca-file", files.ca] if scenario.scheme == "https" else []
        return [self.program, *ca, files.urls]

    def judge(self, scenario, exit_code, output):
        """(how many answered or None, what it measured inside or None, all is well)"""
        found = OK_LINE.search(output)
        if not found:
            return None, None, False
        good, of = int(found[1]), int(found[2])
        return good, float(found[3]), exit_code == 0 and good == of == scenario.count


class Keepwarm(Peer):
    def command(self, scenario, files):
        ca = ["--ca-file", files.ca] if scenario.scheme == "https" else []
        return [self.program, "ping", "--urls", files.urls, "--summary", *ca,
                "--max-in-flight", scenario.count]

    def judge(self, scenario, exit_code, output):
        """By its exit code; the count in its last line must agree where it is to be found."""
        last = (output.strip().splitlines() or [""])[-1]
        found = re.search(r"([\d,]+) of ([\d,]+) answered", last)
        good = int(found[1].replace(",", "")) if found else None
        if exit_code == 0 and good is None:
            good = scenario.count
        return good, None, exit_code == 0 and good == scenario.count


class Floor(Peer):
    def command(self, scenario, files):
        if scenario.scheme == "https":
            return [BUILT / "floor-tls", "--ca-file", files.ca, files.urls]
        return [self.program, files.urls]


class Fetch(Peer):
    slow_script = True

    def command(self, scenario, files):
        ca = ["env", f"NODE_EXTRA_CA_CERTS={files.ca}"] if scenario.scheme == "https" else []
        return [*ca, self.program, HERE / "Peers/fetch.mjs", files.urls]


class Aiohttp(Peer):
    slow_script = True

    def command(self, scenario, files):
        program, *rest = super().command(scenario, files)
        return [program, HERE / "Peers/check.py", *rest]


class Curl(Peer):
    """curl -Z with a config file; up to 8.16 it runs at most 300 transfers at a time."""
    slow_script = True

    def command(self, scenario, files):
        version = [int(n) for n in re.findall(r"\d+", self.version)[:2]]
        most = 65_535 if version >= [8, 17] else 300
        lines = ["parallel", "parallel-immediate", f"parallel-max = {min(most, scenario.count)}",
                 "no-progress-meter", "http1.1", 'header = "Connection: close"', 'noproxy = "*"',
                 'write-out = "%{http_code}\\n"']
        if scenario.scheme == "https":
            lines.append(f'cacert = "{files.ca}"')
        for url in Path(files.urls).read_text().split():
            lines += [f'url = "{url}"', 'output = "/dev/null"']
        config = Path(f"{files.urls}.curl")
        config.write_text("\n".join(lines) + "\n")
        return [self.program, "--disable", "--config", config]

    def judge(self, scenario, exit_code, output):
        good = output.split().count("200")
        return good, None, exit_code == 0 and good == scenario.count


def all_peers(keepwarm):
    python = BUILT / "venv/bin/python"
    go = BUILT / "go-peer"
    aiohttp = "import sys, aiohttp; print(sys.version.split()[0] + ', aiohttp ' + aiohttp.__version__)"
    return [
        Keepwarm("keepwarm", "**keepwarm**", keepwarm, said_by([keepwarm, "--version"]) or "release build"),
        Floor("floor", "C epoll, OpenSSL (floor)", BUILT / "floor",
              f"{said_by(['cc', '--version'])}, {said_by(['openssl', 'version']).partition(' (')[0]}"),
        Peer("go", "Go net/http", go, (said_by(["go", "version", go]).split(": ") + ["?"])[1]),
        Fetch("fetch", "Node fetch", "node", said_by(["node", "--version"])),
        Aiohttp("aiohttp", "Python aiohttp", python, said_by([python, "-c", aiohttp])),
        Curl("curl", "curl -Z", "curl", " ".join(said_by(["curl", "--version"]).split()[1:2])),
    ]
