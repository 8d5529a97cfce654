"""The office on its papers: who sells by law and how it is paid, by currency, each change from its moment on."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import AlreadyThere, Contested, edited
from chalicelib.invoicing.rules.seller import clean_seller
from chalicelib.invoicing.seller import COUNTRIES, Letterhead, Seller
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say

LETTERHEADS: Final = Stored(Letterhead, pk="OFFICE", sk="SELLER#{currency}")


def letterhead_of(ports: Ports, currency: str) -> Letterhead:
    """The office on its papers in a currency; version 0 while nothing was told. NotFound `letterhead_not_found`."""
    if currency not in COUNTRIES:
        raise NotFound("letterhead_not_found", say("The office keeps no accounts in this currency."))
    return LETTERHEADS.get(ports.tables, "", currency) or Letterhead(currency)


def list_letterheads(ports: Ports) -> list[Letterhead]:
    """The office on its papers in every currency."""
    return [letterhead_of(ports, currency) for currency in COUNTRIES]


def save_letterhead(ports: Ports, currency: str, seller: Seller, version: int, by: Actor) -> Letterhead:
    """Say how the office stands on its papers from now on, edited on `version` (0: the first time). Papers that were
    owed before keep what it was.

    Invalid `seller_unsound`, NotFound `letterhead_not_found`, Conflict `changed_meanwhile`.
    """
    before = letterhead_of(ports, currency)
    clean = clean_seller(currency, seller)
    edited(before.version, version)
    after = before.changed(clean, ports.clock.now())
    try:
        ports.tables.commit([LETTERHEADS.write(after, before.version or None)], by)
    except (AlreadyThere, Contested) as error:
        found = letterhead_of(ports, currency)
        if replace(found, formerly=()) == replace(after, formerly=()):  # our write was done and its reply lost
            return found
        raise Conflict(
            "changed_meanwhile", say("Somebody changed this since you opened it. Reload and try again.")
        ) from error
    return after
