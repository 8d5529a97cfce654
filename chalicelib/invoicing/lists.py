"""The list of invoices: issued ones by month of issue, the newest first; drafts and held ones apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Final, Protocol

from chalicelib.enrollment.model import Account
from chalicelib.enrollment.rules.rows import of_account
from chalicelib.invoicing.listed_write_offs import WRITE_OFFS as WRITE_OFFS
from chalicelib.invoicing.model import Invoice, InvoiceState, Stands
from chalicelib.invoicing.rules.stands import LATE, Position, due_of, is_listed, of_party, stands
from chalicelib.invoicing.store import INVOICES as KEPT
from chalicelib.kernel.findable import amount_word, found_by
from chalicelib.kernel.horizons import AMOUNT_MAX, earlier
from chalicelib.kernel.lists import (
    Asked,
    Cells,
    Column,
    Counted,
    Field,
    ListKind,
    Summed,
    Totals,
    between,
    in_currency,
    months_asked,
    on_day,
    one_of,
    typed,
)
from chalicelib.ledger.model import GUARANTOR, payers_among

DRAFTS: Final = "drafts"


class Seen(Protocol):
    """What an invoice's row is made from, beside the invoice: the account, and what counts on the invoice now."""

    @property
    def account(self) -> Account: ...

    def position(self, invoice: Invoice) -> Position: ...


def _day(invoice: Invoice) -> str:
    return (invoice.issued_on or invoice.captured_at.date()).isoformat()


def _place(invoice: Invoice) -> tuple[str, str]:
    bucket = _day(invoice)[:7] if invoice.issued_on else DRAFTS
    return bucket, f"{_day(invoice)}#{invoice.number}"


def _cells(seen: Seen, invoice: Invoice) -> Cells | None:
    if invoice.state is InvoiceState.DISCARDED:
        return None
    return {
        **of_account(seen.account),
        "invoice_id": invoice.id,
        "number": invoice.number,
        "kind": invoice.kind.value,
        "state": invoice.state.value,
        "on": _day(invoice),
        "due_on": invoice.due_on.isoformat() if invoice.due_on else "",
        "total_minor": invoice.total_minor or sum(line.total_minor for line in invoice.lines),
        "open_minor": invoice.open_minor,
        "open": invoice.open,
        **_payers_due(invoice),
        **_position(seen.position(invoice)),
        "holds": [hold.code for hold in invoice.holds],
        **found_by(_amounts(invoice)),
    }


def _amounts(invoice: Invoice) -> Iterator[str]:
    """What an invoice is found by while somebody owes on it: what is open, and what stands on their paper."""
    for party, minor in invoice.open.items():
        if minor > 0:
            yield from (amount_word(minor), amount_word(invoice.liable.get(party, 0)))


def _position(position: Position) -> dict[str, int]:
    """What decides, with what the row has, where its invoice stands on a day; what is nothing is left out."""
    names = ("liable_minor", "credited_minor", "unapplied_minor", "debited_minor", "disputed", "written_off_minor")
    found = {name: getattr(position, name) for name in names}
    return {name: value for name, value in found.items() if value or name == "liable_minor"}


def _payers_due(invoice: Invoice) -> dict[str, str]:
    """When what payers have open is due; left out where no payer has anything open."""
    due = next((invoice.due_for(party) for party in payers_among(invoice.open)), None)
    return {"payers_due_on": due.isoformat()} if due else {}


def _unapplied(cells: Cells) -> int:
    """What of the invoice of a row unapplied money covers, in minor units."""
    return int(cells.get("unapplied_minor") or cells.get("held_minor") or 0)  # rows of an older shape: held


def stands_on(cells: Cells, today: date) -> Stands:
    """Where the invoice of a row stands on a civil day."""
    due = date.fromisoformat(cells["due_on"]) if cells["due_on"] else None
    position = Position(
        state=InvoiceState(cells["state"]),
        due_on=due,
        liable_minor=cells["liable_minor" if "liable_minor" in cells else "open_minor"],
        open_minor=cells["open_minor"],
        credited_minor=cells.get("credited_minor", 0),
        unapplied_minor=_unapplied(cells),
        debited_minor=cells.get("debited_minor", 0),
        disputed=cells.get("disputed", False),
        written_off_minor=cells.get("written_off_minor", 0),
    )
    return stands(position, today)


def _owed(cells: Cells, _: date) -> int:
    """What is owed now on the invoice of a row."""
    return int(cells["open_minor"] - _unapplied(cells) - cells.get("debited_minor", 0))


def _counts(cells: Cells) -> Iterator[tuple[Counted, int]]:
    what = f"{cells['kind']}.{stands_on(cells, date.min).value}"  # as it stands on any day before it is overdue
    lists = ("invoices", *(of_party(party) for party in cells.get("open", {})))
    places = [(name, what, cells["on"]) for name in lists]
    if stands_on(cells, date.max) is Stands.OVERDUE:  # it will be late, if nothing changes
        places.append((LATE, f"{what}.{cells['on'][:7]}", cells["due_on"]))
    for name, word, day in places:
        for letter, minor in (("c", 1), ("m", cells["total_minor"]), ("u", cells["open_minor"])):
            yield on_day(name, cells, word, letter, day), minor
    for payer in payers_among(cells.get("open", {})) if "payers_due_on" in cells else ():
        yield on_day(due_of(payer), cells, cells["on"][:7], "m", cells["payers_due_on"]), cells["open"][payer]


# The words that a list may be asked for whose sums need no day: an open one may be overdue today.
_COUNTED_WORDS: Final[dict[str, frozenset[str]]] = {
    "": frozenset(Stands),
    "unissued": frozenset({Stands.DRAFT, Stands.HELD}),
    "open": frozenset({Stands.OPEN, Stands.PART_PAID}),
    **{word: frozenset({word}) for word in (Stands.DRAFT, Stands.HELD, Stands.PAID, Stands.CREDITED)},
    **{word: frozenset({word}) for word in (Stands.WRITTEN_OFF, Stands.DISPUTED)},
}


def _is_small(cells: Cells, most: int, _: date) -> bool:
    """Whether the guarantor has something open, and no more than so many minor units."""
    return 0 < int(cells["open"].get(GUARANTOR, 0)) <= most


def _summed(asked: Asked, on: date) -> list[Summed] | None:
    state, party = str(asked.get("state") or ""), str(asked.get("party") or "")
    listed = _COUNTED_WORDS.get(state)
    if asked.get("text") or asked.get("small_minor") or asked.get("due_to"):
        return None
    if listed is None and (party or asked.get("from_on") or asked.get("to_on")):
        return None
    if listed is None:
        return _late_or_part_paid(asked, on, state)
    return [Summed(of_party(party) if party else "invoices", _standing(asked, listed))]


def _late_or_part_paid(asked: Asked, on: date, state: str) -> list[Summed]:
    """An invoice is open or paid in part until the day after it is due; then it is overdue."""
    past = {"to_on": earlier(on, 1).isoformat()}
    if state == Stands.OVERDUE:
        return [Summed(LATE, _standing(asked, {Stands.OPEN, Stands.PART_PAID}), asked=past)]
    wanted = _standing(asked, {Stands.PART_PAID})
    return [Summed("invoices", wanted), Summed(LATE, wanted, -1, past)]


def _standing(asked: Asked, listed: Collection[str]) -> Callable[[Sequence[str]], bool]:
    """Whether a count is one of invoices of the kind that is asked for, that stand so."""
    return lambda words: asked.get("kind") in ("", None, words[0]) and words[1] in listed


INVOICES: Final[ListKind[Invoice, Seen]] = ListKind(
    "invoices",
    _place,
    _cells,
    KEPT,
    "Invoice",
    "An invoice in the list: where it stands today, what the books have open, and what of that is owed now.",
    backwards=True,
    columns=(
        Column("invoice_id", stands="page"),
        Column("account_id", stands="page"),
        Column("number"),
        Column("account_number"),
        Column("guarantor"),
        Column("stands", "word", of=stands_on, words=Stands),
        Column("kind"),
        Column("on", "day"),
        Column("due_on", "day"),
        Column("currency", stands="file"),
        Column("total", "amount"),
        Column("open", "amount"),
        Column("owed", "amount", of=_owed),
        Column("holds", "texts", "page"),
    ),
    fields=(
        typed("number", "account_number", "guarantor"),
        Field(
            "state",
            "word",
            lambda cells, state, on: is_listed(stands_on(cells, on), str(state)),
            (
                "unissued",
                "draft",
                "held",
                "open",
                "part_paid",
                "overdue",
                "paid",
                "credited",
                "written_off",
                "disputed",
            ),
        ),
        one_of("kind", "services", "late_fee", "interest"),
        Field("party", "id", lambda cells, party, _: str(party) in cells["open"]),
        in_currency(),
        Field("small_minor", "number", _is_small, most=AMOUNT_MAX),
        Field("due_to", "day", lambda cells, day, _: bool(cells["due_on"]) and cells["due_on"] <= str(day)),
        *between("on"),
    ),
    wanted=months_asked,
    counts=_counts,
    totals=Totals("InvoiceTotalsView", "TotalsView", ("total", "open"), _summed),
    has_row=lambda invoice: invoice.state is not InvoiceState.DISCARDED,
)
