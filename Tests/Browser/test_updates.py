"""How an open page follows the rounds."""

import re
from urllib.parse import urlsplit

from dashboard_case import DashboardCase
from visitor import FAILED_LOAD


def is_question(url):
    """Whether a page asks there for what has changed."""
    return "after=" in url


def minutes(text):
    """How far ahead something is that is in so many hours and minutes."""
    hours, rest = re.fullmatch(r"in ([\d,]+) h (\d+) min", text).groups()
    return 60 * int(hours.replace(",", "")) + int(rest)


class Updates(DashboardCase):
    def mark(self, visitor):
        """Leaves something in the page that would be gone if it were loaded anew."""
        visitor.page.evaluate("window.isStillThere = true")

    def assert_not_reloaded(self, visitor):
        self.assertTrue(visitor.page.evaluate("window.isStillThere === true"))

    def test_the_first_round_of_a_run_turns_up_by_itself(self):
        self.shop.opening.clear()
        with self.warmer.run() as url:
            self.assertTrue(self.shop.visit.wait(60))
            visitor = self.visitor(pace=1)
            visitor.open(url)
            self.mark(visitor)
            self.assertEqual(visitor.target("orders").count(), 0)

            self.shop.opening.set()

            visitor.target("orders").wait_for()
            visitor.page.get_by_text("Next round in").wait_for()
            visitor.page.get_by_text("estimate for all of it").wait_for()
            self.assert_not_reloaded(visitor)
            self.assert_undisturbed(visitor, url)

    def test_a_new_round_leaves_open_what_is_open_and_keeps_the_focus(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        visitor.open(url)
        self.mark(visitor)
        shown = visitor.round
        summary = visitor.target("orders").locator("summary").first
        visitor.tab_to(summary)
        visitor.page.keyboard.press("Enter")
        numbers = visitor.target("numbers of orders")
        visitor.tab_to(numbers.locator("summary"))
        visitor.page.keyboard.press("Enter")

        self.warmer.round()
        visitor.wait_for_other_round(shown)

        self.assertTrue(visitor.target("orders").evaluate("each => each.open"))
        self.assertTrue(numbers.evaluate("each => each.open"))
        self.assertFalse(visitor.target("cart").evaluate("each => each.open"))
        self.assertTrue(numbers.locator("summary").evaluate("each => each === document.activeElement"))
        self.assert_not_reloaded(visitor)
        self.assert_undisturbed(visitor, url)

    def test_a_new_round_leaves_the_focus_on_a_link(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        visitor.open(url)
        shown = visitor.round
        visitor.tab_to(visitor.target("orders").locator("summary").first)
        visitor.page.keyboard.press("Enter")
        link = visitor.target("orders").get_by_role("link")
        visitor.tab_to(link)

        self.warmer.round()
        visitor.wait_for_other_round(shown)

        self.assertTrue(link.evaluate("each => each === document.activeElement"))

    def test_the_charts_of_a_target_come_below_the_focus_without_moving_it(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        visitor.open(url)
        orders = visitor.target("orders")
        waiting = []
        visitor.page.route(is_question, lambda route: waiting.append(route), times=1)

        visitor.tab_to(orders.locator("summary").first)
        visitor.page.keyboard.press("Enter")
        link = orders.get_by_role("link")
        visitor.tab_to(link)
        waiting[0].continue_()
        orders.locator(".charts").wait_for()

        self.assertTrue(link.evaluate("each => each === document.activeElement"))
        self.assert_undisturbed(visitor, url)

    def test_charts_that_did_not_come_are_asked_for_again(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        visitor.open(url)
        visitor.page.route("**/*after=nothing*", lambda route: route.abort(), times=1)

        visitor.target("orders").locator("summary").first.click()
        visitor.target("orders").locator(".charts").wait_for()

        self.assertEqual([text for text in visitor.complaints if FAILED_LOAD not in text], [])

    def test_how_far_a_page_looks_back_stays_as_it_was_chosen(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        visitor.open(url)
        span = visitor.page.get_by_role("navigation").get_by_role("link", name="7 days")
        visitor.tab_to(span)
        visitor.page.keyboard.press("Enter")
        visitor.page.wait_for_url("**/?since=7d")
        self.mark(visitor)

        shown = visitor.round
        self.warmer.round()
        visitor.wait_for_other_round(shown)
        self.assert_not_reloaded(visitor)
        self.assertEqual(span.get_attribute("aria-current"), "page")

        visitor.target("orders").locator("summary").first.click()
        visitor.target("orders").get_by_role("link").click()
        visitor.wait_for_path("/targets/orders")
        self.assertEqual(span.get_attribute("aria-current"), "page")
        self.assert_undisturbed(visitor, url)

    def test_a_run_says_when_its_next_round_is_due(self):
        with self.warmer.run() as url:
            self.assertTrue(self.shop.visit.wait(60))
            visitor = self.visitor(pace=1)
            visitor.page.clock.install()
            visitor.open(url)
            due = visitor.page.locator("[data-left]")
            due.wait_for()
            before = due.inner_text()

            visitor.page.clock.fast_forward(600_000)
            due.filter(has_not_text=before).wait_for()

            self.assertIn(minutes(before) - minutes(due.inner_text()), [9, 10, 11])

            self.assert_undisturbed(visitor, url)

    def test_a_failure_and_its_end_turn_up_by_themselves(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        visitor.open(url + "targets/orders")
        self.mark(visitor)
        self.assertNotIn("unexpected status", visitor.target("orders").inner_text())

        self.shop.statuses["/orders"] = 503
        self.assertFalse(self.warmer.round())
        visitor.target("orders").get_by_text("unexpected status").first.wait_for()
        failed = visitor.round
        self.shop.statuses.clear()
        self.assertTrue(self.warmer.round())
        visitor.wait_for_other_round(failed)

        self.assert_not_reloaded(visitor)
        self.assert_undisturbed(visitor, url)

    def test_a_connection_that_is_lost_is_told_of_until_it_is_back(self):
        self.warmer.round()
        visitor = self.visitor()
        lost = visitor.page.get_by_role("status")
        with self.warmer.dashboard() as url:
            visitor.open(url)
            self.mark(visitor)
            shown = visitor.round
            self.assertFalse(lost.is_visible())

        lost.wait_for()
        self.assertTrue(visitor.target("orders").is_visible())
        self.assertEqual(visitor.round, shown)

        self.warmer.round()
        with self.warmer.dashboard(listen=urlsplit(url).netloc):
            visitor.wait_for_other_round(shown)
            lost.wait_for(state="hidden")

        self.assert_not_reloaded(visitor)
        self.assertEqual([text for text in visitor.complaints if FAILED_LOAD not in text], [])
        self.assertEqual(visitor.strangers(url), [])

    def test_a_server_that_does_not_answer_is_told_of_too(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        # The page is patient; here it is so for half a second.
        visitor.page.add_init_script(
            "const timeout = AbortSignal.timeout; AbortSignal.timeout = time => timeout.call(AbortSignal, time / 20)"
        )
        visitor.open(url)
        shown = visitor.round
        lost = visitor.page.get_by_role("status")

        visitor.page.route(is_question, lambda route: None)
        lost.wait_for()
        visitor.page.unroute(is_question)
        self.warmer.round()
        visitor.wait_for_other_round(shown)

        self.assertFalse(lost.is_visible())
        self.assert_undisturbed(visitor, url)
