"""Shapes that every room's API shares: money, pages, dates written for the reader."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializationInfo,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

from chalicelib.kernel import horizons
from chalicelib.kernel.errors import Invalid, Misfit, NotAllowed
from chalicelib.kernel.horizons import AMOUNT_MAX, Horizon
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import Money, currency, display
from chalicelib.kernel.sentences import UNSAID, Said, in_language, say
from chalicelib.kernel.visible import visible
from chalicelib.web.field_faults import fault_of

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


def _day(horizon: Horizon) -> AfterValidator:
    """A day is taken when its horizon allows it, seen from the office's day, which `fitted` tells."""

    def check(day: date, info: ValidationInfo) -> date:
        fault = horizon.fault(day, info.context["today"])  # type: ignore[index]  # `fitted` tells it
        if fault:
            raise Misfit(fault)
        return day

    return AfterValidator(check)


# One type for each kind of day: how far it may lie is in `kernel/horizons.py`.
BirthDay = Annotated[date, _day(horizons.BORN)]
ServiceDay = Annotated[date, _day(horizons.SERVED)]
ReceivedDay = Annotated[date, _day(horizons.RECEIVED)]
PromiseDay = Annotated[date, _day(horizons.PROMISED)]
HoldDay = Annotated[date, _day(horizons.HELD)]
PreviewDay = Annotated[date, _day(horizons.PREVIEWED)]
TermDay = Annotated[date, _day(horizons.TERM)]
AskedDay = Annotated[date, _day(horizons.ASKED)]


class TooMuchAlone(Misfit):
    """An amount that one person may not book alone."""


def _two_people(minor: int, info: ValidationInfo) -> int:
    fault = UNSAID if info.context["large"] else horizons.alone_fault(minor)  # type: ignore[index]  # `fitted` tells it
    if fault:
        raise TooMuchAlone(fault)
    return minor


# Amounts as they are typed in, in minor units. Sums in answers are plain whole numbers without a limit.
PositiveMinor = Annotated[int, Field(gt=0, le=AMOUNT_MAX, strict=True)]
MovedMinor = Annotated[PositiveMinor, AfterValidator(_two_people)]  # money that moves by one person's word
NotNegativeMinor = Annotated[int, Field(ge=0, le=AMOUNT_MAX, strict=True)]

Version = Annotated[int, Field(ge=1, le=2**31, strict=True)]
VersionOrNew = Annotated[int, Field(ge=0, le=2**31, strict=True, description="The version read; 0 for a new one")]
Id = Annotated[str, Field(min_length=1, max_length=64)]
OptionalId = Annotated[str, Field(max_length=64)]
Cursor = Annotated[str, Field(max_length=4000)]  # the longest names forty entries of a timeline, and places
CurrencyCode = Annotated[str, Field(pattern="^(USD|SEK|PLN|EUR)$")]
ShortText = Annotated[str, Field(max_length=200)]


def _seen(value: Any) -> Any:
    """Text without invisible characters, in a list or a plain object too; shapes inside look after themselves."""
    if isinstance(value, list):
        return [visible(one) if isinstance(one, str) else one for one in value]
    if isinstance(value, dict):
        return {name: visible(one) if isinstance(one, str) else one for name, one in value.items()}
    return visible(value) if isinstance(value, str) else value


class Shape(BaseModel):
    """A request shape: unknown fields are refused; text is trimmed and loses what nobody sees, but for a secret. Its
    validator is built when it is first used.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)
    secrets: ClassVar[frozenset[str]] = frozenset()  # fields that are taken as they were typed
    beside: ClassVar[frozenset[str]] = frozenset({"version"})  # what rides beside the form it is made into (`given`)

    @model_validator(mode="before")
    @classmethod
    def _only_what_is_seen(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        return {name: value if name in cls.secrets else _seen(value) for name, value in given.items()}


class View(BaseModel):
    """An answer's shape."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class MoneyView(View):
    """An exact amount and how it reads in the caller's language."""

    minor: int
    currency: str
    display: str

    @classmethod
    def of(cls, minor: int, code: str, language: Language) -> MoneyView:
        """Write an amount for a reader."""
        return cls(minor=minor, currency=code, display=display(Money(minor, currency(code)), language))


def fitted(shape: type[M], values: Any, today: date, *, large: bool = False) -> M:
    """Take what came from outside into its shape, its days seen from the office's day `today`.

    `large`: whether who sent it may enter large amounts. Invalid `invalid_request` names each field at fault and why,
    never the value; NotAllowed `amount_needs_supervisor` when large amounts are all that is wrong.
    """
    try:
        return shape.model_validate(values, context={"today": today, "large": large})
    except ValidationError as error:
        found = error.errors()
        fields = {".".join(str(part) for part in item["loc"]) or "body": fault_of(item) for item in found}
        if all(isinstance((item.get("ctx") or {}).get("error"), TooMuchAlone) for item in found):
            raise NotAllowed("amount_needs_supervisor", next(iter(fields.values())), fields) from error
        raise Invalid("invalid_request", say("Some fields are missing or wrong."), fields) from error


def _as_it_is(value: object, check: ValidatorFunctionWrapHandler) -> object:
    return value if isinstance(value, Said) else check(value)


def _in_readers_language(sentence: str, info: SerializationInfo) -> str:
    return in_language(sentence, (info.context or {}).get("language", "en"))


def _delivered(text: str, info: SerializationInfo) -> str:
    return _in_readers_language(Said(text), info)


# A text that the office may have written itself: as it stands, unless it is one of those we deliver.
Told = Annotated[str, PlainSerializer(_delivered, return_type=str)]
# A sentence of ours in an answer: worded in the reader's language when the answer is written.
Sentence = Annotated[str, WrapValidator(_as_it_is), PlainSerializer(_in_readers_language, return_type=str)]


class PageView(View, Generic[T]):
    """One page of a list and the cursor of the next."""

    items: list[T]
    cursor: str | None = None


class PageQuery(Shape):
    """How a list is paged: `limit` rows (1 to 500), from `cursor` on."""

    limit: int = Field(default=100, ge=1, le=500)
    cursor: Cursor | None = None
