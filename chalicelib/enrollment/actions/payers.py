"""Payers: the parties other than guarantors that can be billed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.enrollment.actions.forms import PayerForm
from chalicelib.enrollment.actions.made import make_payer
from chalicelib.enrollment.model import Payer, PayerKind
from chalicelib.enrollment.rules import fold
from chalicelib.enrollment.rules.formerly import remembered
from chalicelib.enrollment.store import payers as store
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.paging import Page, cursor_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say

_READ_AT_ONCE: Final = 200  # rows of a filtered list read in one go: about 64 KB, own choice


def payer_of(ports: Ports, payer_id: str) -> Payer:
    """Read a payer, strongly consistent. NotFound `payer_not_found`."""
    payer = store.read_payer(ports.tables, payer_id)
    if payer is None:
        raise NotFound("payer_not_found", say("There is no such payer."))
    return payer


def payer_names(ports: Ports, payer_ids: Iterable[str]) -> dict[str, str]:
    """What payers are called, by id, a hundred a request; who is no payer, as the guarantor, is left out."""
    return {str(payer.id): payer.name for payer in store.read_payers(ports.tables, payer_ids)}


def add_payer(ports: Ports, form: PayerForm, by: Actor, key: str) -> Payer:
    """Add a payer, once for ever under `key`. Invalid `invalid_fields`."""
    payer = make_payer(id_from("pyr", key), form, 1)

    def attempt() -> Payer:
        try:
            ports.tables.commit(store.added(payer), by)
        except AlreadyThere:
            return payer_of(ports, payer.id)
        return payer

    return until_settled(attempt)


def change_payer(ports: Ports, payer_id: str, form: PayerForm, version: int, by: Actor) -> Payer:
    """Change a payer, or retire it (`active` false). Conflict `changed_meanwhile`; Invalid `invalid_fields`."""

    def attempt() -> Payer:
        before = payer_of(ports, payer_id)
        after = replace(make_payer(payer_id, form, before.version + 1), formerly=before.formerly)
        if replace(after, version=before.version) == before:
            return before
        edited(before.version, version)
        after = replace(after, formerly=remembered(before, after, ports.clock.now()))
        ports.tables.commit(store.changed(before, after), by)
        return after

    return until_settled(attempt)


def payers_like(ports: Ports, text: str, limit: int) -> list[Payer]:
    """A few payers whose name begins so, then those of the first of the list in whose name a word does: two requests
    however many payers there are.
    """
    wanted = fold(text)
    if not wanted:
        return []
    begin = store.page_of_payers(ports.tables, limit, None, wanted).items
    some = store.page_of_payers(ports.tables, _READ_AT_ONCE, None).items
    within = [payer for payer in some if f" {wanted}" in fold(payer.name)]
    return list({payer.id: payer for payer in [*begin, *within]}.values())[:limit]


def list_payers(
    ports: Ports,
    *,
    kind: PayerKind | None = None,
    active: bool | None = None,
    text: str = "",
    limit: int = 100,
    cursor: str | None = None,
) -> Page[Payer]:
    """One page of payers by name, those of a kind, active or not, with a text in their name."""
    found: list[Payer] = []
    wanted = fold(text)
    while True:
        page = store.page_of_payers(ports.tables, _READ_AT_ONCE, cursor)
        for payer in page.items:
            fits = kind in (None, payer.kind) and active in (None, payer.active) and wanted in fold(payer.name)
            if fits and len(found) == limit:
                return Page(found, cursor_of({"pk": store.LISTED.pk, "sk": store.listed_at(found[-1])}))
            if fits:
                found.append(payer)
        if page.cursor is None:
            return Page(found)
        cursor = page.cursor
