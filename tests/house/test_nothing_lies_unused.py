"""What ships is used by what ships: a name that only its own test knows is dead, and so is a word for what is gone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ROOT / "chalicelib"
SHIPPED = [*sorted(ROOMS.rglob("*.py")), ROOT / "app.py"]
OURS = [*SHIPPED, *sorted((ROOT / "infra").rglob("*.py")), *sorted((ROOT / "bench").rglob("*.py"))]

# Used by nobody who ships, and kept for the reason beside it.
KEPT = {
    "OfficeApp.use_ports": "where tests put other ports in place",
    "PlainPostSigner.add_auth": "botocore signs by it",
    "all_rows": "a list in one go, against which tests hold what is written and counted in parts",
}
WHO_AND_WHEN = ("_by", "_at")  # stand on what is stored, for whoever looks into it
# Libraries of ours and of others read the fields of these by themselves.
READ_BY_OTHERS = re.compile(r"Item|Index|Model|Enum|View|Shape|csv\.|TypedDict|NamedTuple")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def lists_of_verbs(module: ast.Module) -> set[ast.AST]:
    """The strings in a package's list of what it loads on first use: they name, they do not use."""
    calls = [n for n in ast.walk(module) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "on_first_use"]
    return {inner for call in calls for inner in ast.walk(call)}


@cache
def used() -> frozenset[str]:
    """Every name that is read, every word of a string, every field that a view takes from what it shows."""
    found: set[str] = set()
    for path in OURS:
        module = tree(path)
        passed = lists_of_verbs(module)
        for node in ast.walk(module):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.add(node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                found.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
                found.add(node.value)
            elif isinstance(node, ast.ClassDef) and READ_BY_OTHERS.search(" ".join(map(ast.unparse, node.bases))):
                found |= {name for name, _ in members(node)}
    pages = [*(ROOT / "docs" / "edi").rglob("*.md")]  # the X12 engine is a library: its pages say what it offers
    return frozenset(found.union(*(re.findall(r"`(?:\w+\.)?(\w+)", page.read_text("utf-8")) for page in pages)))


def names(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node
        elif isinstance(node, ast.Assign):
            yield from ((target.id, node) for target in node.targets if isinstance(target, ast.Name))


def members(node: ast.ClassDef) -> Iterator[tuple[str, ast.stmt]]:
    return names(node.body)


def is_door(node: ast.stmt) -> bool:
    decorators = [ast.unparse(d) for d in getattr(node, "decorator_list", [])]
    return any(text.startswith(("api.", "app.")) for text in decorators)


def unused(path: Path, *, with_fields: bool) -> Iterator[str]:
    for name, node in names(tree(path).body):
        if name not in used() and not name.startswith("__") and not is_door(node):
            yield name
        if not isinstance(node, ast.ClassDef) or READ_BY_OTHERS.search(" ".join(map(ast.unparse, node.bases))):
            continue
        if with_fields:
            inherited = ("_",) if node.bases else ("__",)  # a library calls what it lets us put in its place
            unread = (own for own, _ in members(node) if own not in used() and not own.endswith(WHO_AND_WHEN))
            yield from (f"{name}.{own}" for own in unread if not own.startswith(inherited))


def test_every_public_name_is_used_by_something_that_ships() -> None:
    rooms = [path for path in SHIPPED if "edi" not in path.parts]  # the fields of X12 are the standard's
    found = {name: path.relative_to(ROOT) for path in OURS for name in unused(path, with_fields=path in rooms)}
    assert {name: str(path) for name, path in found.items() if name not in KEPT} == {}
    assert KEPT.keys() - found.keys() == set(), "used by now: no exception any more"


def test_a_name_that_nobody_uses_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text("def nobody_asks_for_this_one():\n    return 1\n\n\nclass Money:\n    nobody_reads_it: int\n")
    assert list(unused(page, with_fields=True)) == ["nobody_asks_for_this_one", "Money.nobody_reads_it"]


@pytest.mark.parametrize("page", sorted(ROOMS.glob("*/__init__.py")), ids=lambda p: p.parent.name)
def test_the_verbs_a_room_tells_of_are_there(page: Path) -> None:
    told = re.search(r"Verbs?(?: of one set of facts)?: (.*?)\.\s", (ast.get_docstring(tree(page)) or "") + " ", re.S)
    if told is None:
        return
    there = {name for path in page.parent.rglob("*.py") for name, _ in names(tree(path).body)} | {
        path.stem for path in page.parent.rglob("*.py")
    }
    verbs = re.findall(r"\b[a-z]+(?:_[a-z]+)*\b", re.sub(r"\(.*?\)|`", "", told[1]))
    assert [verb for verb in verbs if verb not in there and verb not in ("and", "or")] == []


@pytest.mark.parametrize("page", ["docs/architecture.md", "CONTRIBUTING.md", "README.md", "docs/local-run.md"])
def test_a_page_names_files_that_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:chalicelib|infra|tests|bench|docs|frontend|cloud|web|kernel)/[\w./-]+)`?", text)
    missing = [
        p for p in paths if "xx." not in p and not any((base / p.rstrip("/.")).exists() for base in (ROOT, ROOMS))
    ]
    assert missing == []


@pytest.mark.parametrize("page", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_a_page_names_what_the_rooms_have(page: str) -> None:
    """`ledger.actions.post(…)`, `kernel.ports` and alike."""
    text = (ROOT / page).read_text(encoding="utf-8")
    missing = []
    for room, name in re.findall(r"`([a-z]+)\.(?:[a-z_]+\.)*([A-Za-z_]+)[`(]", text):
        if (ROOMS / room).is_dir():
            files = [*(ROOMS / room).rglob("*.py")]
            there = {own for path in files for own, _ in names(tree(path).body)} | {path.stem for path in files}
            missing += [] if name in there else [f"{room}…{name}"]
    assert missing == []
