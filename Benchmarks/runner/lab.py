"""The laboratory: throwaway certificates, our two servers, and one measured run."""
import os
import re
import subprocess
from pathlib import Path
from types import SimpleNamespace

from .peers import BUILT, HERE
from .scenarios import TLS_ADDRESSES

LIMIT_SECONDS = 120            # a peer that takes longer is ended, and marked
CPU_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def openssl(folder, *arguments):
    done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"run.py: openssl {arguments[0]} failed:\n{done.stderr}")


def make_certificates(folder):
    """A CA for two days and a P-256 certificate for 127.0.0.1 to 127.0.0.16 and localhost, signed by it."""
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    openssl(folder, "req", "-x509", *new_key, "-keyout", "ca.key", "-out", "ca.pem",
            "-subj", "/CN=Throwaway benchmark CA", "-days", "2")
    openssl(folder, "req", *new_key, "-keyout", "server.key", "-out", "server.csr",
            "-subj", "/CN=Benchmark server")
    names = ",".join(["DNS:localhost", *(f"IP:127.0.0.{i + 1}" for i in range(TLS_ADDRESSES))])
    (folder / "server.ext").write_text(
        f"subjectAltName={names}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n")
    openssl(folder, "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-days", "2", "-extfile", "server.ext", "-out", "server.pem")


def kernel_counts():
    """The kernel's counts of lost connection requests and of segments sent again."""
    counts = {}
    for name in ("/proc/net/netstat", "/proc/net/snmp"):
        lines = Path(name).read_text().splitlines()
        for heads, values in zip(lines[::2], lines[1::2]):
            counts.update(zip(heads.split()[1:], values.split()[1:]))
    return {key: int(counts[key]) for key in ("ListenOverflows", "ListenDrops", "RetransSegs", "TCPLossProbes")}


class Lab:
    """Use it in a `with`: the servers end with it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.servers = {}

    def __enter__(self):
        make_certificates(self.folder)
        try:
            self.servers["http"] = self.start_server()
            self.servers["https"] = self.start_server("--certificate", self.folder / "server.pem",
                                                      "--key", self.folder / "server.key")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for server in self.servers.values():
            server.process.terminate()
            server.process.wait()

    def start_server(self, *arguments):
        process = subprocess.Popen([BUILT / "delayd", "--port", "0", *arguments],
                                   stdout=subprocess.PIPE, text=True)
        found = re.match(r"port=(\d+) backlog=(\d+)", process.stdout.readline())
        if not found:
            process.kill()
            raise SystemExit("run.py: the server did not start")
        return SimpleNamespace(process=process, port=int(found[1]), backlog=int(found[2]))

    def files(self, scenario):
        urls = self.folder / f"{scenario.key}.urls"
        urls.write_text("\n".join(scenario.urls(self.servers[scenario.scheme].port)) + "\n")
        return SimpleNamespace(urls=urls, ca=self.folder / "ca.pem")

    def server_cpu_ms(self, scenario):
        pid = self.servers[scenario.scheme].process.pid
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * CPU_TICK_MS

    def run(self, peer, scenario, command):
        """Runs a peer once; a dictionary of figures, of which "well" says if they count."""
        report, errors = self.folder / "report", self.folder / "errors"
        report.unlink(missing_ok=True)
        clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        before = self.server_cpu_ms(scenario)
        with open(errors, "w") as stderr:
            done = subprocess.run(
                [str(part) for part in (BUILT / "measure", report, LIMIT_SECONDS, *command)],
                stdout=subprocess.PIPE, stderr=stderr, text=True, errors="replace", env=clean)
        if done.returncode != 0:
            raise SystemExit(f"run.py: measure failed:\n{errors.read_text()}")
        wall, cpu, peak, code = (int(word) for word in report.read_text().split())
        good, inside, well = peer.judge(scenario, code, done.stdout)
        complaint = "" if well else (errors.read_text().strip().splitlines() or [f"exit {code}"])[0]
        return {"wall": wall / 1000, "cpu": cpu / 1000, "peak": peak / 1024, "inside": inside,
                "good": good, "well": well, "server": self.server_cpu_ms(scenario) - before,
                "complaint": complaint.replace(str(HERE), "Benchmarks")[:200]}
