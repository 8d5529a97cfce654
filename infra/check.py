"""Everything that is checked without running the office: lint, format, types, floors, template, frontend."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

from infra import package
from infra.local import tools
from infra.package import ROOT

_BIN = Path(sys.executable).parent


def _tool(name: str) -> str:
    return str(_BIN / name)


def checks() -> list[tuple[str, list[str], Path]]:
    """Each check: what it is called, its command and the folder it runs in."""
    template = str(package.build("local", tools.build_site(print)).template)
    npm = shutil.which("npm") or "npm"
    return [
        ("lint", [_tool("ruff"), "check", "."], ROOT),
        ("format", [_tool("ruff"), "format", "--check", "--quiet", "."], ROOT),
        ("types", [_tool("mypy")], ROOT),
        ("floors", [_tool("lint-imports")], ROOT),
        ("template", [sys.executable, "-m", "infra.expand", template], ROOT),
        ("frontend", [npm, "run", "--silent", "check"], tools.FRONTEND),
    ]


def main() -> int:
    """Run them all and say which failed."""
    failed = []
    for name, command, folder in checks():
        started = time.monotonic()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        print(
            f"  {name:10s} {'ok' if done.returncode == 0 else 'FAILED'}  {time.monotonic() - started:.0f} s", flush=True
        )
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
