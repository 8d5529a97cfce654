"""Shapes that every room's API shares: money, pages, dates written for the reader."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializationInfo,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import MINOR_LIMIT, Money, currency, display
from chalicelib.kernel.sentences import Said, in_language, say
from chalicelib.web.field_faults import fault_of

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

Minor = Annotated[int, Field(ge=-MINOR_LIMIT, le=MINOR_LIMIT, strict=True)]
PositiveMinor = Annotated[int, Field(gt=0, le=MINOR_LIMIT, strict=True)]
CurrencyCode = Annotated[str, Field(pattern="^(USD|SEK|PLN|EUR)$")]
ShortText = Annotated[str, Field(max_length=200)]


class Shape(BaseModel):
    """A request shape: unknown fields are refused, text is trimmed. Its validator is built when it is first used."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)


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


def fitted(shape: type[M], values: Any) -> M:
    """Take what came from outside into its shape; Invalid `invalid_request` names each field at fault and why, never
    the value.
    """
    try:
        return shape.model_validate(values)
    except ValidationError as error:
        fields = {".".join(str(part) for part in item["loc"]) or "body": fault_of(item) for item in error.errors()}
        raise Invalid("invalid_request", say("Some fields are missing or wrong."), fields) from error


def _as_it_is(value: object, check: ValidatorFunctionWrapHandler) -> object:
    return value if isinstance(value, Said) else check(value)


def _in_readers_language(sentence: str, info: SerializationInfo) -> str:
    return in_language(sentence, (info.context or {}).get("language", "en"))


# A sentence of ours in an answer: worded in the reader's language when the answer is written.
Sentence = Annotated[str, WrapValidator(_as_it_is), PlainSerializer(_in_readers_language, return_type=str)]


class PageView(View, Generic[T]):
    """One page of a list and the cursor of the next."""

    items: list[T]
    cursor: str | None = None


class PageQuery(Shape):
    """How a list is paged: `limit` rows (1 to 500), from `cursor` on."""

    limit: int = Field(default=100, ge=1, le=500)
    cursor: str | None = Field(default=None, max_length=600)
