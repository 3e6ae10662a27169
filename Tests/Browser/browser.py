"""The one Chromium that all tests share."""

import contextlib
import shutil
import sys

from playwright.sync_api import sync_playwright

#: What Chromium is called, by Debian and by others.
NAMES = ["chromium", "chromium-browser", "google-chrome"]

#: How long an event may take to come, on a machine that does much else.
PATIENCE = 30_000

_chromium = None


@contextlib.contextmanager
def shared():
    """Has Chromium running."""
    global _chromium
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        sys.exit("Chromium is needed: Scripts/chromium installs it.")
    with sync_playwright() as playwright:
        # Without a sandbox, since that cannot be had by root.
        _chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield _chromium
        finally:
            _chromium.close()
            _chromium = None


def context(**options):
    """A new browser within the browser: no cookie, no cache and no password of another test."""
    context = _chromium.new_context(**options)
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(PATIENCE)
    return context
