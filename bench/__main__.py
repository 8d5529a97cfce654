"""Run every measurement, each in a process of its own: `python -m bench` (see docs/benchmarks.md)."""

from __future__ import annotations

import subprocess
import sys

PARTS = ("units", "handlers", "ageing", "code_search", "cold_start")


def main() -> int:
    """Answer 1 when an action is over its budget."""
    failed = 0
    for part in PARTS:
        sys.stdout.write(f"\n== {part}\n")
        sys.stdout.flush()
        failed |= subprocess.run([sys.executable, "-W", "ignore", "-m", f"bench.{part}"], check=False).returncode
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
