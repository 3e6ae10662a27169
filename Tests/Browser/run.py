"""Runs the tests of the dashboard's pages in a real browser, from the root of the repository, with the Python of
.build/peers.

Arguments go to unittest, like `test_updates.Updates`.
"""

import sys
import unittest
from pathlib import Path


def main():
    here = Path(__file__).parent
    sys.path.insert(0, str(here))
    sys.dont_write_bytecode = True
    import browser

    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(sys.argv[1:]) if sys.argv[1:] else loader.discover(str(here))
    with browser.shared():
        result = unittest.TextTestRunner(verbosity=0, stream=sys.stdout).run(suite)

    failures = {getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors}
    passed = result.testsRun - len(failures)
    print(f"browser: {passed} passed, {len(failures)} failed")
    return 0 if passed and not failures else 1


if __name__ == "__main__":
    sys.exit(main())
