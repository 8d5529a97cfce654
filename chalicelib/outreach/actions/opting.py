"""Opting out of e-mail: one click, without a check, for as long as the message lies in somebody's mailbox.

The token of a message's opt-out is derived, not stored: the two ids and a keyed hash of them. It can close e-mail and
nothing else, so it may stand in an address (docs/decisions/one-click-opt-out.md).
"""

from __future__ import annotations

import hmac
import re
from typing import Final

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.payments import actions as payments

SEAL_LENGTH: Final = 32  # hexadecimal digits, 128 bits
_TOKEN: Final = re.compile(r"([0-9A-Z]{26})-([0-9A-Z]{26})-([0-9a-f]{32})")


def one_click_token(ports: Ports, account_id: str, notice_id: str) -> str:
    """The opt-out token of one message; the same for ever."""
    account, notice = account_id.removeprefix("acc_"), notice_id.removeprefix("ntc_")
    return f"{account}-{notice}-{_seal(ports, account, notice)}"


def _seal(ports: Ports, account: str, notice: str) -> str:
    return ports.crypto.keyed_hash(f"one-click:{account}:{notice}")[:SEAL_LENGTH]


def account_of_one_click(ports: Ports, token: str) -> AccountId:
    """The account whose e-mail a token closes. NotFound `link_not_valid` for a token that is none of ours."""
    found = _TOKEN.fullmatch(token)
    if found is None or not hmac.compare_digest(_seal(ports, found[1], found[2]), found[3]):
        raise NotFound("link_not_valid", say("This link is not valid. Ask us to stop writing to you."))
    return AccountId(f"acc_{found[1]}")


def language_of_one_click(ports: Ports, token: str) -> Language:
    """The language in which the account behind a token is written to. NotFound `link_not_valid`."""
    return enrollment.account_of(ports, account_of_one_click(ports, token)).language


def opt_out(ports: Ports, token: str) -> None:
    """Close the e-mail of the account a message went to, and revoke its pay links; again changes nothing.

    `token` is a message's opt-out token, or that of its pay link, whether it still opens or not: used, locked, revoked
    and expired links opt out as well. NotFound `link_not_valid`.
    """
    known = payments.account_of_link(ports, token) or account_of_one_click(ports, token)
    account_id = enrollment.surviving_account(ports, enrollment.account_of(ports, known)).id
    by = payments.client_of(account_id)
    enrollment.opt_out(ports, account_id, Channel.EMAIL, by)
    payments.revoke_links(ports, account_id, "opted_out", by)
