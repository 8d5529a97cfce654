"""How fast remittances are read and claims are written, as ratios measured in one run on one generated file.

`python -m bench.edi_speed [--claims 25000] [--peers]`. CPU seconds, the best of several turns. The peers (x12sdk,
pyx12) are given the first claims of the same file, as many as they manage in reasonable time; seconds are per claim.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import edi_plain
from bench.edi_generate import remittance
from chalicelib.edi.message import Message
from chalicelib.edi.reader import read
from chalicelib.edi.walker import Unit

ROOT = Path(__file__).resolve().parents[1]
PEER_CLAIMS = 250
TURNS = 5


def best(action: Callable[[], object], turns: int = TURNS) -> float:
    """CPU seconds of the fastest turn."""
    seconds = []
    for _ in range(turns):
        began = time.process_time()
        action()
        seconds.append(time.process_time() - began)
    return min(seconds)


def typed(data: bytes) -> int:
    """Reads to checked, typed claims; answers how many."""
    found = 0
    for event in read(io.BytesIO(data)):
        if isinstance(event, Unit):
            found += 1
        elif isinstance(event, Message) and event.status != "accepted":
            raise SystemExit(f"the generated file was {event.status}")
    return found


def reading(claims: int) -> float:
    """Prints the ratio to the plain split; answers our seconds a claim."""
    data = remittance(claims)
    ours = plain = pieces = 999.0
    for _ in range(TURNS):  # turn about, so that a busy machine hits all alike
        pieces = min(pieces, best(lambda: edi_plain.pieces(data), 1))
        plain = min(plain, best(lambda: edi_plain.claims(data), 1))
        ours = min(ours, best(lambda: typed(data), 1))
    size = len(data) / 1e6
    print(f"835: {size:.1f} MB, {claims} claims: {ours / plain:.2f} times the CPU of a plain split (at most 3)")
    print(f"the plain split: {plain / pieces:.1f} times bare str.split, {size / plain:.1f} MB a CPU second")
    return ours / claims


def writing(claims: int = 10_000) -> None:
    """Prints what writing claims costs beside reading them back."""
    from bench.edi_claims import batch, envelope
    from chalicelib.edi.writer import compose

    record = batch(claims)
    written = compose(envelope(), "837P", [record])
    wrote = best(lambda: compose(envelope(), "837P", [record]), 2)
    back = best(lambda: sum(isinstance(e, Unit) for e in read(written)), 2)
    print(
        f"837P: {claims} claims, {len(written) / 1e6:.1f} MB: writing takes {wrote / back:.2f} times the CPU of reading"
    )


def in_child(code: str, **more: str) -> list[str]:
    """What a fresh interpreter prints."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=known | more, capture_output=True, text=True, check=True
    )
    return run.stdout.split()


def importing() -> None:
    """Prints the CPU that importing the reader takes in a fresh interpreter, beside the interpreter's own start.

    With compiled bytecode, which the deployed package ships (infra/package.py); the first turn compiles it.
    """
    code = (
        "import time; t = time.process_time; a = t()\n"
        "import chalicelib.edi.reader; b = t()\n"
        "import chalicelib.edi.tables.remittance, chalicelib.edi.rules.payment; c = t()\n"
        "print(a, b - a, c - a)"
    )
    with tempfile.TemporaryDirectory() as folder:
        turns = [[float(text) for text in in_child(code, PYTHONPYCACHEPREFIX=folder)] for _ in range(16)][1:]
    start, reader, first = (f"{statistics.median(times) * 1000:.0f}" for times in zip(*turns, strict=True))
    print(f"import: reader {reader} ms CPU, with the 835 {first} (under 60); python -c pass {start}")


def memory(claims: int) -> None:
    """Prints the most memory a fresh interpreter holds while it reads the file from disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.835"
        path.write_bytes(remittance(claims))
        code = (
            "from chalicelib.edi.reader import read\n"
            f"for event in read({str(path)!r}): pass\n"
            "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
        )
        print(f"memory: {int(in_child(code)[0]) / 1024:.0f} MB at most (under 64)")


def peers(ours: float) -> None:
    """Prints how many times faster we are than the libraries, a claim."""
    data = remittance(PEER_CLAIMS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.835"
        path.write_bytes(data)
        for name, least, action in (("x12sdk", 20, _x12sdk), ("pyx12", 50, _pyx12)):
            theirs = best(lambda act=action: act(path), 1) / PEER_CLAIMS
            print(f"{name}: we are {theirs / ours:.0f} times faster (at least {least})")


def _x12sdk(path: Path) -> None:
    from x12sdk.io import X12ModelReader

    with X12ModelReader(str(path)) as reader:
        if not list(reader.models()):
            raise SystemExit("x12sdk read nothing")


def _pyx12(path: Path) -> None:
    import logging

    import pyx12.params
    import pyx12.x12n_document

    logging.disable(logging.CRITICAL)  # it reports its own cut-off 999 with a traceback
    with open(os.devnull, "w") as nothing:
        pyx12.x12n_document.x12n_document(pyx12.params.params(), str(path), io.StringIO(), None, None, nothing)


def main() -> None:
    """Prints every ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=25_000)
    parser.add_argument("--peers", action="store_true")
    asked = parser.parse_args()
    ours = reading(asked.claims)
    memory(asked.claims)
    importing()
    writing(min(asked.claims, 10_000))
    if asked.peers:
        peers(ours)


if __name__ == "__main__":
    main()
