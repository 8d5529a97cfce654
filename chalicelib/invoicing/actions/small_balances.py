"""Looking ahead: what writing off some invoices would do, and which balances of an account are small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.invoicing import store
from chalicelib.invoicing.actions.reading import named_open
from chalicelib.invoicing.actions.write_off_policies import write_off_policy_of
from chalicelib.invoicing.model import Invoice, SmallBalance, WriteOff, WriteOffPolicy
from chalicelib.invoicing.rules import write_offs
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import UNSAID
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR, Head


def preview_write_offs(ports: Ports, invoices: Sequence[tuple[str, str]]) -> list[SmallBalance]:
    """Say what would become of writing off what the guarantors have open on some invoices, (account, invoice) each:
    posted at once, asked of a second person, or refused and why. Nothing is written; what does not exist is left out.
    """
    heads = ledger.heads_of(ports, dict.fromkeys(account_id for account_id, _ in invoices))
    found = [one for one in store.read_named(ports.tables, invoices) if one.number and one.account_id in heads]
    policies = {code: write_off_policy_of(ports, code) for code in {one.currency for one in found}}
    return [_balance(ports, heads[one.account_id], one, policies[one.currency]) for one in found]


def small_balances_of(ports: Ports, account_id: str) -> list[SmallBalance]:
    """What a guarantor has open on invoices that is small by the office's limit, the oldest due first. NotFound
    `account_not_found`.
    """
    head = ledger.head_of(ports, account_id)
    policy = write_off_policy_of(ports, head.currency)
    small = [one for one in named_open(ports, head) if 0 < one.open.get(GUARANTOR, 0) <= policy.limit_minor]
    return [_balance(ports, head, one, policy) for one in small]


def _balance(ports: Ports, head: Head, invoice: Invoice, policy: WriteOffPolicy) -> SmallBalance:
    minor = invoice.open.get(GUARANTOR, 0)
    refused = write_offs.refusal(invoice, head, GUARANTOR, minor, _waiting(ports, invoice))
    return SmallBalance(
        invoice.account_id,
        invoice.id,
        invoice.number,
        GUARANTOR,
        minor,
        invoice.currency,
        write_offs.at_once(policy, minor),
        refused.message if refused else UNSAID,
    )


def _waiting(ports: Ports, invoice: Invoice) -> Iterable[WriteOff]:
    return store.read_write_offs(ports.tables, invoice.account_id, invoice.id)
