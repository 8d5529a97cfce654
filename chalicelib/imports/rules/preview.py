"""What a deed would change: it is new, there already, or stands against what the books hold. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from chalicelib.enrollment import rules as enrolling
from chalicelib.enrollment.model import Account, Client, Coverage
from chalicelib.imports.deeds import (
    AddClient,
    AddPayer,
    Charge,
    Cover,
    Deed,
    Enroll,
    Move,
    Pay,
    Return,
)
from chalicelib.imports.rules.cells import Bad
from chalicelib.imports.rules.gathered import head_client, invoice_id_of
from chalicelib.imports.rules.returns import Till
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.ids import AccountId, ClientId, CoverageId, PayerId, id_from
from chalicelib.kernel.keys import was_used
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import Said, say
from chalicelib.payments.model import Payment

HOW_TO_RETURN: Final = say(
    "Give it the amount, party and invoice of the payment that came back, and its number as the reference; or open "
    "that payment in the portal and record it as returned."
)
_KEPT: Final = say("The books stay as they are. Correct it there by hand, or leave the row out.")


class Verdict(StrEnum):
    """What becomes of a deed."""

    NEW = "new"
    THERE = "there"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Judged:
    """A deed with its verdict and, for a conflict, why."""

    deed: Deed
    verdict: Verdict
    why: Bad | None = None
    subject: str = ""  # of a return: the payment that came back
    place: str = ""  # the account it is done on: the deed's own, or the one that was merged into


@dataclass(slots=True)
class Booked:
    """What the books hold of an account, by id."""

    account: Account | None = None
    clients: dict[str, Client] = field(default_factory=dict)
    coverages: dict[str, Coverage] = field(default_factory=dict)
    invoices: dict[str, Invoice] = field(default_factory=dict)
    payments: dict[str, Payment] = field(default_factory=dict)


class _Clash(Exception):
    def __init__(self, column: str, code: str, reason: Said, mend: Said = _KEPT) -> None:
        super().__init__(reason)
        self.bad = Bad(column, code, reason, mend)


class Judge:
    """Judges the deeds of one account in order, each in the light of those before it."""

    def __init__(self, account_id: str, booked: Booked) -> None:
        self._account_id = account_id
        self._booked = booked
        self._place = booked.account.id if booked.account else account_id
        self._coverages = list(booked.coverages.values())
        self._open: dict[str, dict[str, int]] = {i.id: dict(i.open) for i in booked.invoices.values()}
        self._till = Till.of(booked.payments.values())
        self._subject = ""
        self._clashing: set[str] = set()  # invoices in conflict: what belongs to them is not posted either

    def of(self, deed: Deed) -> Judged:
        """The verdict on the next deed."""
        self._subject = ""
        try:
            verdict = Verdict.THERE if self._there(deed) else Verdict.NEW
            return Judged(deed, verdict, subject=self._subject, place=self._place)
        except _Clash as clash:
            if isinstance(deed, Charge):
                self._clashing.add(invoice_id_of(deed.account_id, deed.key))
            return Judged(deed, Verdict.CONFLICT, clash.bad)

    def _there(self, deed: Deed) -> bool:
        match deed:
            case Enroll():
                return self._enrolled(deed)
            case AddClient():
                return self._same_client(id_from("cli", f"{self._account_id}:{deed.key}"), deed)
            case Cover():
                return self._covered(deed)
            case Charge():
                return self._charged(deed)
            case Pay():
                return self._paid(deed)
            case Return():
                return self._returned(deed)
            case Move():
                return self._moved(deed)
            case AddPayer():
                raise TypeError("A payer belongs to no account.")

    def _enrolled(self, deed: Enroll) -> bool:
        account = self._booked.account
        if account is None:
            return False
        if account.currency != deed.form.currency:
            raise _Clash("currency", "other_currency", say("The account is kept in another currency."))
        return self._same_client(head_client(self._account_id), deed)

    def _same_client(self, client_id: str, deed: Enroll | AddClient) -> bool:
        client = self._booked.clients.get(client_id)
        form = deed.form if isinstance(deed, AddClient) else deed.form.clients[0]
        if client is None:
            return False
        if client.birth_date != form.birth_date:
            raise _Clash("", "client_differs", say("The client is enrolled with another birth date."))
        return True

    def _covered(self, deed: Cover) -> bool:
        wanted = _coverage(deed)
        found = self._booked.coverages.get(wanted.id)
        if found is not None:
            if (found.payer_id, found.order) != (wanted.payer_id, wanted.order):
                raise _Clash("", "coverage_differs", say("The coverage is there with another payer or place."))
            return True
        if enrolling.overlapping(wanted, self._coverages):
            reason = say(
                "Another coverage of this client has this place, or this payer and member number, on these days."
            )
            raise _Clash("", "coverage_overlaps", reason)
        self._coverages.append(wanted)
        return False

    def _charged(self, deed: Charge) -> bool:
        invoice_id = invoice_id_of(deed.account_id, deed.key)
        found = self._booked.invoices.get(invoice_id)
        if found is None:
            self._open[invoice_id] = dict(deed.parts)
            return False
        if (found.total_minor, found.shares) != (deed.minor, deed.parts):
            raise _Clash(
                "",
                "invoice_differs",
                say("It was invoiced before as {number}, with other amounts.", number=found.number),
            )
        return True

    def _invoice(self, invoice_id: str) -> dict[str, int]:
        if invoice_id in self._clashing:
            raise _Clash("", "belongs_to_conflict", say("It belongs to an invoice that is in conflict."))
        if invoice_id not in self._open:
            mend = say("Send the invoice's services with it, or correct the invoice's id.")
            raise _Clash("invoice_id", "unknown_invoice", say("There is no such invoice on the account."), mend)
        return self._open[invoice_id]

    def _paid(self, deed: Pay) -> bool:
        found = self._booked.payments.get(id_from("pay", deed.key))
        if found is not None:
            known = (found.amount_minor, found.party, found.method, found.received_on)
            if known != (deed.minor, deed.party, deed.method, deed.on):
                reason = say("The payment is there with another amount, party, method or day.")
                raise _Clash("", "payment_differs", reason)
            return True
        taken = 0
        if deed.invoice_id:
            parties = self._invoice(deed.invoice_id)
            taken = min(parties.get(deed.party, 0), deed.minor)  # what is over stays unapplied
            parties[deed.party] = parties.get(deed.party, 0) - taken
        self._till.take_in(deed, taken)
        return False

    def _returned(self, deed: Return) -> bool:
        before = self._till.returned_under(deed.key)
        if before:
            return True
        self._subject = self._till.match(deed)
        if not self._subject:
            raise _Clash("amount", "return_unmatched", say("No payment fits that could have come back."), HOW_TO_RETURN)
        for invoice_id, minor in self._till.found[self._subject].pays.items():
            parties = self._open.setdefault(invoice_id, {})
            parties[deed.party] = parties.get(deed.party, 0) + minor
        return False

    def _moved(self, deed: Move) -> bool:
        found = self._booked.invoices.get(deed.invoice_id)
        if found is not None and was_used(found.done, deed.key):
            return True
        parties = self._invoice(deed.invoice_id)
        if deed.minor > parties.get(deed.party, 0):
            raise _Clash(
                "", "more_than_open", say("The party owes less than that on the invoice."), say("Correct the amount.")
            )
        parties[deed.party] -= deed.minor
        if deed.to_party:
            parties[deed.to_party] = parties.get(deed.to_party, 0) + deed.minor
        return False


def verdicts(account_id: str, booked: Booked, deeds: Sequence[Deed]) -> list[Judged]:
    """The verdicts on an account's deeds in order. A claim one of whose deeds stands against the books does nothing
    that is not there already.
    """
    judge = Judge(account_id, booked)
    judged = [judge.of(deed) for deed in deeds]
    broken = {_whole_of(one.deed) for one in judged if one.verdict is Verdict.CONFLICT} - {""}
    if not broken:
        return judged
    again = Judge(account_id, booked)
    return [
        one if _whole_of(one.deed) in broken else again.of(one.deed) for one in map(_with_its_claim(broken), judged)
    ]


def _with_its_claim(broken: set[str]) -> Callable[[Judged], Judged]:
    reason = say("It belongs to a claim that is in conflict.")

    def of(one: Judged) -> Judged:
        new = one.verdict is Verdict.NEW and _whole_of(one.deed) in broken
        return Judged(one.deed, Verdict.CONFLICT, Bad("", "belongs_to_conflict", reason, _KEPT)) if new else one

    return of


def _whole_of(deed: Deed) -> str:
    return deed.whole if isinstance(deed, (Charge, Pay, Move)) else ""


def _coverage(deed: Cover) -> Coverage:
    form = deed.form
    return Coverage(
        id=CoverageId(id_from("cov", f"{deed.account_id}:{deed.key}")),
        account_id=AccountId(deed.account_id),
        client_id=ClientId(str(form.client)),
        payer_id=PayerId(form.payer_id),
        member_id=form.member_id,
        order=form.order,
        period=Period(form.from_on, form.until_on),
        percent_bp=form.percent_bp,
        copay_minor=form.copay_minor,
        cap_minor=form.cap_minor,
        version=1,
    )
