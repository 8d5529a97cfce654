"""A list of ten thousand rows in Chromium: elements, keystroke, sort, scroll and panel: `python -m bench.grid`.

Measured on the part page (`/kit`) of the built portal, served from the loopback. Limits: docs/frontend.md. Times are
wall clock in the page, medians, and depend on the machine and how busy it is: a plain loop, timed in the same page,
stands beside them, and each time also as it would be where that loop takes what it took when the goals were set.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.e2e.browser import running, window

DIST = Path(__file__).parents[1] / "frontend" / "dist"
# What is measured, its limit and the unit (goals to test of the front end; None: no limit, for orientation).
LIMITS = {
    "elements": (1500, "of the list, at most while scrolling"),
    "plain loop": (None, "ms"),
    "keystroke in the filter": (80, "ms until settled"),
    "sort by a column": (80, "ms until settled"),
    "scroll, a frame at the 95th percentile": (33, "ms"),
    "open the side panel": (60, "ms until settled"),
}

QUIET_LOOP_MS = 6.5  # the plain loop on the quiet machine of the goals: 5 to 8 ms

MEASURE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


class _Site(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if not (DIST / self.path.lstrip("/")).is_file():
            self.path = "/index.html"
        super().do_GET()

    def log_message(self, *_: Any) -> None:
        return


@contextmanager
def site() -> Iterator[str]:
    """The built portal on a free port of the loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Site, directory=str(DIST)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def measure(browser: Browser, url: str) -> dict[str, float]:
    """Measure the list on the part page of a portal."""
    with window(browser) as page:
        page.goto(f"{url}/kit")
        page.get_by_role("grid", name="Open items", exact=True).first.wait_for()
        page.get_by_role("row").nth(10).wait_for()
        return dict(page.evaluate(MEASURE))


def main() -> int:
    """Measure and print; 1 when there are too many elements (a count), never for a time."""
    with site() as url, running() as browser:
        found = measure(browser, url)
    slower = found["plain loop"] / QUIET_LOOP_MS
    for name, (limit, unit) in LIMITS.items():
        beside = f" = {found[name] / slower:.0f} beside the loop" if limit and unit.startswith("ms") else ""
        sys.stdout.write(f"{name:42s} {found[name]:8.1f} {unit}{beside}{f', goal {limit}' if limit else ''}\n")
    sys.stdout.write(json.dumps(found) + "\n")
    return int(found["elements"] > 1500)


if __name__ == "__main__":
    sys.exit(main())
