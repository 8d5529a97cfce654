"""Run the measurements, each in a process of its own: `python -m bench [--cloud] [--peers]` (see docs/benchmarks.md).

Without a word: what needs nothing but this environment. `--cloud` adds the account page, on a local cloud of its own,
the package, which is built, and a long list in a browser. `--peers` adds Tryton, which is installed, on Debian's
PostgreSQL.
"""

from __future__ import annotations

import subprocess
import sys

PARTS = ("units", "growth", "home", "handlers", "ageing", "code_search", "cold_start", "night")
MORE = {"--cloud": ("package_size", "account_page", "grid"), "--peers": ("tryton",)}


def main() -> int:
    """Answer 1 when an action is over its budget or a part could not be measured."""
    asked = sys.argv[1:]
    if set(asked) - set(MORE):
        sys.stdout.write(f"{__doc__}\n")
        return 2
    failed = 0
    for part in (*PARTS, *(part for flag in asked for part in MORE[flag])):
        sys.stdout.write(f"\n== {part}\n")
        sys.stdout.flush()
        failed |= subprocess.run([sys.executable, "-W", "ignore", "-m", f"bench.{part}"], check=False).returncode
    for flag in [flag for flag in MORE if flag not in asked]:
        sys.stdout.write(f"\nnot run: {', '.join(MORE[flag])} (python -m bench {flag})\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
