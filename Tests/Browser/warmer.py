"""The built command, as a user runs it: rounds, and the pages that show them."""

import contextlib
import json
import os
import subprocess
from pathlib import Path

#: For a run that has a round at once, and no other while anybody is there.
SCHEDULE = "cron(0 0 1 1 ? 2199)"

BINARY = Path.cwd() / ".build/debug/keepwarm"


class Warmer:
    """A configuration and its history, in a folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.configuration = self.folder / "keepwarm.yaml"
        self.history = self.folder / "keepwarm.sqlite"

    def configure(self, targets, environments=None):
        """Writes the configuration: URLs by the names of their targets, and how many environments some have."""
        listed = [
            {"name": name, "url": url, "environments": (environments or {}).get(name, 1)}
            for name, url in targets.items()
        ]
        self.configuration.write_text(json.dumps({"schedule": SCHEDULE, "timeout": "60s", "targets": listed}))

    def round(self):
        """One round, kept in the history; says whether every target answered."""
        code = self._command("ping", "--config", self.configuration, "--history", self.history, allowed=(0, 1))
        return code == 0

    def report(self):
        """The report of the last day, as a file."""
        page = self.folder / "report.html"
        self._command("report", "--file", self.history, "--since", "24h", "--output", page)
        return page

    def dashboard(self, listen="127.0.0.1:0", token=None):
        """A page of the history, while nothing else goes on."""
        return self._page("dashboard", "--file", self.history, "--listen", listen, token=token)

    def run(self):
        """A run with its page."""
        return self._page(
            "run", "--config", self.configuration, "--history", self.history, "--dashboard", "127.0.0.1:0"
        )

    def _command(self, *arguments, allowed=(0,)):
        finished = subprocess.run(
            [BINARY, *arguments], env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if finished.returncode not in allowed or finished.stderr:
            raise AssertionError(f"{arguments[0]} ended with {finished.returncode}: {finished.stderr}")
        return finished.returncode

    @contextlib.contextmanager
    def _page(self, *arguments, token=None):
        process = subprocess.Popen(
            [BINARY, *arguments],
            env=environment(token),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            line = process.stderr.readline()
            if "the dashboard is at http://" not in line:
                raise AssertionError(f"{arguments[0]} did not say where its page is: {line}")
            yield line.split()[-1]
        finally:
            process.terminate()
            rest = process.stderr.read()
            process.stderr.close()
            code = process.wait()
        if code != 0 or rest:
            raise AssertionError(f"{arguments[0]} ended with {code}: {rest}")


def environment(token=None):
    """Nothing of the machine's leaks into a test."""
    variables = {"PATH": os.defpath}
    if token is not None:
        variables["KEEPWARM_DASHBOARD_TOKEN"] = token
    return variables
