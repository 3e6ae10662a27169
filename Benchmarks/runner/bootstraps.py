"""The bootstraps that are compared, and the ways in which they are run by lambdad."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from .peers import BUILT, HERE, said_by

DROP_CACHES = "/proc/sys/vm/drop_caches"
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
WARMER_TARGETS = 5


@dataclass(frozen=True)
class Mode:
    """A way to run all bootstraps, round after round."""
    key: str
    title: str
    rounds: int
    events: int
    arguments: tuple = ()
    warm_up: bool = True       # one round that is not counted

    def smaller(self):
        """The same as a smoke run, for --quick."""
        return Mode(self.key, self.title, 1, min(100, self.events), self.arguments, False)


MODES = [
    Mode("bootstraps-warm", "Warm page cache, all cores", 15, 1_000),
    Mode("bootstraps-one-core", "Warm page cache, bootstrap and Runtime API on one core", 7, 1_000,
         ("--pin", min(os.sched_getaffinity(0)))),
    Mode("bootstraps-cold", "Cold page cache: the bootstrap is read from the disk", 9, 1, ("--cold",), False),
]


def may_drop_caches():
    return os.access(DROP_CACHES, os.W_OK)


class Bootstrap:
    """A bootstrap that echoes its events."""
    most_events = 1_000
    ours = False

    def __init__(self, key, title, command, version):
        self.key, self.title, self.version = key, title, version
        self.command = [Path(part).resolve() for part in command]

    @property
    def file(self):
        """What a package would carry; an interpreter stays outside."""
        return self.command[-1]

    @property
    def interpreted(self):
        return len(self.command) > 1

    @property
    def missing(self):
        return not all(part.is_file() for part in self.command)

    def prepare(self, lab):
        """What it needs of the laboratory."""

    def arguments(self):
        return ["--echo"]

    def run(self, mode, folder):
        """Runs it once; a dictionary of lambdad's figures and "well", which says if they count."""
        log = Path(folder) / "log"
        log.write_text("")
        done = subprocess.run(
            [str(part) for part in (BUILT / "lambdad", "--events", min(mode.events, self.most_events),
                                    "--root", self.file.parent, "--log", log, *mode.arguments,
                                    *self.arguments(), *self.command)],
            capture_output=True, text=True, errors="replace")
        figures = json.loads(done.stdout) if done.returncode == 0 else {"complaint": done.stderr.strip()}
        figures["well"] = figures["complaint"] is None
        said = log.read_text(errors="replace").strip()[:200]
        if said and not figures["well"]:
            figures["complaint"] += f"; {said}"
        return figures

    def sizes(self):
        """Of the file, of the file without symbols, and of that in a zip; in bytes."""
        with tempfile.TemporaryDirectory(prefix="keepwarm-bench-") as folder:
            stripped, package = Path(folder) / "bootstrap", Path(folder) / "package.zip"
            done = subprocess.run(["strip", "-s", "-o", stripped, self.file], stderr=subprocess.DEVNULL)
            if done.returncode != 0 or stripped.stat().st_size > self.file.stat().st_size:
                shutil.copy(self.file, stripped)  # a script, or nothing to strip
            with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
                archive.write(stripped, "bootstrap")
            return {"file": self.file.stat().st_size, "stripped": stripped.stat().st_size,
                    "zip": package.stat().st_size}


class Echo(Bootstrap):
    ours = True


class Warmer(Bootstrap):
    """The warmer. Each event is a round over https, so it gets fewer of them."""
    most_events = 100
    ours = True
    configuration = "{}"
    event = os.devnull

    def prepare(self, lab):
        """Targets that it has to resolve, and all the authorities that it would trust on Lambda."""
        folder = lab.folder
        trusted = (folder / "ca.pem").read_text()
        if AUTHORITIES.exists():
            trusted = AUTHORITIES.read_text() + trusted
        (folder / "authorities.pem").write_text(trusted)
        port = lab.servers["https"].port
        self.configuration = json.dumps({
            "ca-file": str(folder / "authorities.pem"),
            "targets": [{"name": f"target-{i}", "url": f"https://localhost:{port}/delay/0?{i}"}
                        for i in range(WARMER_TARGETS)]})
        self.event = folder / "event.json"
        self.event.write_text("{}")

    def arguments(self):
        return ["--event-file", self.event, "--env", f"KEEPWARM_CONFIG={self.configuration}"]


def all_bootstraps(echo, warmer):
    scripts = HERE / "Peers/bootstraps"
    python, node = sys.executable, shutil.which("node") or "node"
    go = BUILT / "go-echo"
    swift = re.search(r"Swift version [\d.]+", said_by(["swift", "--version"]))
    swift = swift[0] if swift else "release build"
    return [
        Echo("echo", "**`LambdaRuntime` echo**", [echo], swift),
        Warmer("warmer", "**`WarmerFunction`**", [warmer], swift),
        Bootstrap("c", "C sockets (floor)", [BUILT / "c-echo"], said_by(["cc", "--version"])),
        Bootstrap("go", "Go net/http", [go], (said_by(["go", "version", go]).split(": ") + ["?"])[1]),
        Bootstrap("python", "Python http.client", [python, scripts / "echo.py"], sys.version.split()[0]),
        Bootstrap("node", "Node node:http", [node, scripts / "echo.mjs"], said_by([node, "--version"])),
    ]
