"""Tables stand on their own feet, values keep their spelling's meaning, code lists load, imports stay light and pure."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.edi.catalogue import BY_KEY, recognise
from chalicelib.edi.codes import LISTS, load, official, wording
from chalicelib.edi.compiling import compiled
from chalicelib.edi.grammar import Segment, use
from chalicelib.edi.issue import CODES, finding
from chalicelib.edi.layout import slots
from chalicelib.edi.lexer import Delimiters
from chalicelib.edi.reader import messages
from chalicelib.edi.segments.benefit import Benefit
from chalicelib.edi.segments.shared import Amount, Name, Procedure, Reference
from chalicelib.edi.tree import LoopNode, SegmentNode
from chalicelib.edi.values import (
    CACHE_ENTRIES,
    Cache,
    Period,
    read_cents,
    read_date,
    read_decimal,
    read_when,
    write_cents,
    write_decimal,
    write_when,
)
from chalicelib.edi.writer import CannotWrite, Envelope, compose, encode
from tests.unit.edi.samples import CLAIM, REMITTANCE, file, read_one

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("key", list(BY_KEY))
def test_every_use_of_a_table_compiles_and_no_two_share_a_name(key):
    for node in BY_KEY[key].root.walk():
        if isinstance(node, SegmentNode):
            assert node.ready().whole is not None
            assert slots(node.use)
        else:
            assert node.head.use.must
    for loop in [BY_KEY[key].root, *(n for n in BY_KEY[key].root.walk() if isinstance(n, LoopNode))]:
        for group in loop.groups:
            named = [(n.use.kind.ID, c) for n in group if isinstance(n, SegmentNode) for c in n.use.codes or ("",)]
            assert len(named) == len(set(named)), (loop.kind, named)


@pytest.mark.parametrize("key", list(BY_KEY))
def test_a_qualified_use_names_codes_of_a_qualifying_element(key):
    for node in BY_KEY[key].root.walk():
        if isinstance(node, SegmentNode) and node.use.codes:
            assert issubclass(node.use.kind, Segment)
            assert node.use.kind.QUALIFIER


def test_guides_are_recognised_with_their_errata_and_no_others():
    assert recognise("837", "005010X222A1").key == "837P"
    assert recognise("837", "005010X222").key == "837P"
    assert recognise("837", "005010X222A2").key == "837P"
    assert recognise("837", "005010X223A3").key == "837I"
    assert recognise("277", "005010X214").key == "277CA"
    assert recognise("277", "005010X212").key == "277"
    assert recognise("837", "004010X098A1") is None
    assert recognise("837", "005010") is None
    assert recognise("271", "5010").key == "271"
    assert [row.version for row in BY_KEY.values() if row.writes] == [
        "005010X221A1", "005010X222A1", "005010X223A2", "005010X279A1", "005010X212", "005010X217", "005010X231A1",
    ]  # fmt: skip


@given(st.integers(-(10**12), 10**12))
def test_an_amount_is_written_and_read_exactly(minor):
    assert read_cents(write_cents(minor)) == minor
    for text in (write_cents(minor), f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"):
        assert compiled(use(Amount)).quick(f"AMT\x01B6\x01{text}", 1).amount == minor
        assert compiled(use(Amount)).whole(f"AMT\x01B6\x01{text}", 1).amount == minor


def test_a_record_is_made_read_and_frozen_as_a_dataclass_is():
    assert is_dataclass(Name)
    assert not hasattr(Name(), "__dict__")
    assert Name(3, "85", last="A") == Name(role="85", last="A")
    with pytest.raises(TypeError):
        Name(unknown="x")
    with pytest.raises(FrozenInstanceError):
        Procedure("HC", "G0402").code = "G0403"


@pytest.mark.parametrize(
    ("text", "minor"),
    [("240", 24000), ("240.5", 24050), (".75", 75), ("-.5", -50), ("0", 0), ("-0", 0), ("1.500", 150), ("007", 700)],
)
def test_amounts_as_files_spell_them(text, minor):
    assert read_cents(text) == minor


@pytest.mark.parametrize("text", ["", "-", ".", "1.001", "1e3", "1,000", "--1", "+1", "١", "1.2.3", " 1", "9" * 30])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="amount"):
        read_cents(text)


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_quantity_is_written_and_read_exactly(value):
    assert read_decimal(write_decimal(value)) == value
    assert "E" not in write_decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("20260115", date(2026, 1, 15)), ("20260115-20260116", Period(date(2026, 1, 15), date(2026, 1, 16))),
     ("202601151230", datetime(2026, 1, 15, 12, 30)), ("1230", time(12, 30))],  # noqa: DTZ001 (civil, as the standard has it)
)  # fmt: skip
def test_dates_ranges_moments_and_times(text, value):
    assert read_when(text) == value
    assert write_when(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "20260230",
        "2026011",
        "00000000",
        "20260115-2026011",
        "20260115/20260116",
        "2026011512",
        "2560",
        "abcd",
        "٢٠٢٦٠١١٥",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_when(text)


def test_a_date_has_eight_digits():
    with pytest.raises(ValueError, match="date"):
        read_date("2026-1-1")


def test_a_cache_has_a_bound():
    cache = Cache(int, None)
    assert cache[""] is None
    for n in range(CACHE_ENTRIES * 2):
        assert cache[str(n)] == n
    assert len(cache) <= CACHE_ENTRIES
    assert cache[""] is None


def test_every_finding_of_the_catalogue_can_be_told():
    for code, (_, sentence) in CODES.items():
        issue = finding(code, "error", 1, segment="CLP", element="02", value="9", least=1, most=2, actual=3, what="W")
        assert issue.code == code
        assert "{" not in issue.message
        assert sentence


@pytest.mark.parametrize("name", LISTS)
def test_code_lists_ship_with_our_own_words(name):
    known = load(name)
    assert len(known) > 40
    assert all(m.code and m.category and m.wording and len(m.wording) < 80 for m in known.values())
    assert "not in the list" in wording(name, "nothing")


@pytest.mark.parametrize("name", LISTS)
def test_a_code_has_words_of_its_own_or_points_to_the_official_list(name):
    pointing = [m for m in load(name).values() if "official list" in m.wording]
    assert all(m.category == "official_only" and m.code in m.wording for m in pointing)
    assert all(m in pointing for m in load(name).values() if m.category == "official_only")
    assert [m.code for m in pointing] == {"status": ["22"]}.get(name, [])


def test_code_lists_have_the_size_of_the_field():
    assert len(load("carc")) > 290
    assert len(load("rarc")) > 990
    assert len(load("status")) > 750
    assert load("carc")["45"].category == "contract"


def test_an_official_list_names_the_line_at_fault(tmp_path):
    path = tmp_path / "texts"
    path.write_text("1\tone\n\n2 two\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 3"):
        official(path)


@pytest.mark.parametrize("value", ["A*B", "A:B", "A~B", "A^B", "A\nB", "A\x00B"])
def test_a_value_that_would_change_the_message_is_not_written(value):
    with pytest.raises(CannotWrite):
        encode(Reference(qualifier="EI", value=value))


def test_repetitions_need_a_separator():
    benefit = Benefit(kind="1", service_types=("30", "98"))
    assert encode(benefit) == "EB*1**30^98"
    with pytest.raises(CannotWrite):
        encode(benefit, Delimiters(repetition=""))


def test_what_is_only_read_is_not_written():
    with pytest.raises(CannotWrite):
        compose(Envelope("A", "B", datetime(2026, 1, 1, tzinfo=UTC), 1), "271", [])


def test_absent_elements_at_the_end_are_left_out():
    assert encode(Name(role="QC", entity_type="1", last="DOE")) == "NM1*QC*1*DOE"


def test_records_compare_by_content_and_print_what_is_given():
    assert Name(position=3, role="QC") == Name(position=9, role="QC")
    assert Name(role="QC") != Name(role="IL")
    assert Name(role="QC") != Reference(qualifier="QC")
    assert repr(Name(role="QC", last="DOE")) == "Name(role='QC', last='DOE')"
    with pytest.raises(TypeError):
        hash(Name())


def test_levels_and_lines_are_numbered_when_written():
    record = read_one("837P", CLAIM).record
    for level in (record.billing[0].level, record.billing[0].subscribers[0].level):
        level.number, level.parent, level.children = "9", "9", "1"
    for line in record.claims()[0].lines:
        line.number.number = 7
    (message,) = messages(compose(Envelope("A", "B", datetime(2026, 1, 1, tzinfo=UTC), 1), "837P", [record]))
    assert [i.code for i in message.issues] == []
    assert [line.number.number for line in message.record.claims()[0].lines] == [1, 2]


def test_amounts_are_integers_and_quantities_decimals():
    line = read_one("835", REMITTANCE).record.claims()[0].lines[0].service
    assert type(line.charge) is int
    assert type(line.units) is Decimal


def test_a_file_may_be_given_as_bytes_path_or_stream(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(file("835", REMITTANCE))
    with path.open("rb") as stream:
        read = [messages(path), messages(str(path)), messages(stream), messages(path.read_bytes())]
    assert all(m[0].record == read[0][0].record for m in read)


def test_the_engine_reaches_nothing_but_the_standard_library():
    code = (
        "import sys, pkgutil, importlib, chalicelib.edi as e\n"
        "for m in pkgutil.walk_packages(e.__path__, 'chalicelib.edi.'):\n"
        "    if not m.name.endswith('__main__'): importlib.import_module(m.name)\n"
        "known = set(sys.stdlib_module_names) | {'chalicelib', '__main__'}\n"
        "print([n for n in sys.modules if n.split('.')[0] not in known and not n.startswith('_')])\n"
        "print([n for n in sys.modules if n.startswith('chalicelib') and not n.startswith('chalicelib.edi') and n != 'chalicelib'])"
    )
    out = subprocess.run([sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
                         capture_output=True, text=True, check=True).stdout.splitlines()  # fmt: skip
    assert [name for name in eval(out[0]) if "distutils" not in name] == []  # noqa: S307 (our own output)
    assert out[1] == "[]"


def test_a_reader_of_remittances_loads_no_other_table():
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.unit.edi.samples import file, REMITTANCE\n"
        "from chalicelib.edi.reader import messages\n"
        "messages(file('835', REMITTANCE))\n"
        "print([m for m in sys.modules if m.startswith('chalicelib.edi.tables.')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "['chalicelib.edi.tables.remittance']"
