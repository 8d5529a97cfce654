"""Every sample file behaves as its manifest says; the table of all is printed and kept in docs/edi/corpus.md."""

from __future__ import annotations

import csv
import os
import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from chalicelib.edi.acknowledge import answer
from chalicelib.edi.lexer import Batch, Delimiters, lex
from chalicelib.edi.message import Interchange, Message
from chalicelib.edi.reader import messages, read
from chalicelib.edi.writer import Envelope, encode, flatten
from tests.edi_samples import FOLDER, sample_files

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "edi" / "corpus.md"
INNER = Delimiters("\x01", "\x02", "\x03", "\x04")

pytestmark = pytest.mark.corpus
if not sample_files():
    pytest.skip("the sample files are not here", allow_module_level=True)

# What a judgement in the manifest means for the verdict on the file's transactions.
REJECTED = re.compile(r"reject|hold whole payment|every claim out of balance|\berrors\b|^extra")


def manifest() -> list[dict[str, str]]:
    with (FOLDER / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


ROWS = manifest()


def facts(row: dict[str, str]) -> dict[str, int]:
    """The counts an independent checker measured."""
    return {
        name: int(value) for name, value in re.findall(r"\b(isa|gs|st|segs|clp|clm|lines)=(\d+)", row["measured_facts"])
    }


def judged(row: dict[str, str]) -> list[Message]:
    return messages(FOLDER / row["file"])


def test_the_whole_manifest_is_here():
    assert len(ROWS) == 52
    assert all((FOLDER / row["file"]).is_file() for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_the_verdict_is_the_manifests(row):
    statuses = {m.status for m in judged(row)}
    if REJECTED.search(row["expected"]):
        assert statuses == {"rejected"}
    else:
        assert statuses
        assert "rejected" not in statuses


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_the_counts_are_those_of_an_independent_checker(row):
    known, events = facts(row), list(read(FOLDER / row["file"]))
    interchanges = [e for e in events if isinstance(e, Interchange)]
    held = [e for e in events if isinstance(e, Message) and e.number != "TA1"]
    tests = sum(e.number == "TA1" for e in events if isinstance(e, Message))
    assert len(interchanges) == known["isa"]
    assert sum(len(i.groups) for i in interchanges) == known.get("gs", 0)
    assert len(held) == known.get("st", 0)
    segments = sum(i.segments for i in interchanges) + sum(m.segments for m in held) + tests
    assert segments == known["segs"]
    read_claims = [m for m in held if m.transaction is not None and m.transaction.policy in ("claim", "payment")]
    if read_claims:
        assert sum(m.totals["claims"] for m in read_claims) == known.get("clp", 0) + known.get("clm", 0)
        if "lines" in known:
            assert sum(m.totals["lines"] for m in read_claims) == known["lines"]


def canonical(raw: str) -> str:
    """A segment with its numbers in one spelling and without what is empty at the end."""

    def number(text: str) -> str:
        if re.fullmatch(r"-?\d*\.\d+", text):
            return format(Decimal(text).normalize(), "f")
        return (text.lstrip("0") or "0") if re.fullmatch(r"\d+", text) else text

    elements = [c.rstrip("\x02") for c in raw.split("\x01")]
    return "\x01".join("\x02".join(map(number, e.split("\x02"))) for e in elements).rstrip("\x01")


def bodies(path: Path) -> list[str]:
    raws = [raw for piece in lex(path.open("rb")) if isinstance(piece, Batch) for raw in piece.raws]
    return [canonical(raw) for raw in raws if raw.split("\x01")[0] not in ("ISA", "GS", "SE", "GE", "IEA", "TA1")]


GOOD = [row for row in ROWS if not REJECTED.search(row["expected"]) and not any(m.unread for m in judged(row))]


@pytest.mark.parametrize("row", GOOD, ids=lambda row: row["file"])
def test_what_is_read_is_written_as_the_same_segments(row):
    written = [canonical(encode(s, INNER)) for m in judged(row) if m.number != "TA1" for s in flatten(m.record)]
    assert written == bodies(FOLDER / row["file"])


@pytest.mark.parametrize(
    ("file", "codes"),
    [
        ("835/synth-broken-bpr-off-by-one.835", {"payment.balance"}),
        ("835/synth-broken-line-cas.835", {"payment.line_balance", "payment.claim_balance"}),
        ("835/synth-broken-se-count.835", {"transaction.count"}),
        ("835/synth-broken-truncated.835", {"transaction.trailer", "group.trailer", "interchange.trailer"}),
        ("835/moov-sample1.txt", {"payment.claim_balance"}),
        ("835/pyx12-835id.source.txt", {"transaction.version"}),
        ("837P/imsweb-x12_bad_segment_identifier.txt", {"segment.id"}),
        ("837P/imsweb-x12_missing_elements.txt", {"element.missing"}),
        ("837P/imsweb-x12_valid.txt", {"claim.total", "transaction.count"}),
        ("837P/imsweb-x12_multiple_isa.txt", {"claim.total", "transaction.count"}),
        ("837P/synth-broken-claims.837", {"identifier.npi", "claim.total", "claim.pointer", "claim.duplicate"}),
        ("837P/synth-broken-claims.837", {"claim.replaced_number"}),
        ("837I/stupidedi-837-institutional-claim.edi", {"element.date"}),
        ("271/x12parser-ValidationForSubscriberName.txt", {"benefit.rejected"}),
        ("278/stupidedi-admission-request-for-review.edi", {"transaction.count"}),
    ],
)  # fmt: skip
def test_each_fault_is_named(file, codes):
    found = {i.code for m in messages(FOLDER / file) for i in every_issue(m)}
    assert codes <= found


def test_a_resent_payment_has_the_key_of_the_first():
    from chalicelib.edi.rules.posting import payment_key

    first, again = (messages(FOLDER / f"835/synth-{name}-payment.835")[0] for name in ("original", "resent-same"))
    assert payment_key(first.record) == payment_key(again.record)
    assert first.interchange.control_number != again.interchange.control_number


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_every_group_but_acknowledgements_is_acknowledged_without_a_fault_of_our_own(row):
    ours = Envelope("US", "THEM", datetime(2026, 1, 16, tzinfo=UTC), 1)
    for event in read(FOLDER / row["file"]):
        if isinstance(event, Interchange):
            told = answer(event, ours).functional
            own = [g for g in event.groups if g.element(1) != "FA"]
            assert (told is None) == (not own)
            if told is not None:
                answers = messages(told)
                assert len(answers) == len(own)
                assert [i.code for m in answers for i in m.issues if i.code != "transaction.duplicate"] == []


def every_issue(message: Message) -> list:
    group = message.group.issues if message.group else []
    return [*message.interchange.issues, *group, *message.issues, *message.claim_issues]


def table() -> str:
    """The table of all files, as kept in the docs."""
    lines = [
        "# The sample files and what is made of them",
        "",
        "Written by `tests/corpus/test_edi_corpus.py` (`WRITE_TABLES=1` renews it). One line a transaction; numbers in",
        "minor units; findings by code with their count.",
        "",
        "| file | transaction | expected | status | segments | unread | claims | lines | charge | paid | findings |",
        "|---|---|---|---|--:|--:|--:|--:|--:|--:|---|",
    ]
    for row in sorted(ROWS, key=lambda r: r["file"]):
        for message in judged(row):
            found = [issue.code for issue in every_issue(message)]
            told = ", ".join(f"{code} {found.count(code)}" for code in sorted(set(found))) or "none"
            t = message.totals
            numbers = [message.segments, message.unread, *(t.get(n, 0) for n in ("claims", "lines", "charge", "paid"))]
            cells = [
                row["file"],
                message.key,
                row["expected"].replace("|", "/"),
                message.status,
                *map(str, numbers),
                told,
            ]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def test_the_table_of_all_files_is_kept(capsys):
    made = table()
    with capsys.disabled():
        print("\n" + made)
    if os.environ.get("WRITE_TABLES"):
        TABLE.parent.mkdir(parents=True, exist_ok=True)
        TABLE.write_text(made, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == made
