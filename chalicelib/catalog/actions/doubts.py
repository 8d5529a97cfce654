"""What is doubtful about a row although its own cells are right: codes and taxes that the catalog does not have."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from chalicelib.catalog.actions import codes, taxes
from chalicelib.catalog.model import CodeSystem, Price
from chalicelib.catalog.rules.cells import Bad
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say


def price_doubts(ports: Ports) -> Callable[[Price], Bad | None]:
    """What is wrong with a price beside its own fields: a code or a tax code that the catalog does not have."""
    known = known_codes(ports)
    tax_known = cache(lambda tax_code: tax_code == taxes.UNTAXED or bool(taxes.tax_row_of(ports, tax_code).rules))

    def doubt(price: Price) -> Bad | None:
        if not known(price.system, price.code):
            return unknown_code("code", price.code)
        if not tax_known(price.tax_code):
            return Bad(
                "tax_code",
                say("{tax_code} is not in the tax table.", tax_code=price.tax_code),
                say("Load the tax rule first."),
            )
        return None

    return doubt


def known_codes(ports: Ports) -> Callable[[CodeSystem, str], bool]:
    """Whether the catalog has a code, in any release; each codebook is opened once."""
    opened = cache(lambda system: codes.codebook(ports, system))

    def known(system: CodeSystem, code: str) -> bool:
        book = opened(system)
        return book is not None and bool(book.history(code))

    return known


def unknown_code(column: str, code: str) -> Bad:
    """What is said of a code that no release has."""
    return Bad(
        column,
        say("{code} is in no release.", code=code),
        say("Load the release that has it first, or correct the code."),
    )
