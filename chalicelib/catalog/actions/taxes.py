"""The verbs of taxes and discounts: which rule holds on a day, list, edit, publish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib import resources
from typing import Final

from chalicelib.catalog.model import DiscountRow, DiscountRule, Finding, Tally, TaxRow, TaxRule
from chalicelib.catalog.rules import layouts
from chalicelib.catalog.rules.dates import holding, placed
from chalicelib.catalog.store.items import DISCOUNTS, TAXES
from chalicelib.cloud.tables import AlreadyThere, Contested, edited, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import DomainError, Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write

UNTAXED: Final = ""


def find_tax(ports: Ports, tax_code: str, on: date) -> TaxRule | None:
    """The rule of a tax code on a civil date; None for the code "" (untaxed) and where no rule holds that day."""
    return holding(tax_row_of(ports, tax_code).rules, on) if tax_code != UNTAXED else None


def tax_row_of(ports: Ports, tax_code: str) -> TaxRow:
    """All rules of a tax code by period; version 0 and none when it has none."""
    return TAXES.get(ports.tables, "", tax_code) or TaxRow(tax_code, (), 0)


def list_taxes(ports: Ports) -> list[TaxRow]:
    """All tax codes with their rules, in order of their codes."""
    return TAXES.of(ports.tables, "")


def put_tax(ports: Ports, rule: TaxRule, expected: int | None, by: Actor) -> TaxRow:
    """Set a tax rule from a day on, on the version that was read (0 when new; None takes any).

    The same again changes nothing. Conflict `changed_meanwhile`; RuleBroken `periods_overlap`.
    """

    def attempt() -> TaxRow:
        found = tax_row_of(ports, rule.tax_code)
        after = replace(found, rules=placed(found.rules, rule), version=found.version + 1)
        if after.rules == found.rules:
            return found
        if expected is not None:
            edited(found.version, expected)
        _save(ports, TAXES.write(after, found.version or None, changed_by=by.subject), by)
        return after

    return until_settled(attempt)


def publish_taxes(ports: Ports, rows: Sequence[tuple[int, TaxRule]], by: Actor) -> Tally:
    """Put many tax rules in force, each with its row number in the source; one that overlaps is reported, left out."""
    taken = 0
    findings: list[Finding] = []
    for number, rule in sorted(rows, key=lambda row: (row[1].tax_code, row[1].period.from_on)):
        before = tax_row_of(ports, rule.tax_code)
        try:
            taken += put_tax(ports, rule, None, by) != before
        except Unavailable:
            raise  # nothing is wrong with the row: the load is tried again
        except DomainError as error:
            findings.append(Finding(number, "from_on", error.message, say("End the other period first.")))
    return Tally(len(rows), taken, len(rows) - taken - len(findings), tuple(findings))


def seed_taxes(ports: Ports, by: Actor) -> Tally:
    """Put the tax rules in force that ship with the product (`tables/taxes.csv`: Sweden and Poland, with sources)."""
    text = resources.files("chalicelib.catalog").joinpath("tables/taxes.csv").read_text("utf-8")
    good, findings = layouts.taxes_of(text)
    if findings:
        raise ValueError(f"The shipped tax table has a fault: {findings[0]}")
    return publish_taxes(ports, good, by)


def find_discount(ports: Ports, name: str, on: date) -> DiscountRule | None:
    """The rule of the discount of a name (in any case) on a civil date; None where none holds that day."""
    for row in list_discounts(ports):
        rule = holding(row.rules, on)
        if rule and rule.name.casefold() == name.strip().casefold():
            return rule
    return None


def discount_row_of(ports: Ports, key: str) -> DiscountRow:
    """All rules of a discount by period; version 0 and none when it has none."""
    return DISCOUNTS.get(ports.tables, "", key) or DiscountRow(key, (), 0)


def list_discounts(ports: Ports) -> list[DiscountRow]:
    """All discounts with their rules, in order of their keys."""
    return DISCOUNTS.of(ports.tables, "")


def put_discount(ports: Ports, rule: DiscountRule, expected: int | None, by: Actor) -> DiscountRow:
    """Set a discount from a day on, on the version that was read (0 when new; None takes any).

    The same again changes nothing. Conflict `changed_meanwhile`; RuleBroken `periods_overlap`.
    """

    def attempt() -> DiscountRow:
        found = discount_row_of(ports, rule.key)
        after = replace(found, rules=placed(found.rules, rule), version=found.version + 1)
        if after.rules == found.rules:
            return found
        if expected is not None:
            edited(found.version, expected)
        _save(ports, DISCOUNTS.write(after, found.version or None, changed_by=by.subject), by)
        return after

    return until_settled(attempt)


def _save(ports: Ports, write: Write, by: Actor) -> None:
    try:
        ports.tables.commit([write], by)
    except AlreadyThere as error:  # somebody else made the same one first
        raise Contested from error
