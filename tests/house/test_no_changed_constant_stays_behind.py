"""A test that changes what a module holds puts it back everywhere: no module loaded meanwhile keeps what it found."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SET = """
from chalicelib.reports import rows
from chalicelib.reports import rows as lists, sums
def test(monkeypatch):
    {}
"""


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def imported() -> dict[str, set[str]]:
    """Which modules import a name of another: by `module.name`."""
    found = defaultdict(set)
    for path in (*(ROOT / "chalicelib").rglob("*.py"), *(ROOT / "infra").rglob("*.py")):
        for name in names_of(ast.parse(path.read_text(encoding="utf-8"))).values():
            found[name].add(module_of(path))
    return found


def names_of(tree: ast.Module) -> dict[str, str]:
    """What each name that a file imports stands for."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name: alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def changed(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line of each `setattr` on a module, and `module.name` of what it sets."""
    known = names_of(tree)
    looped = {
        node.target.id: [ast.unparse(one) for one in node.iter.elts]
        for node in ast.walk(tree)
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name) and isinstance(node.iter, ast.Tuple)
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setattr"):
            continue
        target, name = (ast.literal_eval(one) if isinstance(one, ast.Constant) else one for one in node.args[:2])
        if isinstance(target, str):
            yield node.lineno, target
        elif isinstance(name, str):
            for text in looped.get(ast.unparse(target), [ast.unparse(target)]):
                first, dot, rest = text.partition(".")
                yield node.lineno, f"{known.get(first, first)}{dot}{rest}.{name}"


def left_behind(tree: ast.Module) -> list[int]:
    return sorted({line for line, name in changed(tree) if imported().get(name)})


def test_what_others_import_by_name_is_changed_everywhere_at_once() -> None:
    """By `tests/fakes/everywhere.py`: `change_everywhere`."""
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    found = {path.name: left_behind(ast.parse(path.read_text(encoding="utf-8"))) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        'monkeypatch.setattr(rows, "READ_MAX", 5)',
        'monkeypatch.setattr("chalicelib.reports.rows.READ_MAX", 5)',
        'for module in (lists, sums): monkeypatch.setattr(module, "READ_MAX", 5)',
    ],
)
def test_a_change_of_what_others_import_is_seen_however_it_is_written(line: str) -> None:
    assert left_behind(ast.parse(SET.format(line))) == [5]


def test_a_change_of_what_nobody_imports_may_be_made_in_its_place() -> None:
    assert left_behind(ast.parse(SET.format('monkeypatch.setattr(rows, "Iterator", 5)'))) == []
