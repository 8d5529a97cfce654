"""Writes the maps that are made from the code: rooms, doors and glossary (`--check` fails when one is stale)."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from infra.doors import declared
from infra.functions import FUNCTIONS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
ROOMS = ROOT / "chalicelib"
MADE = "<!-- Made by `python -m infra.docs` from the code; change the code and run it again. -->\n"
WORDS = DOCS / "glossary-words.md"


def rooms_text() -> str:
    """A page of the rooms, from their docstrings."""
    parts = [f"# Rooms\n\n{MADE}"]
    for path in sorted(ROOMS.glob("*/__init__.py")):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        parts.append(f"## {path.parent.name}\n\n{said}\n")
    return "\n".join(parts)


def doors_text() -> str:
    """A page of every route and trigger, from the rooms' declarations and the table of functions."""
    lines = [f"# Doors\n\n{MADE}\n## Routes\n", "| method | path | permission | what it does |", "|---|---|---|---|"]
    for door in declared():
        says = (door.handler.__doc__ or "").strip().split("\n")[0]
        lines.append(f"| {door.method} | `{door.path}` | `{door.permission.value}` | {says} |")
    lines += ["\n## Triggers\n", "| function | set off by | memory MB | seconds | runbook |", "|---|---|---|---|---|"]
    for function in FUNCTIONS:
        if function.trigger != "http":
            book = f"[{function.handler}](runbooks/{function.handler}.md)"
            source = function.source or function.trigger
            lines.append(f"| `{function.handler}` | {source} | {function.memory} | {function.timeout} | {book} |")
    return "\n".join(lines) + "\n"


def glossary_text() -> str:
    """The glossary: the pairs people confuse, by hand, and every word of the models with its sentence."""
    parts = [WORDS.read_text(encoding="utf-8").rstrip() + f"\n\n## The words of the code\n\n{MADE}"]
    for path in sorted(ROOMS.glob("*/model.py")):
        rows = [f"| `{name}` | {says} |" for name, says in _words(path)]
        parts.append(f"### {path.parent.name}\n\n| word | meaning |\n|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _words(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            said = " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split())
            yield node.name, re.sub(r"\|", "/", said)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"chalicelib.{path.parent.name}."):
            part = path.with_name(f"{(node.module or '').rsplit('.', 1)[1]}.py")  # what the model hands on is its own
            handed = {alias.asname for alias in node.names}
            yield from (word for word in _words(part) if word[0] in handed)


PAGES = {"rooms.md": rooms_text, "doors.md": doors_text, "glossary.md": glossary_text}


def main() -> int:
    """Write the pages, or compare them."""
    stale = []
    for name, text in PAGES.items():
        place = DOCS / name
        if "--check" in sys.argv:
            stale += [] if place.exists() and place.read_text(encoding="utf-8") == text() else [name]
        else:
            place.write_text(text(), encoding="utf-8")
    if stale:
        print(f"Stale: {', '.join(stale)}. Run python -m infra.docs.")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
