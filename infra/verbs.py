"""Writes what a package loads on first use from what it names for the type checker, so that a name is declared once.

`python -m infra.verbs` after a verb was added, moved or taken away in an `actions/__init__.py` (`--check` fails when
one is stale).
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from infra.package import ROOT

_MADE = "else:  # made by `python -m infra.verbs` from the names above\n"
_RUFF = str(Path(sys.executable).parent / "ruff")


def lazy_pages() -> list[Path]:
    """The packages that load their names on first use."""
    pages = sorted((ROOT / "chalicelib").rglob("__init__.py"))
    return [page for page in pages if "on_first_use" in page.read_text(encoding="utf-8")]


def named(page: Path) -> dict[str, tuple[str, ...]]:
    """What a package names for the type checker: names by module, as seen from the package."""
    package = ".".join(page.parent.relative_to(ROOT).parts)
    imports = [node for node in _choice(page).body if isinstance(node, ast.ImportFrom)]
    return {_seen_from(package, node.module or ""): tuple(one.name for one in node.names) for node in imports}


def _choice(page: Path) -> ast.If:
    """`if TYPE_CHECKING: … else: …`, the one choice of such a page."""
    return next(node for node in ast.parse(page.read_text(encoding="utf-8")).body if isinstance(node, ast.If))


def _seen_from(package: str, module: str) -> str:
    dots = "."
    while not module.startswith(f"{package}."):
        package, dots = package.rpartition(".")[0], f"{dots}."
    return dots + module.removeprefix(f"{package}.")


def made(page: Path) -> str:
    """The page as it should be."""
    lines, choice = page.read_text(encoding="utf-8").splitlines(keepends=True), _choice(page)
    before, after = "".join(lines[: choice.body[-1].end_lineno]), "".join(lines[choice.end_lineno :])
    text = f"{before}{_MADE}    __getattr__ = on_first_use(__name__, {named(page)!r},)\n{after}"
    asked = [_RUFF, "format", "--stdin-filename", str(page), "-"]
    return subprocess.run(asked, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def main() -> int:
    """Write the pages, or compare them."""
    stale = [page for page in lazy_pages() if made(page) != page.read_text(encoding="utf-8")]
    for page in stale:
        if "--check" in sys.argv:
            print(f"Stale: {page.relative_to(ROOT)}. Run python -m infra.verbs.")
        else:
            page.write_text(made(page), encoding="utf-8")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
