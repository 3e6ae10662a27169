"""What tests of the page have in common: a few targets, rounds whenever a test wants one, and visitors."""

import tempfile
import unittest

from shop import Shop
from visitor import Visitor
from warmer import Warmer

#: More than are open at first.
NAMES = ["cart", "catalog", "customer", "orders", "product"]


class DashboardCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.shop = self.enterContext(Shop())
        self.warmer = Warmer(self.enterContext(tempfile.TemporaryDirectory()))
        self.warmer.configure({name: self.shop.url(f"/{name}") for name in NAMES})

    def visitor(self, **options):
        return Visitor(self, **options)

    def dashboard(self, **options):
        """The address of the page, which is there until the test ends."""
        return self.enterContext(self.warmer.dashboard(**options))

    def assert_undisturbed(self, visitor, url):
        """The browser had nothing to complain of, and asked nobody else for anything."""
        self.assertEqual(visitor.complaints, [])
        self.assertEqual(visitor.strangers(url), [])
