"""check.py - the Python peer: aiohttp, all URLs at once under asyncio.gather.

Usage: check.py [--ca-file FILE] URL-FILE
It prints "ok=N/N inside_ms=T" and exits with 0 if every URL answered 200.
"""
import argparse
import asyncio
import ssl
import sys
import time

import aiohttp

begun = time.perf_counter()
failures = []


async def check(session, url):
    try:
        async with session.get(url) as response:
            await response.read()
            return response.status == 200
    except (aiohttp.ClientError, OSError, asyncio.TimeoutError) as error:
        failures.append(f"{url}: {error!r}")
        return False


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ca-file")
    parser.add_argument("urls")
    options = parser.parse_args()
    with open(options.urls) as file:
        urls = file.read().split()
    # limit=0 lifts the default of 100 connections at a time.
    context = ssl.create_default_context(cafile=options.ca_file) if options.ca_file else True
    connector = aiohttp.TCPConnector(limit=0, force_close=True, ssl=context)
    timeout = aiohttp.ClientTimeout(total=60, sock_connect=60)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        good = sum(await asyncio.gather(*(check(session, url) for url in urls)))
    if failures:
        print("check.py:", failures[0], file=sys.stderr)
    print(f"ok={good}/{len(urls)} inside_ms={(time.perf_counter() - begun) * 1000:.1f}")
    return 0 if good == len(urls) else 1


sys.exit(asyncio.run(main()))
