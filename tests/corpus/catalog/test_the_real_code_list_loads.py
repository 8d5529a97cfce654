"""The real ICD-10-CM release loads whole, is found on its days and searched as fast as somebody types."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from chalicelib.catalog import actions
from chalicelib.catalog.model import CodeSystem
from chalicelib.catalog.rules import layouts
from chalicelib.kernel.ports import Ports
from tests.fakes.office import REP, make_office
from tests.fakes.practice import code_on

ROOT = Path(__file__).parents[3]
FOLDER = Path(os.environ.get("QUITTANCE_CORPUS") or ROOT.parent / "shared" / "data")
FILE = FOLDER / "codes" / "icd10cm-2026-04.tsv.gz"
APRIL = date(2026, 4, 1)

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILE.exists() and os.environ.get("CI") != "true", reason="the sample files are not here"),
]


@pytest.fixture(scope="module")
def ports() -> Ports:
    made = make_office()
    tally = actions.load_codes(made, CodeSystem.ICD10CM, APRIL, "April 2026", layouts.text_of(FILE.read_bytes()), REP)
    assert (tally.rows, tally.taken, tally.findings) == (98_147, 98_147, ())
    return made


def test_codes_are_found_from_their_first_day_on(ports: Ports) -> None:
    found = code_on(ports, CodeSystem.ICD10CM, "E11.9", APRIL)
    assert (found.code, found.description) == ("E119", "Type 2 diabetes mellitus without complications")
    assert found.billable
    assert not code_on(ports, CodeSystem.ICD10CM, "E11", APRIL).billable
    assert code_on(ports, CodeSystem.ICD10CM, "E119", date(2026, 3, 31)) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("e11.9", "E119"),
        ("E1165", "E1165"),
        ("type 2 diab", "E11"),
        ("diabetes type 2 hyperglycemia", "E1165"),
        ("essential hypert", "I10"),
        ("meniere", "H810"),
        ("cholera", "A00"),
    ],
)
def test_what_people_look_for_comes_first(ports: Ports, typed: str, first: str) -> None:
    found = actions.search_codes(ports, typed, APRIL, limit=5)
    assert found[0].code.code == first


def test_the_shipped_list_is_the_same_list() -> None:
    assert (ROOT / "infra" / "demo" / FILE.name).read_bytes() == FILE.read_bytes()
