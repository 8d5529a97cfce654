"""`python -m chalicelib.edi check FILE…`: one JSON line a transaction; see `check --help`.

Exit status: 0 nothing rejected, 1 something rejected, 2 a file is no X12 or cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TextIO

from chalicelib.edi.acknowledge import answer
from chalicelib.edi.codes import LISTS, official
from chalicelib.edi.explain import explain
from chalicelib.edi.issue import ERROR, INFO, Issue
from chalicelib.edi.message import Interchange, Message
from chalicelib.edi.reader import read
from chalicelib.edi.rules import Facts
from chalicelib.edi.writer import Envelope

ACCEPTED, REJECTED, NO_X12 = 0, 1, 2
_NO_X12 = ("file.empty", "file.not_x12", "file.no_isa")


@dataclass(slots=True)
class Options:
    """What the person asked for."""

    facts: Facts
    acknowledge: Path | None = None
    explain: bool = False
    texts: dict[str, dict[str, str]] | None = None


def main(arguments: Sequence[str], out: TextIO, errors: TextIO) -> int:
    """Runs the command and answers its exit status."""
    parsed = _parser().parse_args(arguments)
    facts = Facts(sending=parsed.sending, today=parsed.today or datetime.now(UTC).date())
    texts = {name: official(Path(path)) for name, _, path in (t.partition("=") for t in parsed.texts)}
    options = Options(facts, parsed.ack, parsed.explain, texts)
    worst = ACCEPTED
    for file in parsed.files:
        try:
            worst = max(worst, check(file, options, out))
        except OSError as error:
            print(f"{file}: {error.strerror}", file=errors)
            worst = NO_X12
    return worst


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chalicelib.edi", description="Read and judge X12 files.")
    verbs = parser.add_subparsers(required=True)
    judge = verbs.add_parser("check", help="one JSON line a transaction; exits 0, 1 (rejected) or 2 (no X12)")
    judge.add_argument("files", nargs="+", type=Path, metavar="FILE")
    judge.add_argument("--ack", type=Path, metavar="DIR", help="write the TA1 and 999 that answer each interchange")
    judge.add_argument("--explain", action="store_true", help="print the message as a person would read it")
    judge.add_argument("--sending", action="store_true", help="judge as what we send: every fault is an error")
    judge.add_argument("--today", type=date.fromisoformat, help="the civil day to judge dates by (default: today, UTC)")
    known = f"LIST is one of {', '.join(LISTS)}; FILE has one code, a tab and a text a line"
    judge.add_argument("--texts", action="append", default=[], metavar="LIST=FILE", help=f"official texts; {known}")
    return parser


def check(file: Path, options: Options, out: TextIO) -> int:
    """Judges one file, prints its lines, writes its acknowledgements; answers the exit status."""
    worst, waiting, number = ACCEPTED, list[Message](), 0
    for event in read(file, keep=options.explain, facts=options.facts):
        if isinstance(event, Message):
            waiting.append(event)
        elif isinstance(event, Issue):
            worst = max(worst, _fault(file, event, out))
        elif isinstance(event, Interchange):
            number += 1
            for line in _interchange(file, event, waiting, options):
                print(line, file=out)
            rejected = any(m.status == "rejected" for m in waiting) or (not waiting and _broken(event.issues))
            worst = max(worst, REJECTED if rejected else ACCEPTED)
            if options.acknowledge is not None:
                _acknowledge(event, options.acknowledge, f"{file.name}.{number}" if number > 1 else file.name)
            waiting = []
    return worst


def _fault(file: Path, issue: Issue, out: TextIO) -> int:
    print(json.dumps(_line(file, None, "rejected", [issue])), file=out)
    return NO_X12 if issue.code in _NO_X12 else REJECTED


def _interchange(file: Path, event: Interchange, waiting: list[Message], options: Options) -> Iterator[str]:
    if options.explain:
        for message in waiting:
            yield from explain(message, options.texts)
        yield from (f"! {i.severity}: {i.message} ({i.code}, envelope)" for i in event.issues)
        return
    for message in waiting:
        group = message.group.issues if message.group else []
        issues = [*event.issues, *group, *message.issues, *message.claim_issues]
        yield json.dumps(_line(file, message, message.status, issues))
    if not waiting:
        told = "rejected" if _broken(event.issues) else _quiet(event.issues)
        yield json.dumps(_line(file, None, told, event.issues) | {"control_number": event.control_number})


def _broken(issues: Iterable[Issue]) -> bool:
    return any(issue.severity == ERROR for issue in issues)


def _quiet(issues: Iterable[Issue]) -> str:
    return "accepted_with_warnings" if any(i.severity != INFO for i in issues) else "accepted"


def _line(file: Path, message: Message | None, status: str, issues: Iterable[Issue]) -> dict[str, Any]:
    totals = message.totals if message else {}
    return {
        "file": str(file),
        "transaction": message.key if message else None,
        "version": message.guide if message else None,
        "control_number": message.control_number if message else None,
        "status": status,
        "claims": totals.get("claims", 0),
        "lines": totals.get("lines", 0),
        "total_charge_minor": totals.get("charge", 0),
        "total_paid_minor": totals.get("paid", 0),
        "segments": message.segments if message else 0,
        "unread": message.unread if message else 0,
        "issues": [_issue(issue) for issue in issues],
    }


def _issue(issue: Issue) -> dict[str, Any]:
    names = ("severity", "code", "position", "loop", "segment", "element", "value", "claim", "scope", "message")
    return {name: getattr(issue, name) for name in names}


def _acknowledge(event: Interchange, folder: Path, name: str) -> None:
    """Writes NAME.ta1 and NAME.999, from the receiver back to the sender."""
    folder.mkdir(parents=True, exist_ok=True)
    number = int("".join(c for c in event.control_number if c in "0123456789") or "1") % 999_999_998 + 1
    e = event.elements
    group = event.groups[0] if event.groups else None
    envelope = Envelope(
        sender=_plain(e[7]),
        receiver=_plain(e[5]),
        at=datetime.now(UTC),
        control_number=number,
        sender_qualifier=_plain(e[6])[:2] or "ZZ",
        receiver_qualifier=_plain(e[4])[:2] or "ZZ",
        application_sender=_application(group.element(3)) if group else "",
        application_receiver=_application(group.element(2)) if group else "",
        production=e[14] == "P",
    )
    answers = answer(event, envelope)
    for ending, content in (("ta1", answers.technical), ("999", answers.functional)):
        if content is not None:
            (folder / f"{name}.{ending}").write_bytes(content)


def _plain(text: str) -> str:
    """A party's identifier without anything that our own delimiters would break on."""
    return "".join(c for c in text if c.isascii() and c.isprintable() and c not in "*:^~").strip()


def _application(text: str) -> str:
    """GS02 or GS03 of an answer, 2 to 15 characters; none where what came is not so."""
    kept = _plain(text)
    return kept if 2 <= len(kept) <= 15 else ""


def run() -> int:
    """The command over this process's arguments."""
    return main(sys.argv[1:], sys.stdout, sys.stderr)
