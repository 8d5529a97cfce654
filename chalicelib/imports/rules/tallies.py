"""What deeds come to, counted by kind, and how they are parted into portions. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chalicelib.imports.deeds import COUNTED, Charge, Deed, Move, Pay, Return, minor_of
from chalicelib.imports.model import Portion, Tallies, Tally
from chalicelib.imports.rules.preview import Judged, Verdict


def tally_key(deed: Deed, currency: str) -> str:
    """The word a deed is counted under; with its currency when it moves money."""
    counted = COUNTED[deed.do]
    return f"{counted}:{currency}" if isinstance(deed, (Charge, Pay, Return, Move)) else counted


def tallied(judged: Iterable[Judged], currency: str) -> Tallies:
    """What becomes of deeds, by kind."""
    found: Tallies = {}
    for one in judged:
        key, minor = tally_key(one.deed, currency), minor_of(one.deed)
        tally = Tally(
            new=int(one.verdict is Verdict.NEW),
            there=int(one.verdict is Verdict.THERE),
            conflict=int(one.verdict is Verdict.CONFLICT),
            minor_new=minor if one.verdict is Verdict.NEW else 0,
            minor_there=minor if one.verdict is Verdict.THERE else 0,
        )
        found[key] = found.get(key, Tally()) + tally
    return found


def summed(portions: Iterable[Portion]) -> Tallies:
    """What becomes of all deeds of an import: what the preview found, less what posting was refused."""
    found: Tallies = {}
    for portion in portions:
        for key, tally in portion.tallies.items():
            refused, minor = portion.refused.get(key, [0, 0])
            less = Tally(new=-refused, refused=refused, minor_new=-minor)
            found[key] = found.get(key, Tally()) + tally + less
    return found


def packed(payers: Sequence[Deed], accounts: Iterable[Sequence[Deed]], most: int) -> Iterator[list[Deed]]:
    """Portions of about `most` deeds: payers alone in the first, then whole accounts, each in one portion only."""
    yield list(payers)
    portion: list[Deed] = []
    for deeds in accounts:
        if portion and len(portion) + len(deeds) > most:
            yield portion
            portion = []
        portion.extend(deeds)
    if portion:
        yield portion
