"""A merge forgets no kind of item: whatever lies under an account is told to go along, or why it stays."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import chalicelib
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.stored import Stored
from chalicelib.merging.actions.carrying import GOING

STAYS = {
    "APART#": "who an account was told apart from is of its own people, and holds again after a split",
    "ACCOUNT": "leads on to the survivor",
    "HEAD": "comes to nothing; the entries that moved its money stand in its journal",
    "J#": "a journal is never changed",
    "DUNNING": "the two stand as one (collections/rules/together.py)",
    "DUNNING#PROMISE#": "none is open, and those of before are judged by this account's journal",
    "STEP#": "what was decided on a day was decided for this account",
    "LINES#": "made anew from the invoices where they come to",
    "MERGE": "says where the account went",
    "MOVED#": "says what went",
}


def kinds() -> list[Stored]:
    names = [
        name
        for _, name, _ in pkgutil.walk_packages(chalicelib.__path__, "chalicelib.")
        if name.endswith(".store") or ".store." in name
    ]
    found = [value for name in names for value in vars(import_module(name)).values() if isinstance(value, Stored)]
    return [kind for kind in found if kind.item is CoreItem and kind.pk in ("{account_id}", "{id}")]


def test_each_kind_under_an_account_goes_along_or_stays_for_a_reason() -> None:
    under_accounts = {kind.begins for kind in kinds()} - {"PAYER"}
    going = {kind.begins for kind in GOING}
    told = going | STAYS.keys()
    assert under_accounts - told == set(), "say in merging/actions/carrying.py whether it goes, or here why it stays"
    assert not going & STAYS.keys()


def test_no_kind_is_named_that_is_not_there() -> None:
    assert {kind.begins for kind in GOING} | STAYS.keys() == {kind.begins for kind in kinds()} - {"PAYER"} | {"PTR#"}
