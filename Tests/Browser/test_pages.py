"""What the pages show, and how one gets from one to another."""

from dashboard_case import NAMES, DashboardCase


class Pages(DashboardCase):
    def test_all_targets_are_shown_with_their_rounds(self):
        self.warmer.round()
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()

        visitor.open(url)

        for name in NAMES:
            self.assertTrue(visitor.target(name).is_visible())
            self.assertIn(f"/{name}", visitor.target(name).locator("summary").first.inner_text())
        self.assertIn("2 rounds", visitor.words)
        self.assert_undisturbed(visitor, url)

    def test_a_failure_is_told_in_words(self):
        self.shop.statuses["/orders"] = 503
        self.assertFalse(self.warmer.round())
        url = self.dashboard()
        visitor = self.visitor()

        visitor.open(url)

        orders = visitor.target("orders").inner_text()
        self.assertIn("unexpected status", orders)
        self.assertIn("503", orders)
        self.assertNotIn("503", visitor.target("cart").inner_text())
        self.assert_undisturbed(visitor, url)

    def test_the_keyboard_alone_leads_to_a_targets_page_and_back(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        visitor.open(url)
        orders = visitor.target("orders")
        link = orders.get_by_role("link")
        self.assertFalse(link.is_visible())

        visitor.tab_to(orders.locator("summary").first)
        visitor.page.keyboard.press("Enter")
        visitor.tab_to(link)
        visitor.page.keyboard.press("Enter")
        visitor.wait_for_path("/targets/orders")

        self.assertIn("orders", visitor.page.title())
        self.assertTrue(visitor.target("orders").get_by_role("img").first.is_visible())
        self.assertEqual(visitor.target("cart").count(), 0)

        visitor.tab_to(visitor.page.get_by_role("link", name="Keepwarm"))
        visitor.page.keyboard.press("Enter")
        visitor.wait_for_path("/")
        self.assert_undisturbed(visitor, url)

    def test_every_picture_has_words_for_those_who_do_not_see_it(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()

        for path in ["", "targets/orders"]:
            visitor.open(url + path)
            pictures = visitor.page.locator("svg")
            self.assertGreater(pictures.count(), 1)
            nameless = pictures.evaluate_all(
                "all => all.filter(each => !each.ariaLabel?.trim() || each.role !== 'img')"
                ".map(each => each.outerHTML.slice(0, 200))"
            )
            self.assertEqual(nameless, [])

    def test_a_target_that_is_not_there_is_told_of(self):
        self.warmer.round()
        visitor = self.visitor()

        response = visitor.open(self.dashboard() + "targets/nobody")

        self.assertEqual(response.status, 404)
        self.assertIn("no such target", visitor.words)
