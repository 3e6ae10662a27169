#!/usr/bin/env python3
"""Visitors of the Storefront, for a demonstration of how long they wait.

    visitors.py twice URL
        visits each API twice, one after another
    visitors.py traffic SECONDS SEED LOG NAME=URL …
        sends the same visitors to every shop at the same moments, and compares how long they waited;
        LOG gets a line for each visit

Needs Python 3.9 and nothing else.
"""

import csv
import http.client
import math
import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlsplit

# For each API, the seconds from one visitor to the next on average, and what they ask for.
APIS = {
    "catalog": (5, ["/catalog", "/catalog?category=tea", "/catalog?q=matcha", "/catalog/categories"]),
    "product": (8, ["/products/TEA-EARLGREY", "/products/TEA-MATCHA", "/products/WARE-CUPS", "/products/COF-KENYA"]),
    "cart": (15, ["/cart/1", "/cart/2", "/cart/3", "/cart/4"]),
    "orders": (25, ["/orders/1", "/orders/2", "/orders/3", "/orders/4"]),
    "customer": (25, ["/customers/1", "/customers/2/orders", "/customers/3", "/customers/4/orders"]),
}


class Visit(NamedTuple):
    """A visitor's request, and the seconds after the start at which it comes."""

    at: float
    api: str
    path: str


class Answer(NamedTuple):
    """What came back: the status (0 for none), whether it was a cold start, the seconds it took."""

    status: int
    cold: bool
    seconds: float

    @property
    def failed(self):
        return not 200 <= self.status < 300


def plan(seconds, seed):
    """Poisson arrivals at each API: nobody knows of anybody else. The same seed gives the same visits."""
    visits = []
    for api, (gap, paths) in APIS.items():
        chance = random.Random(f"{seed} {api}")
        at = chance.expovariate(1 / gap)
        while at < seconds:
            visits.append(Visit(at, api, chance.choice(paths)))
            at += chance.expovariate(1 / gap)
    return sorted(visits)


def call(url, path):
    """Asks on a new connection, as a new visitor does, and waits for the whole answer."""
    start = time.monotonic()
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        cold = response.getheader("X-Emulator-Cold") == "true"
        return Answer(response.status, cold, time.monotonic() - start)
    except (OSError, http.client.HTTPException):
        return Answer(0, False, time.monotonic() - start)
    finally:
        connection.close()


def percentile(values, percent):
    """The smallest of the values that is no less than `percent` of them (nearest rank)."""
    return sorted(values)[max(1, math.ceil(len(values) * percent / 100)) - 1]


def duration(seconds):
    return f"{seconds:.3f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def outcome(answer):
    if answer.failed:
        return f"failed ({answer.status})" if answer.status else "failed"
    return duration(answer.seconds) + ("  cold" if answer.cold else "      ")


def comparison(visits, answers):
    """The rows of the closing table; `answers` has a list for each shop, in the order of the visits."""
    rows = [("visits", [str(len(visits)) for _ in answers])]
    if any(answer.failed for shop in answers for answer in shop):
        rows.append(("failed", [str(sum(answer.failed for answer in shop)) for shop in answers]))
    rows.append(("cold visits", [str(sum(answer.cold for answer in shop)) for shop in answers]))
    for api in APIS:
        these = [[answer for visit, answer in zip(visits, shop) if visit.api == api] for shop in answers]
        cells = [f"{sum(answer.cold for answer in shop)} of {len(shop)}" for shop in these]
        rows.append((f"  {api}", cells))
    for percent in (50, 95, 99):
        cells = [duration(percentile([answer.seconds for answer in shop], percent)) for shop in answers]
        rows.append((f"p{percent}", cells))
    return rows


def twice(url):
    print(f"   {'API':<10} {'FIRST VISIT':>15} {'SECOND VISIT':>19}")
    failed = False
    for api, (_, paths) in APIS.items():
        first, second = call(url, paths[0]), call(url, paths[0])
        print(f"   {api:<10} {outcome(first):>15} {outcome(second):>19}", flush=True)
        failed = failed or first.failed or second.failed
    return failed


def traffic(seconds, seed, log, shops):
    visits = plan(seconds, seed)
    answers = [[Answer(0, False, 0.0)] * len(visits) for _ in shops]
    print(f"   {'TIME':>4}  {'API':<9}" + "".join(f" {name.upper():>20}" for name in shops))

    def visit_all(index):
        visit = visits[index]
        these = list(callers.map(lambda url: call(url, visit.path), shops.values()))
        with turn:
            for shop, name, answer in zip(answers, shops, these):
                shop[index] = answer
                rows.writerow(
                    [f"{visit.at:.3f}", name, visit.api, visit.path, answer.status, answer.cold, f"{answer.seconds:.6f}"]
                )
            # The others were served at once, and there is nothing to tell.
            if any(answer.cold or answer.failed for answer in these):
                minutes, rest = divmod(int(visit.at), 60)
                words = "".join(f" {outcome(answer):>20}" for answer in these)
                print(f"   {minutes}:{rest:02}  {visit.api:<9}{words}", flush=True)

    turn = threading.Lock()
    with open(log, "w", newline="") as file, ThreadPoolExecutor(256) as callers, ThreadPoolExecutor(128) as visitors:
        rows = csv.writer(file)
        rows.writerow(["at", "shop", "api", "path", "status", "cold", "seconds"])
        start = time.monotonic()
        under_way = []
        for index, visit in enumerate(visits):
            time.sleep(max(0, start + visit.at - time.monotonic()))
            under_way.append(visitors.submit(visit_all, index))
        for future in under_way:
            future.result()
        time.sleep(max(0, start + seconds - time.monotonic()))

    print(f"\n   {'':<13}" + "".join(f" {name:>18}" for name in shops))
    for label, cells in comparison(visits, answers):
        print(f"   {label:<13}" + "".join(f" {cell:>18}" for cell in cells))
    return any(answer.failed for shop in answers for answer in shop)


def main(arguments):
    """Returns the exit code: 0 when every visit was answered, 1 when one was not, 64 for arguments that make no sense."""
    command, count = arguments[:1], len(arguments)
    if command == ["twice"] and count == 2:
        return twice(arguments[1])
    if command == ["traffic"] and count >= 5 and arguments[1].isdigit() and all("=" in shop for shop in arguments[4:]):
        shops = dict(shop.split("=", 1) for shop in arguments[4:])
        return traffic(int(arguments[1]), arguments[2], arguments[3], shops)
    print(__doc__, file=sys.stderr)
    return 64


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
