"""The tax of lines as their rules say, and a paper's base and tax by rate.

Where a rule rounds by line, each line's tax is rounded half up. Where it rounds by rate, the tax is the rate of all
that is taxed so on the paper, rounded once, and laid on the lines so that they sum to it: whatever is taken of a line
later (shares, credits) takes whole minor units that add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chalicelib.catalog.model import TaxRounding
from chalicelib.invoicing.model import ChargeLine, TaxPart
from chalicelib.invoicing.rules.lines import tax_on
from chalicelib.kernel.carried import changed
from chalicelib.kernel.money import split


def taxed(lines: Sequence[ChargeLine]) -> list[ChargeLine]:
    """The lines of one paper with their tax, by line or by rate as the rule of each says."""
    together: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.tax_rounding is TaxRounding.RATE:
            together.setdefault(line.tax_rate_bp, []).append(at)
    taxes = [tax_on(line.net_minor, line.tax_rate_bp) for line in lines]
    for rate_bp, places in together.items():
        nets = [lines[at].net_minor for at in places]
        for at, minor in zip(places, _laid(tax_on(sum(nets), rate_bp), nets), strict=True):
            taxes[at] = minor
    return [changed(line, tax_minor=minor) for line, minor in zip(lines, taxes, strict=True)]


def by_rate(lines: Iterable[ChargeLine]) -> tuple[TaxPart, ...]:
    """What is taxed at each rate and the tax on it, in minor units, the lowest rate first; untaxed is the rate 0."""
    found: dict[int, TaxPart] = {}
    for line in lines:
        part = found.get(line.tax_rate_bp, TaxPart(line.tax_rate_bp, 0, 0))
        more = (part.net_minor + line.net_minor, part.tax_minor + line.tax_minor)
        found[line.tax_rate_bp] = TaxPart(line.tax_rate_bp, *more)
    return tuple(found[rate_bp] for rate_bp in sorted(found))


def less(parts: Iterable[TaxPart], taken: Iterable[TaxPart]) -> tuple[TaxPart, ...]:
    """What is left of each rate after others were taken."""
    gone = {part.rate_bp: part for part in taken}
    nothing = TaxPart(0, 0, 0)
    return tuple(
        TaxPart(
            part.rate_bp,
            part.net_minor - gone.get(part.rate_bp, nothing).net_minor,
            part.tax_minor - gone.get(part.rate_bp, nothing).tax_minor,
        )
        for part in parts
    )


def plus(parts: Iterable[TaxPart], more: Iterable[TaxPart]) -> tuple[TaxPart, ...]:
    """Two groups of parts as one, by rate."""
    found: dict[int, TaxPart] = {}
    for part in (*parts, *more):
        old = found.get(part.rate_bp, TaxPart(part.rate_bp, 0, 0))
        added = (old.net_minor + part.net_minor, old.tax_minor + part.tax_minor)
        found[part.rate_bp] = TaxPart(part.rate_bp, *added)
    return tuple(found[rate_bp] for rate_bp in sorted(found))


def laid_over(parts: Sequence[TaxPart], net_minor: int, tax_minor: int) -> tuple[TaxPart, ...]:
    """A net and a tax over rates, by what each rate has of them; the parts sum exactly."""
    nets = _laid(net_minor, [part.net_minor for part in parts])
    taxes = _laid(tax_minor, [part.tax_minor for part in parts])
    laid = (TaxPart(p.rate_bp, net, tax) for p, net, tax in zip(parts, nets, taxes, strict=True))
    return tuple(part for part in laid if part.net_minor or part.tax_minor)


def fits(parts: Iterable[TaxPart], left: Iterable[TaxPart]) -> bool:
    """Whether each rate has as much left."""
    room: Mapping[int, TaxPart] = {part.rate_bp: part for part in left}
    nothing = TaxPart(0, 0, 0)
    return all(
        part.net_minor <= room.get(part.rate_bp, nothing).net_minor
        and part.tax_minor <= room.get(part.rate_bp, nothing).tax_minor
        for part in parts
    )


def _laid(minor: int, weights: Sequence[int]) -> list[int]:
    """An amount by weight, all of it on the first where nothing weighs."""
    weighed = [max(weight, 0) for weight in weights]
    return split(minor, weighed if any(weighed) else [1, *[0] * (len(weighed) - 1)])
