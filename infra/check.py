"""Everything that is checked without running the office: lint, format, types, floors, template, frontend."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from infra import package
from infra.local import tools
from infra.package import ROOT

AT_ONCE = 2
_BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Check:
    """What a check is called, its command and the folder it runs in."""

    name: str
    command: list[str]
    folder: Path = ROOT

    def run(self) -> Done:
        """Run it to its end."""
        started = time.monotonic()
        done = subprocess.run(self.command, cwd=self.folder, capture_output=True, text=True, check=False)
        return Done(self.name, done.returncode == 0, time.monotonic() - started, done.stdout + done.stderr)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a check, in how many seconds, and what it said."""

    name: str
    well: bool
    seconds: float
    said: str


def _tool(name: str) -> str:
    return str(_BIN / name)


def of_the_sources() -> list[Check]:
    """The checks that need nothing built."""
    return [
        Check("types", [_tool("mypy")]),
        Check("lint", [_tool("ruff"), "check", "."]),
        Check("format", [_tool("ruff"), "format", "--check", "--quiet", "."]),
        Check("floors", [_tool("lint-imports")]),
    ]


def of_the_build(template: Path) -> list[Check]:
    """The checks that come after the build: the frontend's writes the site anew, which the template names."""
    return [
        Check("frontend", [shutil.which("npm") or "npm", "run", "--silent", "check"], tools.FRONTEND),
        Check("template", [sys.executable, "-m", "infra.expand", str(template)]),
    ]


def _build() -> Path:
    return package.build("local", tools.build_site(print)).template


def started(pool: ThreadPoolExecutor) -> list[Future[Done]]:
    """All checks, on their way: what needs nothing built beside the build."""
    template = pool.submit(_build)
    first = [pool.submit(check.run) for check in of_the_sources()]
    return first + [pool.submit(check.run) for check in of_the_build(template.result())]


def main() -> int:
    """Run them all, two at a time, and say which failed."""
    failed = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for each in as_completed(started(pool)):
            done = each.result()
            print(f"  {done.name:10s} {'ok' if done.well else 'FAILED'}  {done.seconds:.0f} s", flush=True)
            if not done.well:
                failed.append(done.name)
                print(done.said, flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
