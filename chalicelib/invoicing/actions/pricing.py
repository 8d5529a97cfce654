"""Pricing captured charges from the catalog, and gathering what the audit judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Any

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import Code, CodeSystem, Price, TaxRule
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.enrollment.rules.coverages import coverages_on
from chalicelib.enrollment.rules.records import person_in, rights
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.charged import month_of
from chalicelib.invoicing.model import ChargeLine, ChargesIn, Invoice, InvoiceState, LineIn
from chalicelib.invoicing.policy import policy
from chalicelib.invoicing.rules import capture
from chalicelib.invoicing.rules.audit import AuditFacts
from chalicelib.invoicing.rules.audit.facts import Charged, charged
from chalicelib.invoicing.rules.diagnoses import completed
from chalicelib.invoicing.rules.lines import line_of
from chalicelib.invoicing.rules.taxes import taxed
from chalicelib.kernel.carried import changed
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import Said, say
from chalicelib.kernel.tables import Place
from chalicelib.ledger.actions import merged, today
from chalicelib.ledger.model import GUARANTOR

Ask = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A priced line and what the catalog says of it on its day."""

    line: ChargeLine
    code: Code | None
    known: bool  # the catalog has the code on some other day
    price: Price | None
    tax: TaxRule | None


@dataclass(frozen=True, slots=True)
class Charges:
    """Charges as they were entered for an account, and the fee schedule each is priced by; "" is the cash prices."""

    file: AccountFile
    entered: ChargesIn
    schedules: tuple[str, ...]

    @property
    def wanted(self) -> Sequence[LineIn]:
        """The charges, line by line."""
        return self.entered.lines

    @property
    def asked(self) -> list[tuple[str, CodeSystem, str]]:
        """What prices are asked for."""
        return [(schedule, one.system, one.code) for schedule, one in zip(self.schedules, self.wanted, strict=True)]

    def places(self, *draft_ids: str) -> list[Place]:
        """Where that lies which charges of any kind are priced and audited by, and these drafts: to read it ahead."""
        account, months = self.file.account, dict.fromkeys(month_of(one) for one in self.wanted)
        return [*store.places_of(account.id, months, *draft_ids), *catalog.places_of(self.asked, account.currency)]


def charges_of(ports: Ports, file: AccountFile, entered: ChargesIn) -> Charges:
    """Check entered charges and find the fee schedule of each: that of the first payer on the day of service.

    Invalid `charge_invalid`; Conflict `account_merged`.
    """
    if file.account.merged_into:
        raise merged(file.account.merged_into)
    capture.check(entered.lines)
    people = tuple(changed(one, client_id=person_in(file.clients, one.client_id)) for one in entered.lines)
    reasons = tuple(changed(one, client_id=person_in(file.clients, one.client_id)) for one in entered.diagnoses)
    schedule_of = cache(lambda payer_id: str(enrollment.payer_of(ports, payer_id).fee_schedule))
    firsts = [coverages_on(rights(file), one.client_id, one.service_on)[:1] for one in people]
    schedules = ("" if entered.self_pay or not first else schedule_of(first[0].payer_id) for first in firsts)
    whole = completed(replace(entered, lines=people, diagnoses=reasons))
    return Charges(file, whole, tuple(schedules))


def price(ports: Ports, charges: Charges) -> list[Found]:
    """Price charges: by their fee schedule, else the cash price. Each codebook and tax is asked for once, all prices
    together.
    """
    once: dict[object, Any] = {}

    def ask(question: Callable[..., Any], *given: object) -> Any:
        key = (question, given)
        if key not in once:
            once[key] = question(ports, *given)
        return once[key]

    prices = catalog.open_prices(ports, charges.asked, charges.file.account.currency)
    lines = zip(charges.schedules, charges.wanted, strict=True)
    language = charges.file.account.language
    found = [_found(ask, prices, schedule, at, line, language) for at, (schedule, line) in enumerate(lines, start=1)]
    return [changed(one, line=line) for one, line in zip(found, taxed([one.line for one in found]), strict=True)]


def _found(
    ask: Ask, prices: catalog.PriceBook, schedule: str, number: int, wanted: LineIn, language: Language
) -> Found:
    on = wanted.service_on
    code = catalog.code_in(ask(catalog.codebook, wanted.system), wanted.code, on)
    price = prices.explain(schedule, wanted.system, wanted.code, on).price
    tax = ask(catalog.find_tax, price.tax_code, on) if price and price.tax_code else None
    known: bool = code is None and ask(_on_another_day, wanted.system, wanted.code)
    return Found(line_of(number, wanted, code, price, tax, language), code, known, price, tax)


def _on_another_day(ports: Ports, system: CodeSystem, code: str) -> bool:
    return bool(catalog.code_history(ports, system, code))


def facts_of(
    ports: Ports, file: AccountFile, invoice: Invoice, others: Iterable[Invoice], found: Sequence[Found] | None
) -> AuditFacts:
    """Gather what the audit judges of an invoice; without `found` the catalog is not asked again."""
    on = today(ports)
    facts = AuditFacts(
        today=on,
        account_state=file.account.state,
        client_ids=frozenset(client.id for client in file.clients),
        coverages=rights(file),
        lines=invoice.lines,
        self_pay=invoice.self_pay,
        approved_minor=invoice.approved_minor,
        discount_cap_bp=policy("discount_cap_bp", on),
        discount_caps=_discount_caps(ports, invoice.lines),
        catalog_asked=False,
        others=already_charged(invoice, others, partial(person_in, file.clients)),
    )
    return facts if found is None else _with_catalog(facts, found)


def _discount_caps(ports: Ports, lines: Iterable[ChargeLine]) -> dict[str, int]:
    """How much (basis points) is given freely on lines whose reason is the name of one of the catalog's discounts. Each
    name and day is asked for once.
    """
    given = {line.id: (line.discount_reason, line.service_on) for line in lines if line.discount_minor}
    rules = {asked: catalog.find_discount(ports, *asked) for asked in set(given.values())}
    return {line_id: rule.cap_bp for line_id, asked in given.items() if (rule := rules[asked])}


def _with_catalog(facts: AuditFacts, found: Sequence[Found]) -> AuditFacts:
    return replace(
        facts,
        catalog_asked=True,
        codes={one.line.id: one.code for one in found},
        known=frozenset(one.line.id for one in found if one.known),
        prices={one.line.id: one.price.unit_minor if one.price else None for one in found},
        tax_rates={one.line.id: one.line.tax_rate_bp for one in found},
    )


def already_charged(
    invoice: Invoice, others: Iterable[Invoice], person: Callable[[str], ClientId] = ClientId
) -> dict[Charged, Said]:
    """What other invoices charge for, by what they are called: not discarded ones, not lines credited since, not the
    invoice that this one replaces. `person` says for whom, where a person has several records.
    """
    return {
        charged(replace(line, client_id=person(line.client_id))): say("invoice {number}", number=other.number)
        if other.number
        else say("another draft")
        for other in others
        if other.id not in (invoice.id, invoice.rebills) and other.state is not InvoiceState.DISCARDED
        for line in other.lines
        if line.id not in other.credited_lines
    }


def due_on(ports: Ports, shares: Iterable[str], on: date) -> date:
    """When an invoice issued on a day falls due: the guarantor's terms when he owes any of it, else the longest of its
    payers' terms (days).
    """
    parties = list(shares)
    if GUARANTOR in parties:
        return later(on, policy("guarantor_terms_days", on))
    return later(on, max(enrollment.payer_of(ports, party).terms_days for party in parties))
