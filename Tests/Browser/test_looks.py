"""How the pages look: narrow and wide, light and dark."""

import unittest

import contrast
from dashboard_case import NAMES, DashboardCase
from visitor import NARROW, WIDE

#: What a browser paints where a page paints nothing.
CANVAS = {"light": contrast.Colour(255, 255, 255, 1), "dark": contrast.Colour(18, 18, 18, 1)}

#: A name without a place to break a line at.
LONG_NAME = "orders-of-the-customers-of-the-shop-" * 6


class Looks(DashboardCase):
    def setUp(self):
        super().setUp()
        # Every state that a target may be in.
        urls = {name: self.shop.url(f"/{name}") for name in [*NAMES, LONG_NAME]}
        self.warmer.configure(urls, environments={"product": 2})
        self.shop.cold = {"/catalog"}
        self.shop.statuses = {"/orders": 503}
        self.warmer.round()
        self.warmer.round()
        report = self.warmer.report().as_uri()
        url = self.dashboard()
        self.pages = [url, f"{url}targets/orders", report]

    def test_nothing_is_wider_than_the_window(self):
        for viewport in [NARROW, WIDE]:
            visitor = self.visitor(viewport=viewport)
            for page in self.pages:
                with self.subTest(page=page, width=viewport["width"]):
                    visitor.open(page)
                    visitor.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")

                    width = visitor.page.evaluate("document.documentElement.scrollWidth")

                    self.assertLessEqual(width, viewport["width"])

    def test_every_text_can_be_read_in_the_light_and_in_the_dark(self):
        grounds = []
        for colours, canvas in CANVAS.items():
            visitor = self.visitor(colours=colours)
            for page in self.pages:
                with self.subTest(page=page, colours=colours):
                    visitor.open(page)

                    texts = contrast.of(visitor.page, canvas)

                    self.assertGreater(len(texts), 8)
                    self.assertEqual([(text, ratio) for text, ratio in texts if ratio < contrast.LEAST], [])
            grounds.append(visitor.page.evaluate("getComputedStyle(document.body).backgroundColor"))
        light, dark = map(contrast.Colour.read, grounds)
        self.assertGreater(light.luminance, 0.8)
        self.assertLess(dark.luminance, 0.05)


class Contrast(unittest.TestCase):
    def test_the_contrast_is_that_of_the_definition(self):
        black, white = contrast.Colour(0, 0, 0, 1), contrast.Colour(255, 255, 255, 1)

        self.assertAlmostEqual(contrast.ratio(black, white), 21)
        self.assertAlmostEqual(contrast.ratio(contrast.Colour(118, 118, 118, 1), white), 4.54, places=2)
        self.assertEqual(contrast.Colour(0, 0, 0, 0.5).over(white), contrast.Colour(127.5, 127.5, 127.5, 1))
