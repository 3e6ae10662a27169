"""The report, which is one file that needs nothing else."""

from dashboard_case import NAMES, DashboardCase


class Report(DashboardCase):
    def test_it_asks_nobody_for_anything_and_runs_no_script(self):
        self.warmer.round()
        self.warmer.round()
        file = self.warmer.report().as_uri()
        visitor = self.visitor()

        visitor.open(file)
        for name in NAMES:
            summary = visitor.target(name).locator("summary").first
            summary.click()
            self.assertTrue(visitor.target(name).locator(".charts svg").first.is_visible())

        self.assertEqual(visitor.requests, [file])
        self.assertEqual(visitor.page.locator("script").count(), 0)
        self.assertIn("2 rounds", visitor.words)
        self.assertEqual(visitor.complaints, [])
