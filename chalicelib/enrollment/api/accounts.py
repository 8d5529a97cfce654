"""Routes of accounts: enrolling, reading, changing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from chalicelib.enrollment import actions
from chalicelib.enrollment.api.doors import api
from chalicelib.enrollment.api.shapes import AccountEdit, ApartShape, ContactEdit, DuplicatesBody, EnrollBody
from chalicelib.enrollment.api.views import AccountFileView, AccountView, LikenessesView, LikenessView
from chalicelib.enrollment.model import Account, AccountFile
from chalicelib.enrollment.rules.duplicates import Likeness
from chalicelib.privacy.actions import record_read
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission

NOTES_SHOWN: Final = 5  # with the file; all of them page by page


def _survivor(call: Call, account: Account) -> str:
    return actions.surviving_account(call.ports, account).id if account.merged_into else ""


def file_view(call: Call, file: AccountFile) -> AccountFileView:
    """Show an account's file, with the names of the payers in it; one that was merged names the account that has what
    it had now, however often that went on.
    """
    file = replace(file, account=replace(file.account, merged_into=_survivor(call, file.account)))
    payer_ids = {coverage.payer_id for coverage in file.coverages}
    names = {str(payer_id): actions.payer_of(call.ports, payer_id).name for payer_id in sorted(payer_ids)}
    notes = actions.notes_page(call.ports, file.account.id, NOTES_SHOWN).items
    return AccountFileView.of(file, notes, names, call.language)


@api.post("/accounts", Permission.ACCOUNT_WRITE, moves_money=True)
def enroll(call: Call, body: EnrollBody) -> AccountFileView:
    """Enroll a new account with its first clients; 409 `likely_duplicates` unless confirmed."""
    confirmed = body.confirmed_not_duplicate
    key = call.idempotency_key
    file = actions.enroll(call.ports, body.form(), call.actor, key, confirmed_not_duplicate=confirmed)
    return file_view(call, file)


@api.post("/accounts/duplicates", Permission.ACCOUNT_READ, status=200)
def find_duplicates(call: Call, body: DuplicatesBody) -> LikenessesView:
    """Who a person may already be, likeliest first; nothing is saved."""
    return _likely(call, actions.likely_duplicates(call.ports, body.client.form(), body.contact.form()))


@api.get("/accounts/{account_id}/duplicates", Permission.ACCOUNT_MERGE, reads="likely_duplicate")
def duplicates_of_account(call: Call, account_id: str) -> LikenessesView:
    """Other accounts that are likely of the same person, likeliest first: one client of each."""
    return _likely(call, actions.duplicates_of(call.ports, account_id))


@api.put("/accounts/{account_id}/duplicates/{other_id}", Permission.ACCOUNT_MERGE)
def tell_apart(call: Call, account_id: str, other_id: str, body: ApartShape) -> None:
    """Tell two accounts that look alike apart, or take that back: they are likely duplicates again."""
    actions.tell_apart(call.ports, account_id, other_id, call.actor, apart=body.apart)


def _likely(call: Call, found: Sequence[Likeness]) -> LikenessesView:
    """Likely duplicates for the reader; whoever sees them leaves a reading on each account."""
    for account_id in sorted({likeness.account_id for likeness in found}):
        record_read(call.ports, call.actor, account_id, "likely_duplicate", call.correlation_id)
    return LikenessesView(items=[LikenessView.of(likeness) for likeness in found])


@api.get("/accounts/{account_id}", Permission.ACCOUNT_READ, reads="account")
def read_account(call: Call, account_id: str) -> AccountFileView:
    """An account with its clients, coverages, concerns, notes and contact; the reading is recorded."""
    file = actions.account_file(call.ports, account_id)
    return file_view(call, file)


@api.put("/accounts/{account_id}", Permission.ACCOUNT_WRITE)
def change_account(call: Call, account_id: str, body: AccountEdit) -> AccountView:
    """Change an account's language, time zone, guarantor or state."""
    return AccountView.of(actions.change_account(call.ports, account_id, body.form(), body.version, call.actor))


@api.put("/accounts/{account_id}/contact", Permission.ACCOUNT_WRITE)
def change_contact(call: Call, account_id: str, body: ContactEdit) -> AccountView:
    """Change how an account is reached, and what its person agreed to."""
    return AccountView.of(actions.change_contact(call.ports, account_id, body.form(), body.version, call.actor))
