"""A pay link that a representative hands out: read to who calls, or sent in a message of their own."""

from __future__ import annotations

from typing import Final

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import ConcernKind
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.payments import actions as payments

HANDED_OUT: Final = "handed_out"  # stands for the notice of a link that went by no mail


def hand_out_link(ports: Ports, account_id: str, by: Actor) -> str:
    """Make a pay link as one that is mailed and answer its address, which is kept nowhere: it is shown once.

    The next mailed link that a client asks for takes its place. Raises NotFound `account_not_found`, Conflict
    `account_merged`, RuleBroken `nothing_due`, or `do_not_bill` while the client is in bankruptcy.
    """
    account = enrollment.open_account_of(ports, account_id)
    file = enrollment.account_file(ports, account.id)
    if any(one.kind is ConcernKind.BANKRUPTCY and one.ended_at is None for one in file.concerns):
        raise RuleBroken("do_not_bill", say("The client is in bankruptcy: do not ask for money."))
    if not payments.guarantor_owes(ports, file.raws).owed_minor:
        raise RuleBroken("nothing_due", say("There is nothing to pay on this account."))
    token = payments.create_link(ports, account.id, HANDED_OUT, "", by)
    return f"{ports.settings.site_url}/pay.html?l={account.language}#k={token}"
