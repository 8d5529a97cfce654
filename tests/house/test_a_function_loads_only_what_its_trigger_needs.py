"""Adding rooms slows the start of no function: what each loads is counted, in a fresh process as Lambda starts it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from bench.cold_start import CONTEXT, HEALTH, SIGNED_IN, SIGNED_OUT
from infra.functions import FUNCTIONS

ROOT = Path(__file__).parents[2]
FLOOR = {"cloud", "kernel", "settings", "web", "wiring"}
BOOKS = {"ledger", "invoicing", "catalog"}  # invoices name codes: the catalog's words, and of `work_import` its verbs
# The words of what corrects an invoice lie in a file beside the model's, and the list of write-offs in one of its own.
# The most modules of ours that a function may start with, a seventh above what it had, and the rooms they may be of.
STARTS: dict[str, tuple[int, set[str]]] = {
    "api_handler": (45, set()),
    "queue_dunning": (58, {"collections", "outreach", "notices", "enrollment", *BOOKS}),
    "reconcile_payments": (103, {"outreach", "payments", "notices", "enrollment", *BOOKS}),
    "prove_books": (52, {"reports"}),  # with what keeps how far a round has come, and what points at rows
    "anchor_trails": (57, {"privacy"}),
    "work_dunning": (121, {"collections", "outreach", "notices", "enrollment", *BOOKS}),
    # The lists of every room that has one, of imports and the catalog what was found wrong, and what bundles papers.
    "work_export": (
        108,
        {"reports", "imports", "privacy", "payments", "collections", "enrollment", "notices", *BOOKS},
    ),
    "work_import": (89, {"catalog", "ledger"}),  # with the readers of amounts, encodings and CSV
    "work_notice": (112, {"outreach", "collections", "payments", "notices", "enrollment", *BOOKS}),
    "work_payment": (81, {"payments", *BOOKS}),
    # who keeps the rows has the lists of every room
    "work_proof": (108, {"reports", "outreach", "payments", "collections", "notices", "enrollment", *BOOKS}),
    "project_changes": (
        145,  # with what rows are found by, and how amounts are read
        {"reports", "privacy", "collections", "outreach", "notices", "payments", "enrollment", *BOOKS},
    ),
    "record_trail": (59, {"privacy"}),
    "carry_again": (145, {"reports", "collections", "outreach", "notices", "payments", "enrollment", *BOOKS}),
    "hear_mail_event": (55, {"outreach", "payments", "notices", "enrollment", *BOOKS}),
}
# Only a door that is opened needs shapes; the others are asked for by what a call or a message does, never by a start.
PUT_OFF = {
    "aws_xray_sdk", "babel", "boto3", "cryptography", "email_validator", "jinja2", "jwt", "phonenumbers", "pydantic",
    "s3transfer", "stdnum", "stripe", "typst",
}  # fmt: skip
TABLES = {"pynamodb", "urllib3"}
FROZEN = re.compile(r"^ *@dataclass\(frozen=True, slots=True\)$", re.M)
WRITTEN_OUT = re.compile(r"^from dataclasses import .*\bdataclass\b", re.M)
TOLD = "\nimport gc, json, sys; print(json.dumps([sorted(sys.modules), gc.isenabled(), gc.get_freeze_count()]))"


def told(program: str, handler: str = "") -> tuple[list[str], bool, int]:
    """What a fresh process has loaded after a program, whether its collector works, and how much it leaves alone."""
    environ = {**os.environ, "_HANDLER": f"app.{handler}" if handler else ""}
    said = subprocess.run(
        [sys.executable, "-c", program + TOLD], cwd=ROOT, env=environ, check=True, capture_output=True, text=True
    )
    modules, collects, frozen = json.loads(said.stdout.splitlines()[-1])
    return modules, collects, frozen


def ours(modules: Iterable[str]) -> set[str]:
    return {name for name in modules if name.startswith("chalicelib.")}


def rooms(modules: Iterable[str]) -> set[str]:
    """The rooms of which more is loaded than their names: the package itself and the list of its verbs."""
    parts = [name.split(".") for name in ours(modules)]
    return {part[1] for part in parts if len(part) > 2 and part[2:] != ["actions"]} - FLOOR


def libraries(modules: Iterable[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_every_function_has_its_budget() -> None:
    assert set(STARTS) == {function.handler for function in FUNCTIONS}


def written_out(modules: Iterable[str]) -> list[str]:
    """The modules whose frozen classes the standard library writes out while they are loaded."""
    texts = {name: Path(ROOT, *name.split(".")) for name in ours(modules)}
    files = {name: path / "__init__.py" if path.is_dir() else path.with_suffix(".py") for name, path in texts.items()}
    found = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
    return sorted(name for name, text in found.items() if FROZEN.search(text) and WRITTEN_OUT.search(text))


@pytest.mark.parametrize("handler", STARTS)
def test_a_function_starts_with_what_its_trigger_needs_and_nothing_else(handler: str) -> None:
    modules, collects, frozen = told("import app", handler)
    most, allowed = STARTS[handler]
    assert rooms(modules) <= allowed
    assert len(ours(modules)) <= most
    assert libraries(modules) & PUT_OFF == set()
    assert (collects, frozen > 10_000) == (True, True)
    assert written_out(modules) == []  # `chalicelib/kernel/values.py`


@pytest.mark.parametrize("handler", [f.handler for f in FUNCTIONS if f.trigger in ("queue", "stream")])
def test_the_first_messages_find_their_room_loaded(handler: str) -> None:
    before, _, _ = told("import app", handler)
    after, _, _ = told(f"{CONTEXT}app.{handler}({{'Records': []}}, Context())", handler)
    assert ours(after) - ours(before) == set()


def test_who_may_not_pass_is_refused_before_a_room_is_loaded() -> None:
    modules, _, _ = told(SIGNED_OUT)
    assert rooms(modules) == set()
    assert libraries(modules) & (PUT_OFF | TABLES) == set()


def test_a_door_without_tables_opens_without_them() -> None:
    modules, _, _ = told(HEALTH)
    assert rooms(modules) == set()
    assert libraries(modules) & (PUT_OFF - {"pydantic"} | TABLES) == set()


def test_a_door_loads_its_own_room() -> None:
    modules, collects, _ = told(SIGNED_IN.replace("/api/v1/accounts", "/api/v1/me/preferences"))
    assert rooms(modules) == {"staff"}
    assert collects
