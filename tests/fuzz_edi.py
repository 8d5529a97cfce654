"""Mutated X12 files, as many as asked for: no unhandled exception, no hang, no silence, no segment unaccounted for.

`python -m tests.fuzz_edi --inputs 1000000 --seed 1` runs over the sample files where they are and
over our own messages.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from bench.edi_generate import remittance
from chalicelib.edi.issue import Issue
from chalicelib.edi.lexer import Batch, Opening, lex
from chalicelib.edi.message import Interchange, Message
from chalicelib.edi.reader import read
from tests.edi_samples import sample_files

SECONDS_AN_INPUT = 5.0
NASTY = (b"", b"*", b"~", b":", b"^", b"\x00", b"\x1a", b"\xff", b"\xc3\xa9", b"-", b".", b"-0.001", b"9" * 20,
         b"1e9", b"20261399", b"00000000", b"20260101-20251231", b"ISA", b"IEA*1*1~", b"ST*835*1~", b"SE*0*0~",
         b"A" * 300,
         b"\r\n", b"HL*1**20*1~", b"LX*1~", b"NM1*85*2~", b"CLP~", b"SVC~", b" ", b"\t", "\u0661".encode())  # fmt: skip


def samples() -> list[bytes]:
    """The sample files where they are, and a remittance of our own."""
    return [*(path.read_bytes() for path in sample_files()), remittance(3)]


def mutate(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """One to four changes: bytes, elements, segments, truncation, delimiters, a piece of another file."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(MUTATIONS)(chance, data, others)
    return data[:40000]


def _bytes(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randint(0, 1) :]


def _remove(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randint(1, 30) :]


def _truncate(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _nasty(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(NASTY) + data[at:]


def _element(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    pieces = data.split(b"*")
    pieces[chance.randrange(len(pieces))] = chance.choice(NASTY)
    return b"*".join(pieces)


def _segment(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    pieces = data.split(b"~")
    at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    how = chance.randrange(4)
    if how == 0:
        del pieces[at]
    elif how == 1:
        pieces.insert(at, pieces[other])
    elif how == 2:
        pieces[at], pieces[other] = pieces[other], pieces[at]
    else:
        pieces[at:at] = [pieces[other]] * chance.choice((2, 2, 2, 2, 12, 60))
    return b"~".join(pieces)


def _splice(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    other = chance.choice(others)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _delimiter(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    old, new = chance.choice((b"*", b":", b"~", b"^", b">")), bytes([chance.randrange(256)])
    return data.replace(old, new)


MUTATIONS = (
    _bytes,
    _bytes,
    _remove,
    _truncate,
    _nasty,
    _nasty,
    _element,
    _element,
    _segment,
    _segment,
    _splice,
    _delimiter,
)


def judge(data: bytes) -> None:
    """Raises AssertionError (or whatever the reader lets through) when the input is not handled."""
    began = time.process_time()
    held, answers = 0, 0
    for event in read(data):
        answers += isinstance(event, Interchange | Message | Issue)
        held += event.segments if isinstance(event, Interchange | Message) else 0
        if isinstance(event, Message):
            assert event.status in ("accepted", "accepted_with_warnings", "rejected")
            assert event.unread <= event.segments
            assert not event.unread or event.issues or event.claim_issues, "unread segments without a finding"
    assert answers, "silence"
    there = sum(len(p.raws) if isinstance(p, Batch) else isinstance(p, Opening) for p in lex(io.BytesIO(data)))
    assert held == there, f"{there} segments, {held} accounted for"
    assert time.process_time() - began < SECONDS_AN_INPUT, "hang"


def memory(data: bytes) -> float:
    """How many times the input's size reading it takes at its peak, beyond what is loaded once."""
    list(read(data))
    tracemalloc.start()
    for _ in read(data):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / max(len(data), 1)


def inputs(count: int, seed: int) -> Iterator[bytes]:
    """The same inputs for the same seed."""
    chance, known = random.Random(seed), samples()
    for _ in range(count):
        yield mutate(chance, chance.choice(known), known)


def run(count: int, seed: int, keep: Path | None = None) -> int:
    """How many inputs were not handled; each is kept in `keep` for looking at."""
    failed = 0
    for number, data in enumerate(inputs(count, seed)):
        try:
            judge(data)
        except Exception as fault:  # noqa: BLE001 (whatever comes through is the finding)
            failed += 1
            print(f"input {number}: {fault!r}", file=sys.stderr)
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}.edi").write_bytes(data)
    return failed


def main() -> int:
    """Runs and prints the count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    failed = run(asked.inputs, asked.seed, asked.keep)
    print(f"{asked.inputs} inputs, seed {asked.seed}: {failed} not handled")
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
