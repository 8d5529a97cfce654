"""The diagnoses of a visit: once for each client, the principal one first, and lines that point to them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from chalicelib.catalog.model import CodeSystem
from chalicelib.catalog.rules.writing import spelled
from chalicelib.invoicing.model import ChargeLine, ChargesIn, ClientDiagnoses, Invoice, LineIn
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.sentences import Said, say

LISTED_MAX: Final = 12  # HI of X12 837P, lines A to L of the CMS-1500
POINTED_MAX: Final = 4  # SV107 of X12 837P


def completed(entered: ChargesIn) -> ChargesIn:
    """Charges whose lists name all that their lines point to, each once, and whose lines say what they point to: the
    first four of their client's unless they say otherwise. A list that the lines say by themselves is not kept beside
    them.
    """
    lists = _lists(entered)
    lines = [_pointed(line, lists) for line in entered.lines]
    said = _gathered(_named(lines))
    kept = [(client_id, tuple(codes)) for client_id, codes in lists.items() if codes]
    more = tuple(ClientDiagnoses(*one) for one in kept if tuple(said.get(one[0], ())) != one[1])
    return replace(entered, lines=lines, diagnoses=more)


def _lists(entered: ChargesIn) -> dict[ClientId, dict[str, None]]:
    """All diagnoses of each client: those of the list, then what lines name besides."""
    given = ((one.client_id, one.codes) for one in entered.diagnoses)
    return _gathered(chain(given, _named(entered.lines)))


def _named(lines: Iterable[LineIn]) -> Iterator[tuple[ClientId, Sequence[str]]]:
    return ((line.client_id, line.diagnoses or ()) for line in lines)


def _gathered(named: Iterable[tuple[ClientId, Sequence[str]]]) -> dict[ClientId, dict[str, None]]:
    lists: dict[ClientId, dict[str, None]] = {}
    for client_id, codes in named:
        lists.setdefault(client_id, {}).update(dict.fromkeys(map(_spelled, codes)))
    return lists


def _pointed(line: LineIn, lists: dict[ClientId, dict[str, None]]) -> LineIn:
    all_of_client = tuple(lists.get(line.client_id, ()))
    own = line.diagnoses
    pointed = all_of_client[:POINTED_MAX] if own is None else tuple(dict.fromkeys(map(_spelled, own)))
    return line if pointed == own else replace(line, diagnoses=pointed)


def _spelled(code: str) -> str:
    """As the catalog keeps it; one that an import could not translate stays as it came, marked with its system."""
    return code if ":" in code else spelled(CodeSystem.ICD10CM, code)


def faults(entered: ChargesIn) -> dict[str, Said]:
    """What no claim could say of entered charges, by `lines.<place>.diagnoses` and `diagnoses`."""
    whole = completed(entered)
    found = {
        f"lines.{at}.diagnoses": say("A line points to at most {limit} diagnoses.", limit=POINTED_MAX)
        for at, line in enumerate(whole.lines)
        if len(line.diagnoses or ()) > POINTED_MAX
    }
    if any(len(codes) > LISTED_MAX for codes in _lists(entered).values()):
        many = say(
            "At most {limit} diagnoses of a client go on one invoice. Charge the rest on another.", limit=LISTED_MAX
        )
        found["diagnoses"] = many
    return found


def diagnoses_of(invoice: Invoice, client_id: str) -> tuple[str, ...]:
    """The diagnoses of a client on an invoice, the principal one first. Where no list stands, what the lines name, in
    their order, is the list.
    """
    given = [code for one in invoice.diagnoses if one.client_id == client_id for code in one.codes]
    named = [code for line in invoice.lines if line.client_id == client_id for code in line.diagnoses]
    return tuple(dict.fromkeys([*given, *named]))


def pointers(invoice: Invoice, line: ChargeLine) -> tuple[int, ...]:
    """The places of a line's diagnoses among its client's, counted from 1, in the order it points to them (SV107)."""
    places = diagnoses_of(invoice, line.client_id)
    return tuple(places.index(code) + 1 for code in line.diagnoses)


def listed(invoice: Invoice) -> list[ClientDiagnoses]:
    """The diagnoses of an invoice by client, of all that have any, also of charges that named them line by line."""
    clients = [*(one.client_id for one in invoice.diagnoses), *(line.client_id for line in invoice.lines)]
    found = [ClientDiagnoses(one, diagnoses_of(invoice, one)) for one in dict.fromkeys(clients)]
    return [one for one in found if one.codes]
