"""What is wrong with one field of a request, in the office's own words: pydantic's kinds of error, said to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import Said, as_is, say

Context = Mapping[str, Any]


def _choices(context: Context) -> Said:
    return say("Choose one of: {choices}.", choices=str(context["expected"]).replace("'", "").replace(" or ", ", "))


def _too_short(context: Context) -> Said:
    if context["min_length"] == 1:
        return say("Fill this in.")
    return say("Write more: the fewest characters here are {limit}.", limit=context["min_length"])


def _too_few(context: Context) -> Said:
    return say("More entries are needed: the fewest here are {limit}.", limit=context["min_length"])


# By `type` of the error (docs.pydantic.dev/latest/errors/validation_errors).
_WORDS: Final[dict[str, Callable[[Context], Said]]] = {
    "missing": lambda _: say("Fill this in."),
    "extra_forbidden": lambda _: say("This field is not known here."),
    "string_type": lambda _: say("Write text."),
    "string_too_short": _too_short,
    "string_too_long": lambda c: say("Write less: the most characters here are {limit}.", limit=c["max_length"]),
    "string_pattern_mismatch": lambda _: say("This is not written as it must be."),
    "enum": _choices,
    "literal_error": _choices,
    "too_short": _too_few,
    "too_long": lambda c: say("Fewer entries are possible: the most here are {limit}.", limit=c["max_length"]),
    "greater_than": lambda c: say("The value must be above {limit}.", limit=c["gt"]),
    "greater_than_equal": lambda c: say("The smallest value here is {limit}.", limit=c["ge"]),
    "less_than": lambda c: say("The value must be below {limit}.", limit=c["lt"]),
    "less_than_equal": lambda c: say("The largest value here is {limit}.", limit=c["le"]),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float", "int_parsing_size"), lambda _: say("Write a whole number.")
    ),
    **dict.fromkeys(("bool_type", "bool_parsing"), lambda _: say("Choose yes or no.")),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        lambda _: say("Write a date as year-month-day, such as 2026-11-21."),
    ),
    **dict.fromkeys(
        ("datetime_type", "datetime_parsing", "datetime_from_date_parsing"),
        lambda _: say("Write a date and time such as 2026-11-21T09:30:00Z."),
    ),
    "list_type": lambda _: say("A list is needed here."),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), lambda _: say("An object is needed here.")),
}


def fault_of(error: Mapping[str, Any]) -> Said:
    """One error of pydantic in words; the value is never repeated. A kind we have no words for keeps pydantic's."""
    context: Context = error.get("ctx") or {}
    if isinstance(context.get("error"), Misfit):
        return context["error"].why  # type: ignore[no-any-return]  # a rule of ours raised it
    words = _WORDS.get(error["type"])
    return words(context) if words else as_is(error["msg"])
