"""Who may look, and what a page may do."""

import base64
import urllib.error
import urllib.request

from dashboard_case import DashboardCase
from visitor import FAILED_LOAD

#: A name of a target that would be a script if it were ever taken for markup.
NAME = "<script>window.broken = 1</script><img src=x onerror='window.broken = 2'>\"><svg onload=window.broken=3>"

#: What a browser does when it is told to put a text into a page as markup, or to run it.
ATTACKS = {
    "a script": "const it = document.createElement('script'); it.textContent = 'window.broken = 4'; body.append(it)",
    "a handler": "body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.broken = 5\">')",
    "another's script": "const it = document.createElement('script'); it.src = 'http://[::1]:9/x'; body.append(it)",
    "a style": "body.insertAdjacentHTML('beforeend', '<style>body{display:none}</style>')",
}


class Safety(DashboardCase):
    def test_the_name_of_a_target_is_text_and_nothing_else(self):
        self.warmer.configure({NAME: self.shop.url("/orders")})
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()

        visitor.open(url)
        self.assertIn(NAME, visitor.page.locator("main").inner_text())
        visitor.page.get_by_role("link", name="on a page of its own").click()
        visitor.page.wait_for_url(lambda address: address.startswith(f"{url}targets/"))

        self.assertIn(NAME, visitor.page.locator("main").inner_text())
        self.assertIn(NAME, visitor.page.title())
        self.assertEqual(visitor.page.locator("main script, main img").count(), 0)
        self.assertEqual(visitor.page.evaluate("typeof window.broken"), "undefined")
        self.assert_undisturbed(visitor, url)

    def test_what_is_injected_all_the_same_does_not_run(self):
        self.warmer.round()
        url = self.dashboard()
        for kind, attack in ATTACKS.items():
            with self.subTest(kind):
                visitor = self.visitor()
                visitor.open(url)

                violated = visitor.page.evaluate(
                    "() => new Promise(resolve => { const body = document.body; "
                    "document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective)); "
                    + attack
                    + " })"
                )

                self.assertIn(violated, ["script-src-elem", "script-src-attr", "style-src-elem"])
                self.assertEqual(visitor.page.evaluate("typeof window.broken"), "undefined")
                self.assertEqual(visitor.page.evaluate("getComputedStyle(document.body).display"), "block")

    def test_every_answer_has_a_strict_policy(self):
        self.warmer.round()
        url = self.dashboard()
        visitor = self.visitor()
        answers = []
        visitor.page.on("response", lambda answer: answers.append(answer))

        visitor.open(url)
        visitor.open(url + "targets/orders")
        visitor.open(url + "targets/nobody")

        paths = {answer.url.removeprefix(url) for answer in answers}
        self.assertLessEqual({"", "style.css", "live.js", "targets/orders", "targets/nobody"}, paths)
        for answer in answers:
            directives = dict(
                part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";")
            )
            self.assertEqual(directives["default-src"], "'none'", answer.url)
            self.assertEqual(directives["script-src"], "'self'", answer.url)
            self.assertEqual(directives["frame-ancestors"], "'none'", answer.url)
            self.assertNotIn("unsafe", answer.headers["content-security-policy"], answer.url)
            self.assertEqual(answer.headers["x-content-type-options"], "nosniff", answer.url)

    def test_with_a_token_one_needs_it(self):
        self.warmer.round()
        url = self.dashboard(token="open sesame")
        visitor = self.visitor(password="open sesame")

        for header in [None, "Bearer open barley", "Basic " + base64.b64encode(b"anybody:open barley").decode()]:
            request = urllib.request.Request(url, headers={} if header is None else {"Authorization": header})
            with self.assertRaises(urllib.error.HTTPError) as refusal:
                urllib.request.urlopen(request)
            with refusal.exception as answer:
                self.assertEqual(answer.status, 401)
                self.assertIn("Basic", answer.headers["WWW-Authenticate"])
                self.assertNotIn(b"orders", answer.read())

        self.assertEqual(visitor.open(url).status, 200)
        shown = visitor.round
        self.warmer.round()
        visitor.wait_for_other_round(shown)
        self.assertTrue(visitor.target("orders").is_visible())
        self.assertEqual([text for text in visitor.complaints if FAILED_LOAD not in text], [])
        self.assertEqual(visitor.strangers(url), [])
