"""What the demonstration's numbers rest on. Scripts/test runs it."""

import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

from visitors import APIS, Answer, Visit, call, comparison, duration, percentile, plan


class Plans(unittest.TestCase):
    def test_same_seed_gives_same_visits(self):
        self.assertEqual(plan(120, "a"), plan(120, "a"))
        self.assertNotEqual(plan(120, "a"), plan(120, "b"))

    def test_visits_come_in_order_and_within_the_time(self):
        visits = plan(120, 1)
        self.assertEqual(visits, sorted(visits, key=lambda visit: visit.at))
        self.assertTrue(all(0 < visit.at < 120 for visit in visits))
        self.assertEqual({visit.api for visit in visits}, set(APIS))

    def test_visitors_come_as_often_as_said_and_as_irregularly(self):
        for api, (gap, _) in APIS.items():
            times = [visit.at for visit in plan(200_000, 1) if visit.api == api]
            gaps = [after - before for before, after in zip(times, times[1:])]
            mean = sum(gaps) / len(gaps)
            self.assertAlmostEqual(mean, gap, delta=gap * 0.05)
            # Of an exponential distribution, 1/e of the gaps are longer than the mean.
            self.assertAlmostEqual(sum(each > mean for each in gaps) / len(gaps), 0.368, delta=0.02)


class Numbers(unittest.TestCase):
    def test_percentile_is_a_value_that_occurred(self):
        values = list(range(100, 0, -1))
        self.assertEqual([percentile(values, percent) for percent in (0, 50, 95, 99, 100)], [1, 50, 95, 99, 100])
        self.assertEqual(percentile([7], 50), 7)
        self.assertEqual(percentile([1, 2, 3], 50), 2)

    def test_durations_read_as_in_keepwarm(self):
        self.assertEqual([duration(each) for each in (0.0094, 0.9, 1.1034)], ["9 ms", "900 ms", "1.103 s"])

    def test_comparison_counts_per_shop_and_per_api(self):
        visits = [Visit(1, "cart", "/cart/1"), Visit(2, "orders", "/orders/1"), Visit(3, "cart", "/cart/1")]
        cold, warm, failed = Answer(200, True, 1.5), Answer(200, False, 0.01), Answer(503, False, 0.02)
        rows = dict(comparison(visits, [[cold, cold, warm], [warm, warm, failed]]))
        self.assertEqual(rows["visits"], ["3", "3"])
        self.assertEqual(rows["failed"], ["0", "1"])
        self.assertEqual(rows["cold visits"], ["2", "0"])
        self.assertEqual(rows["  cart"], ["1 of 2", "0 of 2"])
        self.assertEqual(rows["p50"], ["1.500 s", "10 ms"])
        self.assertEqual(rows["p99"], ["1.500 s", "20 ms"])


class Calls(unittest.TestCase):
    def test_answer_says_what_the_emulator_said(self):
        class Shop(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200 if self.path == "/cart/1" else 404)
                self.send_header("x-emulator-cold", "true" if self.path == "/cart/1" else "false")
                self.end_headers()

            def log_message(self, *_):
                pass

        with HTTPServer(("127.0.0.1", 0), Shop) as server:
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            url = f"http://127.0.0.1:{server.server_port}"
            there, missing = call(url, "/cart/1"), call(url, "/cart/2")
            server.shutdown()
            thread.join()
        self.assertEqual((there.status, there.cold, there.failed), (200, True, False))
        self.assertEqual((missing.status, missing.cold, missing.failed), (404, False, True))
        gone = call(url, "/cart/1")
        self.assertEqual((gone.status, gone.failed), (0, True))


if __name__ == "__main__":
    unittest.main()
