"""One writer of CSV: whatever a cell says, no spreadsheet runs it, and a file of ours reads back as it was."""

from __future__ import annotations

import ast
import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.csv_writing import csv_text, guarded, unguarded

ROOT = Path(__file__).parents[3]
TABLE = json.loads((ROOT / "tests" / "examples" / "csv_cells.json").read_text("utf-8"))["cells"]
SIGNS = tuple("=+-@＝＋－＠")


def cells_as_excel_reads(text: str, delimiter: str) -> list[str]:
    """Excel's way: a cell may begin with a quotation mark; one in the middle of a cell is a letter like others."""
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]


@pytest.mark.parametrize(("text", "safe"), TABLE)
def test_a_cell_is_guarded_as_the_table_says(text: str, safe: str) -> None:
    assert guarded(text) == safe
    assert unguarded(safe) == text


@given(st.text(alphabet="=+-@＝;,|\t\n\r\"' a1(", max_size=20), st.sampled_from(",;\t|"))
def test_no_cell_begins_a_formula_however_the_reader_parts_cells(text: str, delimiter: str) -> None:
    written = csv_text([["name", "note"], ["x", text], [text, "y"]])
    for cell in cells_as_excel_reads(written, delimiter):
        assert not cell.lstrip(' \u00a0"\t\r\n').startswith(SIGNS), (text, written)


@given(st.text(alphabet='=+-@;,|\t\n\r" ab1', max_size=20))
def test_what_we_guarded_is_read_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_numbers_days_and_amounts_stay_as_they_are() -> None:
    text = csv_text([["a", "b", "c"], [-5, Decimal("-12.50"), date(2026, 1, 2)]])
    assert text == "a,b,c\r\n-5,-12.50,2026-01-02\r\n"


def test_no_room_has_a_writer_of_its_own() -> None:
    writers = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "chalicelib").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("writer", "DictWriter")
        and ast.unparse(node.value) == "csv"
    ]
    assert [found.split(":")[0] for found in writers] == ["chalicelib/kernel/csv_writing.py"]
