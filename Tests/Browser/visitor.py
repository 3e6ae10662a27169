"""Somebody who looks at a page, and who notes whatever the browser did and complained of meanwhile."""

from urllib.parse import urlsplit

import browser

#: Sizes of windows: a desk's and a phone's.
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}

#: What the browser says of an answer that is none, or of none at all; tests that cause one expect it.
FAILED_LOAD = "Failed to load resource"


#: Makes a page's timers go so many times as fast.
HURRY = """
const [interval, timeout, pace] = [setInterval, setTimeout, %d];
window.setInterval = (work, time, ...rest) => interval(work, time / pace, ...rest);
window.setTimeout = (work, time, ...rest) => timeout(work, time / pace, ...rest);
"""


class Visitor:
    def __init__(self, test, viewport=WIDE, colours="light", password=None, pace=10):
        options = {"viewport": viewport, "color_scheme": colours}
        if password is not None:
            options["http_credentials"] = {"username": "anybody", "password": password}
        context = browser.context(**options)
        test.addCleanup(context.close)
        if pace != 1:
            context.add_init_script(HURRY % pace)
        self.complaints = []
        self.requests = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("console", self._hear)
        self.page = context.new_page()

    def _hear(self, message):
        if message.type in ("error", "warning", "assert"):
            self.complaints.append(message.text)

    def open(self, url):
        return self.page.goto(url)

    @property
    def round(self):
        """The round that the page shows as the latest."""
        return self.page.locator("[data-round]").first.get_attribute("data-round")

    def wait_for_path(self, path):
        """Waits until the page of a path is there, however far it looks back."""
        self.page.wait_for_url(lambda url: urlsplit(url).path == path)

    def wait_for_other_round(self, than):
        """Waits until the page shows another latest round, and says which."""
        shown = self.page.locator(f"[data-round]:not([data-round='{than}'])").first
        shown.wait_for(state="attached")
        return shown.get_attribute("data-round")

    def target(self, name):
        """The part of the page that is about a target."""
        return self.page.locator(f"details[data-name='{name}']")

    @property
    def words(self):
        """The text of the page, on one line."""
        return " ".join(self.page.locator("body").inner_text().split())

    def tab_to(self, locator):
        """Goes to an element as one does without a mouse."""
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if locator.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError("the element cannot be reached with the Tab key")

    def strangers(self, url):
        """The requests that went elsewhere than to the origin of a URL; what a page carries in itself is no request."""
        own = urlsplit(url)[:2]
        asked = [request for request in self.requests if not request.startswith("data:")]
        return [request for request in asked if urlsplit(request)[:2] != own]
