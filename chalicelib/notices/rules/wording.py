"""What the office may word itself in a message, and what no message may say whatever it is worded in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import Said, say
from chalicelib.kernel.values import dataclass
from chalicelib.notices.rules.purposes import TEMPLATES

_TABLE = Path(__file__).parent.parent / "tables" / "health_words.json"

# The phrases of every message, and those of one; how long each may be, in characters, values not put in. A subject is
# one line of at most 78 with them (RFC 5322, 2.1.1).
COMMON_PHRASES: Final = {"greeting": 60, "phone": 200, "closing": 60, "opt_out": 300, "opt_out_label": 60}
MESSAGE_PHRASES: Final = {"subject": 200, "body": 2000, "link_label": 60}
SUBJECT_MAX: Final = 78
TEMPLATES_WORDED: Final = (*TEMPLATES, "common")

_VALUE: Final = re.compile(r"\{\{ *(office|phone|pay_link|opt_out_link) *\}\}")
_LINK: Final = re.compile(r"\{\{ *(pay_link|opt_out_link) *\}\}")
_PHONE: Final = re.compile(r"\{\{ *phone *\}\}")
_SIGN: Final = r"(?:US\$|[$€£¢%]|\b(?:USD|SEK|PLN|EUR|kr|kronor|zł|złot\w+|dollars?|euro|cents?|öre|grosz\w*)\b)"
_AMOUNT: Final = re.compile(rf"\d[\d\s.,]*{_SIGN}|\d(?:kr|zł|USD|SEK|PLN|EUR)\b|{_SIGN}\s*\d", re.I)
_MONTH: Final = (
    "(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
    "|stycz|lut|marc|kwie|czerw|lip|sierp|wrze|paźdz|listop|grud)"
)
_DAY: Final = re.compile(
    rf"\d{{1,4}}\s?([-/.])\s?\d{{1,2}}\s?\1\s?\d{{1,4}}|\b\d{{1,2}}\.?\s+{_MONTH}|\b{_MONTH}\w*\s+\d", re.I
)
_NUMBER: Final = re.compile(r"\d{4,}|\d(?:[\s-]?\d){5,}")
_ADDRESS: Final = re.compile(r"https?:|www\.|\w@\w|\w\.(?:com|org|net|se|pl|eu|io|info)\b", re.I)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase as somebody words it: which, in which language, and how it reads with the office's name and phone."""

    name: str
    text: str
    language: Language
    reads: str


def fields_of(template: str) -> Mapping[str, int]:
    """The phrases of a message, or of `common`, and how long each may be. NotFound `template_not_found`."""
    if template not in TEMPLATES_WORDED:
        raise NotFound("template_not_found", say("There is no such template."))
    return COMMON_PHRASES if template == "common" else MESSAGE_PHRASES


def check_wording(
    template: str,
    language: Language,
    phrases: Mapping[str, str],
    delivered: Mapping[str, str],
    values: Mapping[str, str],
) -> dict[str, str]:
    """The phrases that differ from what was delivered, tidied; one that is empty stays as delivered, so that none of
    them can be taken away. `values` are the office's name and phone, by name.

    Invalid `wording_unsound` names each phrase at fault and how to mend it; NotFound `template_not_found`.
    """
    known = fields_of(template)
    tidy = {name: _tidy(text) for name, text in phrases.items() if name in known}
    own = {name: text for name, text in tidy.items() if text and text != delivered[name]}
    faults = {name: fault for name, text in own.items() if (fault := _fault(name, text, language, values))}
    if phrases.keys() - known.keys():
        faults["phrases"] = say("Use only these phrases: {names}.", names=", ".join(known))
    if faults:
        raise Invalid("wording_unsound", say("This cannot be sent like that. Mend the marked fields."), faults)
    return own


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _fault(name: str, text: str, language: Language, values: Mapping[str, str]) -> Said | None:
    reads = _VALUE.sub(lambda found: values.get(found[1], ""), text)
    phrase = Phrase(name, text, language, reads)
    return next((fault for rule in RULES if (fault := rule(phrase))), None)


def too_long(phrase: Phrase) -> Said | None:
    """A subject is read in a list, a label on a button, a message on a phone."""
    most = {**COMMON_PHRASES, **MESSAGE_PHRASES}[phrase.name]
    return say("At most {most} characters.", most=most) if len(phrase.text) > most else None


def several_lines(phrase: Phrase) -> Said | None:
    """Only a body has paragraphs."""
    return say("Write this on one line.") if "\n" in phrase.text and phrase.name != "body" else None


def long_subject(phrase: Phrase) -> Said | None:
    """A line of a header is at most 78 characters long (RFC 5322, 2.1.1)."""
    long = phrase.name == "subject" and len(phrase.reads) > SUBJECT_MAX
    text = say(
        "With the office's name this has {length} characters; a subject has at most {most}.",
        length=len(phrase.reads),
        most=SUBJECT_MAX,
    )
    return text if long else None


def unknown_value(phrase: Phrase) -> Said | None:
    """Four values may be named, so that nothing of a client can come into a message."""
    braces = re.search(r"[{}]", _VALUE.sub("", phrase.text))
    names = "{{ office }}, {{ phone }}, {{ pay_link }}, {{ opt_out_link }}"
    return say("In braces only these may stand: {names}.", names=names) if braces else None


def link_in_subject(phrase: Phrase) -> Said | None:
    """A link opens a client's page: it stays out of subjects, which show on locked phones and in lists."""
    shown = phrase.name == "subject" and _LINK.search(phrase.text)
    return say("Leave links out of the subject: it shows on locked phones.") if shown else None


def without_phone(phrase: Phrase) -> Said | None:
    """Who wants to ask must find the number: a line without it would be no line to call."""
    lost = phrase.name == "phone" and not _PHONE.search(phrase.text)
    return say("Name the office's number here: {name}.", name="{{ phone }}") if lost else None


def amount(phrase: Phrase) -> Said | None:
    """What somebody owes is for them alone, and e-mail is read by others."""
    return say("Leave amounts out: e-mail is read by others too.") if _AMOUNT.search(_plain(phrase)) else None


def number(phrase: Phrase) -> Said | None:
    """Days and long numbers (accounts, invoices, persons) tell of a client; the number to call is named as a value."""
    told = _DAY.search(_plain(phrase)) or _NUMBER.search(_plain(phrase))
    return (
        say("Leave out days and numbers of four figures or more; the number to call is {name}.", name="{{ phone }}")
        if told
        else None
    )


def address(phrase: Phrase) -> Said | None:
    """The only way in is the secure link: other addresses teach people to trust forged mail."""
    return say("Leave addresses out: the only link is the secure one.") if _ADDRESS.search(_plain(phrase)) else None


def of_health(phrase: Phrase) -> Said | None:
    """That somebody is a patient at all is health data."""
    found = _health(phrase.language).search(_plain(phrase))
    return say("Leave out what tells of health: “{word}”.", word=found[0]) if found else None


RULES: Final[tuple[Callable[[Phrase], Said | None], ...]] = (
    too_long, several_lines, unknown_value, link_in_subject, without_phone, long_subject, amount, number, address,
    of_health,
)  # fmt: skip


def _plain(phrase: Phrase) -> str:
    return _VALUE.sub("", phrase.text)


@cache
def _health(language: Language) -> re.Pattern[str]:
    begins = json.loads(_TABLE.read_text(encoding="utf-8"))[language]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, begins))})\w*", re.I)
