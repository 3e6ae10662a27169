"""Runs the checks of the templates, from the root of the repository, with the Python of .build/peers.

Arguments go to unittest, like `test_templates.Templates`.
"""

import sys
import unittest
from pathlib import Path


def main():
    here = Path(__file__).parent
    sys.path.insert(0, str(here))
    sys.dont_write_bytecode = True
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(sys.argv[1:]) if sys.argv[1:] else loader.discover(str(here))
    result = unittest.TextTestRunner(verbosity=0, stream=sys.stdout).run(suite)

    # A test with several planted mistakes fails once, however many of them went unseen.
    failures = {getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors}
    failed, skipped = len(failures), len(result.skipped)
    for test, reason in result.skipped:
        print(f"skipped {test.id()}: {reason}")
    passed = result.testsRun - failed - skipped
    print(f"templates: {passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
