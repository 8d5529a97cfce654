"""What of enrollment goes with an account that is merged into another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from chalicelib.cloud.carrying import GoesAlong, Holding
from chalicelib.enrollment.actions.keys import CONTACT
from chalicelib.enrollment.model import Account
from chalicelib.enrollment.store import accounts
from chalicelib.enrollment.store.clients import CLIENTS as CLIENTS_STORED
from chalicelib.enrollment.store.concerns import CONCERNS as CONCERNS_STORED
from chalicelib.enrollment.store.coverages import COVERAGES as COVERAGES_STORED
from chalicelib.enrollment.store.notes import MARKS as NOTE_MARKS_STORED
from chalicelib.enrollment.store.notes import NOTES as NOTES_STORED
from chalicelib.kernel.tables import Raw, Write

FORMER: Final = "WAS_"  # owner of the pointers that an account merged into another was found by


class Pointers:
    """What an account and its people are found by, and the guards over coverages. What the account itself was found by
    belongs there to who it was.
    """

    begins = accounts.POINTER

    def holds(self, sk: str) -> bool:
        """Whether a sort key is a pointer's."""
        return sk.startswith(self.begins)

    def there(self, raw: Raw, to: str) -> Raw:
        """The pointer as it lies under another account."""
        here, sk = raw["pk"]["S"], raw["sk"]["S"]
        owner = accounts.owner_of(sk)
        after = {CONTACT: f"{FORMER}{here}", f"{FORMER}{to}": CONTACT}.get(owner, owner)
        there: Raw = {**raw, "pk": {"S": to}, "sk": {"S": sk.replace(f"#{owner}#", f"#{after}#", 1)}}
        there.pop("carried", None)
        return there | ({"lookup_sk": {"S": f"{to}#{after}"}} if "lookup_pk" in raw else {})

    def money(self, raw: Raw) -> Mapping[Holding, int]:
        """None."""
        return {}

    def subject(self, raw: Raw) -> str:
        """None."""
        return ""


CLIENTS: Final = GoesAlong(CLIENTS_STORED, beside=("lookup_pk",))
COVERAGES: Final = GoesAlong(COVERAGES_STORED)
CONCERNS: Final = GoesAlong(CONCERNS_STORED)
NOTES: Final = GoesAlong(NOTES_STORED)
NOTE_MARKS: Final = GoesAlong(NOTE_MARKS_STORED)
POINTERS: Final = Pointers()


def number_write(merged: Account, survivor_id: str) -> Write:
    """The write by which an account that has what a merged one had is found by the number of that."""
    return accounts.putting_pointer(survivor_id, f"{FORMER}{merged.id}", accounts.number_key(merged.number))


def number_gone(merged: Account, survivor_id: str) -> Write:
    """The write that ends it."""
    return accounts.dropping_pointer(survivor_id, f"{FORMER}{merged.id}", accounts.number_key(merged.number))
