"""Exports: every row that holds the filter, exact amounts, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn
from chalicelib.kernel.csv_writing import csv_text
from chalicelib.kernel.ports import Ports
from tests.fakes.client import OfficeClient
from tests.fakes.exporting import address_of
from tests.fakes.office import REP
from tests.fakes.practice import carry_stream, enroll, issue, line


def fetched(ports: Ports, url: str) -> list[dict[str, str]]:
    raw = ports.documents.files[url.removeprefix("memory:").split("?")[0]]
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_would_run_as_a_formula_does_not(begin: str) -> None:
    (row,) = list(csv.reader(io.StringIO(csv_text([["name"], [f"{begin}HYPERLINK(1)"]]), newline="")))[1:]
    assert row[0] == f"'{begin}HYPERLINK(1)"


def test_plain_text_numbers_and_line_breaks_stay_as_they_are() -> None:
    text = csv_text([["a", "b"], ['O"Neil, Ada\nLee', -5]])
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == ['O"Neil, Ada\nLee', "-5"]


def test_an_export_holds_all_rows_of_the_filter_and_none_else(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    for number in range(7):
        issue(ports, account, f"draft-000{number}", "LAB", date(2026, 2, 1 + number))
    invoicing.draft_invoice(ports, account.id, ChargesIn([line(account, ports)]), REP, "draft-0008")
    carry_stream(ports)
    rows = fetched(ports, address_of(office, "invoices", {"state": "open"}))
    assert [(row["number"][-4:], row["open"], row["currency"]) for row in rows] == [
        (f"000{n}", "45.50", "USD") for n in range(7, 0, -1)
    ]
    assert len(fetched(ports, address_of(office, "invoices", {}))) == 8


@pytest.mark.parametrize(
    ("name", "asked", "field"),
    [
        ("accounts", {"days_past_due": "soon"}, "days_past_due"),
        ("accounts", {"level": 99}, "level"),
        ("invoices", {"state": "lost"}, "state"),
        ("payments", {"from_on": "yesterday"}, "from_on"),
        ("clients", {"shoe_size": "44"}, "shoe_size"),
    ],
)
def test_a_filter_the_list_does_not_know_is_refused_at_its_field(
    office: OfficeClient, name: str, asked: dict[str, str], field: str
) -> None:
    answer = office.post("/api/v1/exports", {"list": name, "filter": asked})
    assert (answer.status, list(answer.body["fields"])) == (422, [field])


def test_words_of_an_address_bar_mean_the_same_in_an_export(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    carry_stream(ports)
    for asked, count in (({"on_hold": "false"}, 1), ({"on_hold": "true"}, 0), ({"overdue": "false", "level": "0"}, 1)):
        assert len(fetched(ports, address_of(office, "accounts", asked))) == count, asked
