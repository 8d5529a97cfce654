"""All files of an import read to deeds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from chalicelib.imports.model import Layout
from chalicelib.imports.rules import plain, plain_money, synthea_claims, synthea_people, synthea_rows
from chalicelib.imports.rules.gathered import Gathered, Known
from chalicelib.imports.rules.layouts import columns, kinds
from chalicelib.imports.rules.tables import Table, read_table
from chalicelib.kernel.sentences import say

NONE_CHOSEN: Final[Mapping[str, str]] = MappingProxyType({})


def read_files(
    layout: Layout, bodies: Mapping[str, bytes], known: Known, encodings: Mapping[str, str] = NONE_CHOSEN
) -> Gathered:
    """Read the files of an import, by kind, in the encodings that were chosen or are found; whatever is wrong becomes a
    finding. Nothing is posted.
    """
    tables = {
        kind: read_table(kind, bodies[kind], columns(layout, kind), encodings.get(kind, ""))
        for kind in kinds(layout)
        if kind in bodies
    }
    gathered = Gathered(known, tables)
    if layout is Layout.SYNTHEA:
        _read_synthea(gathered)
    else:
        _read_plain(gathered)
    return gathered


def _read_synthea(gathered: Gathered) -> None:
    parties = synthea_people.Parties(gathered)
    synthea_people.read_payers(gathered, parties)
    synthea_people.read_patients(gathered)
    synthea_people.read_transitions(gathered, parties)
    synthea_people.read_background(gathered)
    _together(gathered, synthea_rows.CLAIMS, synthea_rows.ROWS)
    synthea_claims.read_claims(gathered, parties)


def _together(gathered: Gathered, kind: str, other: str) -> None:
    """Two files that say nothing without each other."""
    present = {kind, other} & set(gathered.tables)
    if len(present) == 1:
        (alone,) = present
        missing = other if alone == kind else kind
        mend = say("Upload {missing}.csv from the same export with it.", missing=missing)
        gathered.tables[alone].fault(
            0,
            "",
            "file_missing",
            say("{alone}.csv says nothing without {missing}.csv.", alone=alone, missing=missing),
            mend,
        )
        gathered.tables[alone].keep_all_out()


def _read_plain(gathered: Gathered) -> None:
    plain.read_clients(gathered)
    plain.read_coverages(gathered)
    plain_money.read_services(gathered)
    plain_money.read_payments(gathered)


def unreadable(tables: Mapping[str, Table]) -> bool:
    """Whether no row of any file could be read, or a person must say first in which encoding a file is."""
    asked = any(table.readings and not table.encoding for table in tables.values())
    return asked or not any(table.rows for table in tables.values())
