"""What a client is found by, and how a typed text is read.

A token is a small bucket (`n:li`) and, in it, a text that begins as people type it (`lindqvist anna`). So one row
per word serves every prefix of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chalicelib.enrollment.model import Account, Client, GuarantorKind
from chalicelib.enrollment.rules.persons import fold, words
from chalicelib.kernel.findable import account_number

TRIGRAMS_MAX: Final = 24  # rows a client may cost for typos: two names of usual length (own choice)
TOKENS_MAX: Final = 48  # rows of a client: its old and its new ones go in one transaction of 100
PHONE_BUCKET: Final = 4  # people read out at least the last four digits
# Hangul syllables folded are its letters (conjoining jamo): the first of a syllable is one of these.
_UNSPACED: Final = tuple(chr(code) for code in range(0x1100, 0x1113))
_KEPT: Final = 80  # longest text kept in a key; DynamoDB takes 1,024 bytes


@dataclass(frozen=True, slots=True)
class Token:
    """A bucket and a text in it. Kinds: n name, t trigram, p phone (reversed), e e-mail, a account, b birth date."""

    bucket: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A typed text as the tokens to look under (any of them), the words a name must have, and trigrams for typos."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    trigrams: tuple[Token, ...] = ()


def trigrams(word: str) -> set[str]:
    """The runs of three letters of a word with its ends marked (`^an`, `ann`, `nna`, `na$`)."""
    marked = f"^{word}$"
    return {marked[i : i + 3] for i in range(max(len(marked) - 2, 1))}


def client_tokens(account: Account, client: Client) -> list[Token]:
    """Everything a client is found by: names, birth date, and the phones, e-mail and number of the account; the name
    and birth date of somebody else who answers for it, as far as there is room.
    """
    names = words(client.name)
    tokens = [name_token(word, [other for other in names if other != word]) for word in dict.fromkeys(names)]
    tokens += [name_token(joined) for joined in unspaced(names)]
    runs = sorted({(run, word) for word in names for run in trigrams(word)})[:TRIGRAMS_MAX]
    tokens += [Token(f"t:{run}", word[:_KEPT]) for run, word in runs]
    tokens.append(Token(f"b:{client.birth_date.isoformat()}", " ".join(names)[:_KEPT]))
    return list(dict.fromkeys([*tokens, *account_tokens(account), *_guarantor_tokens(account)]))[:TOKENS_MAX]


def _guarantor_tokens(account: Account) -> list[Token]:
    """What the guarantor is called who is no client of the account: a parent who calls gives their own name."""
    guarantor = account.guarantor
    if guarantor.kind is GuarantorKind.SELF:
        return []
    names = _plain(guarantor.name).split()
    tokens = [name_token(word, [other for other in names if other != word]) for word in dict.fromkeys(names)]
    born = guarantor.birth_date
    return [*tokens, Token(f"b:{born.isoformat()}", " ".join(names)[:_KEPT])] if born else tokens


def _plain(text: str) -> str:
    """A name folded; apostrophes do not part a word."""
    return fold(re.sub(r"['’`]", "", text))


def account_tokens(account: Account) -> list[Token]:
    """What an account is found by, whoever is on it: its number and those it absorbed, phones, e-mail."""
    phones = [phone_token(phone.dialled) for phone in account.contact.phones]
    emails = [email_token(account.contact.email)] if account.contact.email else []
    numbers = [account.number, *(absorbed.number for absorbed in account.absorbed)]
    return [*(Token(f"a:{number}", "") for number in numbers), *phones, *emails]


def name_token(word: str, rest: Iterable[str] = ()) -> Token:
    """The token of one word of a name, with the others behind it."""
    return Token(f"n:{word[: 1 if _ideographic(word) else 2]}", " ".join([word, *rest])[:_KEPT])


def unspaced(names: Sequence[str]) -> list[str]:
    """A name as scripts without spaces write it, folded, family first and given first; none for other scripts."""
    if len(names) < 2 or not all(name.startswith(_UNSPACED) or _ideographic(name) for name in names):
        return []
    return ["".join(names), "".join(reversed(names))]


def _ideographic(word: str) -> bool:
    """Whether one character of the word says as much as a syllable or more (Han, kana)."""
    return unicodedata.name(word[:1] or " ", "").startswith(("CJK", "HIRAGANA", "KATAKANA"))


def phone_token(number: str) -> Token:
    """The token of a phone number: from its end, so that any way of writing its beginning finds it."""
    turned = re.sub(r"\D", "", number)[::-1]
    return Token(f"p:{turned[:PHONE_BUCKET]}", turned)


def email_token(email: str) -> Token:
    """The token of an e-mail address."""
    folded = email.casefold()
    return Token(f"e:{folded[:3]}", folded[:_KEPT])


def question(text: str) -> Question:
    """Read what a representative typed: a birth date, e-mail, account or invoice number, phone, or words of a name.

    A date may come with words of a name. An account's number may lack its zeros; an invoice's may not, it might be a
    phone.
    """
    dates, rest = _dates(text)
    left = tuple(_plain(rest).split())
    if dates:
        return Question(tuple(Token(f"b:{day.isoformat()}", "") for day in dates), left)
    if "@" in text:
        token = email_token(text.strip())
        return Question((token,) if len(token.text) >= 3 else (), ())
    number = re.fullmatch(r"(\d{8,12})-C?\d+|(\d{1,12})", text.strip())
    numbers = (Token(f"a:{account_number(number[1] or number[2])}", ""),) if number else ()
    if numbers or re.fullmatch(r"[+(\d][\d\s().-]*", text.strip()):
        return Question((*numbers, *_phones(text)), ())
    return _names(left)


def _phones(text: str) -> tuple[Token, ...]:
    """What a dialled number may end in: as it stands, and without the 00 or 0 that one dials before it."""
    digits = re.sub(r"\D", "", text)
    ways = dict.fromkeys((digits, digits.lstrip("0")))
    return tuple(phone_token(way) for way in ways if len(way) >= PHONE_BUCKET)


def _names(asked: tuple[str, ...]) -> Question:
    longest = max(asked, key=len, default="")
    if not longest:
        return Question((), ())
    runs = sorted({(run, word) for word in asked if len(word) > 2 for run in trigrams(word)})
    return Question((name_token(longest),), asked, tuple(Token(f"t:{run}", "") for run, _ in runs[:TRIGRAMS_MAX]))


_DATE: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b|\b(\d{1,2})([/.])(\d{1,2})[/.](\d{4})\b")


def _dates(text: str) -> tuple[list[date], str]:
    """The dates a text may mean (`03/04/1980` means two) and the text without them."""
    match = _DATE.search(text)
    if not match:
        return [], text
    year, month, day, first, mark, second, last = match.groups()
    tries = [(year, month, day)] if year else [(last, second, first)]
    if mark == "/":
        tries.insert(0, (last, first, second))
    found = []
    for y, m, d in tries:
        try:
            found.append(date(int(y), int(m), int(d)))
        except ValueError:
            continue
    return list(dict.fromkeys(found)), text[: match.start()] + text[match.end() :]
