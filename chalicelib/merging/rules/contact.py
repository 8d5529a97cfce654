"""How the one account is reached that was two."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from chalicelib.enrollment.model import AddressState, Channel, Contact
from chalicelib.enrollment.rules.contact import email_key

_CLOSED: Final = frozenset({AddressState.BOUNCED, AddressState.COMPLAINED})


def contact_of_both(survivor: Contact, merged: Contact) -> Contact:
    """The survivor's contact, with the phones of the other; an e-mail address only where it has none.

    A channel that either closed is closed: who opted out did so as a person, not as an account. An address that takes
    no mail on one of them takes none.
    """
    numbers = {phone.dialled for phone in survivor.phones}
    opted_out = survivor.opted_out | merged.opted_out
    mail = survivor if survivor.email else merged
    same = email_key(mail.email) == email_key(merged.email)
    return replace(
        survivor,
        phones=(*survivor.phones, *(phone for phone in merged.phones if phone.dialled not in numbers)),
        email=mail.email,
        email_state=merged.email_state if same and merged.email_state in _CLOSED else mail.email_state,
        email_consent_at=None if Channel.EMAIL in opted_out else mail.email_consent_at,
        opted_out=opted_out,
    )
