"""Whatever is brought as a file: it is read, or every fault is named with its place and how to mend it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.imports.model import Layout, Severity
from chalicelib.imports.rules import cells
from chalicelib.imports.rules.cells import Bad
from chalicelib.imports.rules.codes import system_of
from chalicelib.imports.rules.layouts import LAYOUTS, Columns, columns, kinds
from chalicelib.imports.rules.reading import read_files
from chalicelib.imports.rules.tables import Row, read_table
from chalicelib.kernel.horizons import AMOUNT_MAX
from chalicelib.kernel.money import Money, currency
from tests.fakes.importing import PLAIN

USD = currency("USD")
TODAY = date(2026, 3, 2)
SHAPE = Columns(("id", "amount"), ("note",), "id")


class Nobody:
    """An office that knows nothing yet."""

    today = TODAY
    time_zone = "America/New_York"

    def payer(self, payer_id: str) -> bool:
        return False

    def client(self, system: str, outside_id: str, account_id: str) -> None:
        return None

    def code(self, system: str, code: str) -> None:
        return None


def codes(body: bytes, shape: Columns = SHAPE) -> list[tuple[int, str, str]]:
    return [(f.row, f.column, f.code) for f in read_table("things", body, shape).findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_usual_encodings_and_delimiters_read_alike(encoding: str, delimiter: str, line_end: str) -> None:
    lines = [["ID", " Amount ", "note"], ["1", "2.50", "Żółć" if encoding != "cp1252" else "Åsa"], ["", "", ""]]
    body = line_end.join([*(delimiter.join(line) for line in lines), ""]).encode(encoding)
    table = read_table("things", body, SHAPE)
    assert table.findings == []
    assert [(row.number, row.cells["id"], row.cells["amount"]) for row in table.rows] == [(2, "1", "2.50")]
    assert table.rows[0].cells["note"] in ("Żółć", "Åsa")
    assert table.rows[0].comma_decimals == (delimiter == ";")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", [(0, "", "file_unreadable")]),
        (b" \r\n", [(0, "", "file_unreadable")]),
        (b"PK\x03\x04rest", [(0, "", "file_unreadable")]),
        (b"\x1f\x8b\x08rest", [(0, "", "file_unreadable")]),
        (b"%PDF-1.7", [(0, "", "file_unreadable")]),
        (b"\xd0\xcf\x11\xe0\xa1", [(0, "", "file_unreadable")]),
        (b"<!doctype html><p>Sign in</p>", [(0, "", "file_unreadable")]),
        (b"id,amount\n\x00,1\n", [(0, "", "file_unreadable")]),
        (b"\xff\xfeq", [(0, "", "file_unreadable")]),
        (b"id,amount,note\n1,2,N\xeadza\n", [(0, "", "encoding_unclear")]),
        (b"id,note\n1,x\n", [(0, "amount", "column_missing")]),
        (b"id,amount,ID\n1,2,3\n", [(0, "id", "column_twice")]),
        (b"id,amount\n1,2,3\n2,1\n", [(2, "", "row_ragged")]),
        (b"id,amount\n1\n", [(2, "", "row_ragged")]),
        (b'id,amount\n1,2\n3,"4', [(3, "", "row_unreadable")]),
        (b"id,amount\n1,2\n1,3\n", [(3, "id", "id_twice")]),
        (b"id,amount\n1,2\n1,2\n", []),
        (b"id,amount\n1,2\n3,4", [(3, "", "file_end_open")]),
    ],
)
def test_what_is_wrong_with_a_file_is_named(body: bytes, expected: list) -> None:
    assert codes(body) == expected


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        ("sep=;\n", 2),
        ("SEP=;\r\n", 2),
        ('"sep=;"\n', 2),
        ("\ufeffsep=;\n", 2),
        ("\n\n", 3),
        (";;\n", 2),
        ("\r\n  \r\nsep=;\r\n\r\n", 5),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_stands_before_the_heading_is_skipped_and_rows_keep_their_numbers(
    before: str, heading: int, encoding: str
) -> None:
    body = (before + "id;amount;note\n1;2,50;\n\n2;x;\n3\n").encode(encoding)
    table = read_table("things", body, SHAPE)
    assert [(row.number, row.cells["id"]) for row in table.rows] == [(heading + 1, "1"), (heading + 3, "2")]
    assert [(f.row, f.code) for f in table.findings] == [(heading + 4, "row_ragged")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_line_that_names_what_parts_cells_is_believed(delimiter: str) -> None:
    rows = [["id", "amount", "note"], ["1", "2.50", "a,b" if delimiter != "," else "a;b"]]
    body = f"sep={delimiter}\n" + "".join(delimiter.join(row) + "\n" for row in rows)
    table = read_table("things", body.encode(), SHAPE)
    assert [row.cells["note"] for row in table.rows] == [rows[1][2]]


def test_a_row_of_several_lines_is_one_row_as_a_spreadsheet_counts() -> None:
    table = read_table("things", b'id,amount,note\n1,2,"a\nb"\n2,3,c\n', SHAPE)
    assert [row.number for row in table.rows] == [2, 3]


def test_what_nobody_sees_and_what_our_own_export_added_is_not_in_a_cell() -> None:
    table = read_table("things", "id,amount,note\n\u200f1,2,ada\u200b@people.example\n2,3,'+46\n".encode(), SHAPE)
    assert [row.cells["id"] for row in table.rows] == ["1", "2"]
    assert [row.cells["note"] for row in table.rows] == ["ada@people.example", "+46"]


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader_and_each_row_is_good_or_named(body: bytes) -> None:
    table = read_table("things", body, SHAPE)
    assert len(table.rows) + len(table.bad) + table.left_out == table.count
    assert all(f.reason and f.mend for f in table.findings)


@given(st.sampled_from(sorted(PLAIN)), st.integers(0, 400), st.binary(max_size=6), st.integers(0, 12))
def test_a_spoilt_file_never_breaks_the_import(kind: str, place: int, junk: bytes, gone: int) -> None:
    body = PLAIN[kind].encode()
    spoilt = body[:place] + junk + body[place + gone :]
    files = {name: text.encode() for name, text in PLAIN.items()} | {kind: spoilt}
    gathered = read_files(Layout.PLAIN, files, Nobody())
    for tally in gathered.tallies():
        assert tally.good >= 0
        assert tally.good + tally.bad + tally.kept_out + tally.left_out == tally.rows
    for finding in gathered.findings():
        assert finding.severity is Severity.NOTICE or (finding.reason and finding.mend)


def row(**named: str) -> Row:
    return Row(2, named)


@given(st.integers(0, AMOUNT_MAX))
def test_an_amount_reads_back_to_the_cent(minor: int) -> None:
    text = f"{Money(minor, USD).decimal():.2f}"
    assert cells.amount(row(a=text), "a", USD) == minor
    assert cells.amount(Row(2, {"a": text.replace(".", ",")}, comma_decimals=True), "a", USD) == minor


@pytest.mark.parametrize(
    "text", ["", "1.000", "1,000", "1e3", "NaN", "12.345", "-1", "5 kr", "٣", "1.2.3", "9" * 30, " ", "Infinity", "1 2"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Bad) as refusal:
        cells.amount(row(a=text.strip()), "a", USD)
    assert refusal.value.column == "a"


@pytest.mark.parametrize("comma", [False, True])
@pytest.mark.parametrize(("text", "thousandths"), [("", 1000), ("1.5", 1500), ("0,125", 125), ("1 000", 1_000_000)])
def test_units_are_read_with_three_decimals(text: str, thousandths: int, comma: bool) -> None:
    assert cells.thousandths(Row(2, {"a": text}, comma_decimals=comma), "a") == thousandths


@pytest.mark.parametrize(("text", "comma"), [("1.000", True), ("1,000", True), ("1,000", False), ("-1", False)])
def test_units_that_could_be_a_thousand_or_one_are_refused(text: str, comma: bool) -> None:
    with pytest.raises(Bad):
        cells.thousandths(Row(2, {"a": text}, comma_decimals=comma), "a")
    assert cells.thousandths(Row(2, {"a": "1.000"}), "a") == 1000, "a point is the decimal mark of a list with commas"


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["", "T08:34:30Z", " 08:34:30", "T08:34:30.123+02:00"]))
def test_a_date_is_the_day_as_written(on: date, rest: str) -> None:
    assert cells.day(row(d=f"{on.isoformat()}{rest}"), "d", TODAY) == on


@pytest.mark.parametrize(
    "text", ["", "02/03/2026", "2026-13-01", "2025-02-29", "1899-12-31", "2026-03-03", "20260101", "2026-1-1", "x"]
)
def test_what_is_no_day_of_the_past_is_refused_and_a_birth_date_is_never_quoted(text: str) -> None:
    with pytest.raises(Bad) as refusal:
        cells.day(row(d=text), "d", TODAY, private=True)
    assert refusal.value.value == ""


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("371883000", "snomed"),
        ("185345009", "snomed"),
        ("371883001", "rxnorm"),  # the check digit does not hold
        ("308192", "rxnorm"),
        ("140", "cvx"),
        ("8", "cvx"),
    ],
)
def test_a_code_tells_its_system(code: str, system: str) -> None:
    assert system_of(code) == system


@given(
    st.text(max_size=30), st.sampled_from(["family_name", "birth_date", "email", "phone", "postal_code", "client_id"])
)
def test_findings_never_quote_what_names_a_person(junk: str, column: str) -> None:
    secret = f"§{junk}§"  # no field of a person takes this
    names = columns(Layout.PLAIN, "clients").names
    told = {"client_id": "K-1", "family_name": "Okafor", "given_name": "Ada", "birth_date": "1980-05-17"}
    told[column] = secret
    quoted = ",".join('"' + told.get(name, "").replace('"', '""') + '"' for name in names)
    gathered = read_files(Layout.PLAIN, {"clients": f"{','.join(names)}\n{quoted}\n".encode()}, Nobody())
    for finding in gathered.findings():
        assert secret.strip() not in f"{finding.reason}{finding.mend}{finding.value}"


def test_every_column_of_a_key_is_required() -> None:
    for layout in LAYOUTS:
        for kind in kinds(layout):
            shape = columns(layout, kind)
            assert not shape.key or shape.key in shape.required
            assert len(set(shape.names)) == len(shape.names)


@pytest.mark.parametrize(
    ("file", "was", "now", "column", "code"),
    [
        ("payments", "2025-04-01,100.00", "9999-12-31,100.00", "received_on", "date_out_of_range"),
        ("payments", "2025-04-01,100.00", "0001-01-01,100.00", "received_on", "date_out_of_range"),
        ("payments", "2025-04-01,100.00", "2025-04-01,22517998136852.48", "amount", "bad_amount"),
        ("payments", "2025-04-01,100.00", f"2025-04-01,{'9' * 5000}", "amount", "bad_amount"),
        ("services", "VISIT,10.00,1.5", "VISIT,100000000.01,1", "unit_price", "bad_amount"),
        ("services", "VISIT,10.00,1.5", "VISIT,10000000.00,999999", "unit_price", "amount_too_large"),
        ("coverages", "2020-01-01,2026-01-01,1,80", "2020-01-01,9999-12-31,1,80", "until_on", "date_out_of_range"),
        ("clients", "Ada,1980-05-17", "Ada,0001-01-01", "birth_date", "date_out_of_range"),
        ("clients", "ada@example.org", "adå@example.org", "email", "bad_value"),
    ],
)
def test_what_a_file_holds_has_the_limits_of_the_doors(file: str, was: str, now: str, column: str, code: str) -> None:
    assert was in PLAIN[file]
    files = {kind: body.encode() for kind, body in (PLAIN | {file: PLAIN[file].replace(was, now, 1)}).items()}
    gathered = read_files(Layout.PLAIN, files, Nobody())
    assert (file, column, code) in [(f.file, f.column, f.code) for f in gathered.findings()]
