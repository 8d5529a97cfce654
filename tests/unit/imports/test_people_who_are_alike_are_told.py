"""Likely duplicates in a file, and what is wrong with a person's cells: told at the right place, stopping nothing."""

from __future__ import annotations

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.ports import Ports
from tests.fakes.importing import accounts, found, post, preview
from tests.fakes.office import make_office
from tests.fakes.practice import open_practice

HEADING = "client_id,family_name,given_name,birth_date,account,phone,email,postal_code\n"


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["Lloyd,Emma,1979-08-14,,,,", "Lloyde,Emma,1979-08-14,,,,"], [3]),
        (["Lloyd,Emma,1979-08-14,,,,", "Lloyd,Emma,1979-08-14,,,,"], [3]),
        (["Lloyd,Emma,1979-08-14,,,,", "Lloyd,Emma,1979-08-15,,,,", "Lloyd,Emma,1979-08-14,,,,"], [3, 4]),
        (["Lloyd,Emma,1979-08-14,,617-555-0171,,", "Lloyd,Emma,1950-01-01,,617-555-0171 ext. 2,,"], [3]),
        (["Holmquist,Bertil,1983-02-11,,617-555-0171,h@people.example,02118",
          "Holmquist,Ann-Sofie,1985-05-05,,617-555-0171,h@people.example,02118"], []),
        (["Lloyd,Emma,1979-08-14,,,,", "Berg,Otto,1979-08-14,,,,"], []),
    ],
)  # fmt: skip
def test_rows_that_are_likely_one_person_are_shown_and_stop_nothing(ports: Ports, rows: list, told: list) -> None:
    text = HEADING + "".join(f"K-{n},{row}\n" for n, row in enumerate(rows))
    progress = post(ports, {"clients": text})
    notices = [(f.row, f.severity) for f in found(ports, progress.record.id) if f.code == "likely_duplicate"]
    assert [row for row, _ in notices] == told
    assert all(severity == "notice" for _, severity in notices)
    assert (progress.errors, len(accounts(ports))) == (0, len(rows))


def test_somebody_who_joins_an_account_is_compared_with_the_office_too(ports: Ports) -> None:
    post(ports, {"clients": HEADING + "K-1,Lloyd,Emma,1979-08-14,,,,\n"})
    enrollment.refresh_search(ports, accounts(ports)[0])
    rows = "K-2,Testberg,Ada,1980-05-17,,,,\nK-3,Lloyde,Emma,1979-08-14,K-2,,,\n"
    progress = preview(ports, {"clients": HEADING + rows})
    assert [(f.row, f.code) for f in found(ports, progress.record.id)] == [(3, "likely_duplicate")]
    assert progress.will_post


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("given_name", "a" * 101), ("family_name", "123"), ("address_line1", "a" * 101), ("address_line2", "a" * 101),
        ("city", "a" * 101), ("region", "a" * 101), ("postal_code", "abc"), ("country", "XX"), ("phone", "call me"),
        ("phone", "617-555-0142 / 617-555-0143"), ("email", "ada@"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_person_is_said_of_the_right_cell(ports: Ports, column: str, text: str) -> None:
    row = {"client_id": "K-1", "family_name": "Testberg", "given_name": "Ada", "birth_date": "1980-05-17", column: text}
    good = {"client_id": "K-2", "family_name": "Testlund", "given_name": "Bo", "birth_date": "1975-11-30", column: ""}
    lines = [",".join(one.values()) for one in (row, {**dict.fromkeys(row, ""), **good, column: good.get(column, "")})]
    if column in ("given_name", "family_name"):
        lines[1] = "K-2,Testlund,Bo,1975-11-30"
    progress = preview(ports, {"clients": ",".join(row) + "\n" + "\n".join(lines) + "\n"})
    assert [(f.row, f.column) for f in found(ports, progress.record.id) if f.severity == "error"] == [(2, column)]
