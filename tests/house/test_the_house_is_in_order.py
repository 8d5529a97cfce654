"""The house rules: small rooms, plain names, pure rules, exact money, documents that say what the code does."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import app
from chalicelib.web.doors import TABLE
from infra import docs, doors, openapi, verbs
from infra.functions import FUNCTIONS

ROOT = Path(__file__).parents[2]
ROOMS = ROOT / "chalicelib"
SOURCES = [*ROOMS.rglob("*.py"), ROOT / "app.py", *(ROOT / "infra").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
SHIPPED = [*ROOMS.rglob("*.py"), ROOT / "app.py"]
LINES_OF_A_FUNCTION = 40
LINES_OF_A_FILE = 300
LINES_OF_A_HANDLER = 10
# What is no money: seconds, and the likeness of names, a share of their letters. The names of a file that have floats.
NO_MONEY = {
    "chalicelib/cloud/card_gateway.py": {"TIMEOUT", "__init__"},
    "chalicelib/cloud/gateway_keys.py": {"__init__"},
    "chalicelib/cloud/local_clock.py": {"FRESH_SECONDS", "__init__"},
    "chalicelib/cloud/tables.py": {"until_settled"},
    "chalicelib/cloud/tokens.py": {"KEYS_LIVE", "KEYS_REST", "__init__", "_check"},
    "chalicelib/enrollment/actions/search.py": {"_ALIKE"},
    "chalicelib/enrollment/rules/duplicates.py": {"_SIMILAR", "dice"},
    "chalicelib/invoicing/papers/render.py": {"_compiler"},  # divides folders
    "chalicelib/privacy/rules.py": {"_instant"},
}
BANNED = {"utils", "helpers", "manager", "data", "info", "process", "common", "misc"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_short_and_files_are_small() -> None:
    lengths = [length(node) for path in SHIPPED for node in functions(path)]
    assert statistics.median(lengths) < 10
    assert [f"{p}:{n.name}" for p in SOURCES for n in functions(p) if length(n) > LINES_OF_A_FUNCTION] == []
    written = [*SOURCES, *(ROOT / "tests").rglob("*.py")]
    assert [str(p) for p in written if p.read_text(encoding="utf-8").count("\n") > LINES_OF_A_FILE] == []


def test_no_file_or_folder_is_called_a_word_that_means_nothing() -> None:
    names = {part for path in SOURCES for part in (path.stem, path.parent.name)}
    assert names & BANNED == set()


def test_rooms_meet_only_at_actions_model_and_rules() -> None:
    """`web`, `cloud`, `kernel` and `edi` are open to all. `reports` asks no store of another room: it gathers lists."""
    open_rooms = {"web", "cloud", "kernel", "edi", "settings"}
    found = []
    for path in ROOMS.rglob("*.py"):
        room = path.relative_to(ROOMS).parts[0].removesuffix(".py")
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("chalicelib."):
                continue
            parts = (node.module or "").split(".")[1:]
            other, rest = parts[0], parts[1:] or [alias.name for alias in node.names]
            if other in open_rooms or other == room or room == "wiring":
                continue
            if rest[0] not in ("actions", "model", "rules", "chart", "api"):
                found.append(f"{path.relative_to(ROOT)}: {node.module}")
    assert found == []


def _where(module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Every node of a file with the name it stands under: a function, a class's method, a constant."""
    for node in module.body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        for part in inner:
            target = getattr(part, "target", None) or (getattr(part, "targets", None) or [None])[0]
            name = getattr(part, "name", None) or getattr(target, "id", "")
            yield from ((name, found) for found in ast.walk(part))


def _is_exact(node: ast.AST) -> bool:
    """Whether a division is of paths, or of what stays exact: `folder / "name"`, `Decimal(x) / y`."""
    text = ast.unparse(node)
    return (
        any(
            isinstance(n, ast.Constant | ast.JoinedStr) and not isinstance(getattr(n, "value", ""), int)
            for n in ast.walk(node)
        )
        or "Decimal(" in text
        or "Fraction(" in text
    )


def _floats(path: Path) -> Iterator[str]:
    for name, node in _where(tree(path)):
        literal = isinstance(node, ast.Constant) and type(node.value) is float
        typed = isinstance(node, ast.Name) and node.id == "float"
        divided = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not _is_exact(node)
        if (literal or typed or divided) and name not in NO_MONEY.get(path.relative_to(ROOT).as_posix(), set()):
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)} {name}"


def test_no_float_touches_money() -> None:
    assert [found for path in SHIPPED for found in _floats(path)] == []


def test_a_float_is_seen_wherever_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    page = tmp_path / "page.py"
    page.write_text("RATE = 0.25\n\n\nclass A:\n    def half(self, minor: int) -> float:\n        return minor / 2\n")
    assert len(list(_floats(page))) == 3


def test_days_are_counted_by_the_kernel_alone() -> None:
    """`later` and `earlier` stop at the calendar's ends; a bare sum with timedelta runs off them."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in ROOMS.rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("timedelta")
        and any(word.arg in ("days", "weeks") for word in node.keywords)
    ]
    assert [place for place in found if "kernel/horizons.py" not in place] == []


def test_every_public_function_that_ships_says_what_it_does() -> None:
    silent = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in SHIPPED
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_the_table_of_doors_is_fresh() -> None:
    assert TABLE.read_text(encoding="utf-8") == doors.fresh_table(), "run python -m infra.doors"


def test_every_door_names_its_permission_and_no_two_doors_are_one() -> None:
    for keys in ([(door.method, door.path) for door in app.doors], [plate.name for plate in app.plates]):
        assert len(keys) == len(set(keys))
    assert all(door.permission for door in app.doors)
    assert all(plate.path.startswith("/api/v1/") for plate in app.plates)


def test_handlers_are_thin() -> None:
    """Lines as they stand, below the docstring."""
    thick = []
    for door in app.doors:
        module = tree(Path(door.handler.__code__.co_filename))
        node = next(n for n in module.body if isinstance(n, ast.FunctionDef) and n.name == door.handler.__name__)
        lines = (node.end_lineno or 0) - (node.body[0].end_lineno or 0)
        thick += [f"{door.place}: {lines}"] if lines > LINES_OF_A_HANDLER else []
    assert thick == []


def test_every_trigger_has_its_runbook() -> None:
    triggers = {function.handler for function in FUNCTIONS if function.trigger != "http"}
    assert {name for name in triggers if not (ROOT / "docs" / "runbooks" / f"{name}.md").exists()} == set()


def test_no_card_field_or_gateway_script_is_anywhere() -> None:
    """PCI SAQ A: the gateway's page is reached by redirect; no card number ever comes to us."""
    asked = re.compile(r"js\.stripe\.com|cardnumber|card-number|\bcvc\b", re.IGNORECASE)
    shipped = [p for p in (ROOT / "frontend" / "src").rglob("*") if p.is_file()]
    shipped += list(ROOMS.rglob("*.*"))
    assert [
        str(p) for p in shipped if p.suffix in (".ts", ".tsx", ".py", ".html") and asked.search(p.read_text())
    ] == []


def test_a_package_loads_on_first_use_what_it_names() -> None:
    assert len(verbs.lazy_pages()) >= 8
    for path in verbs.lazy_pages():
        assert verbs.made(path) == path.read_text(encoding="utf-8"), "run python -m infra.verbs"
        modules = {found.stem for found in path.parent.glob("*.py")}
        names = {name for names in verbs.named(path).values() for name in names}
        assert names & modules == set(), f"{path}: Python itself puts the module there"


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name)
def test_every_link_in_the_documents_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_glossary_has_every_word_of_the_models_and_only_one_for_each() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = set(re.findall(r"`(\w+)`", glossary))
    missing = {
        node.name
        for path in ROOMS.glob("*/model.py")
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and node.name not in words
    }
    assert missing == set()


@pytest.mark.parametrize("name", sorted(docs.PAGES))
def test_the_maps_made_from_the_code_are_fresh(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == docs.PAGES[name](), "run python -m infra.docs"


def test_the_api_description_is_fresh() -> None:
    assert openapi.PLACE.read_text(encoding="utf-8") == openapi.openapi_text(), "run python -m infra.openapi"
