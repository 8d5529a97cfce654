"""Looking at a merge before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.ports import Ports
from chalicelib.merging.actions.reading import mark_of, side_of
from chalicelib.merging.model import Alike, Pair, Preview
from chalicelib.merging.rules.stops import notices_of, stops_of


def preview_merge(ports: Ports, merged_id: str, survivor_id: str, pairs: Sequence[Pair] = ()) -> Preview:
    """What merging an account into another would do, what should be known before, and what stops it; nothing is done.

    `pairs` are the clients who are one person. Reads what is alive of both. NotFound `account_not_found`.
    """
    merged, survivor = side_of(ports, merged_id), side_of(ports, survivor_id)
    alike = enrollment.alike_between(ports, merged.file, survivor.file)
    return Preview(
        merged=merged,
        survivor=survivor,
        stops=stops_of(merged, survivor, pairs),
        notices=notices_of(merged, survivor),
        alike=tuple(Alike(*one) for one in alike),
        mark=mark_of(merged.file, survivor.file),
    )
