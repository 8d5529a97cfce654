"""Addresses, phones and e-mail: read by the field's libraries, kept in one form.

The libraries are imported where they are used: together they cost 100 ms that most calls never need.
"""

from __future__ import annotations

import re
from typing import Final
from zoneinfo import ZoneInfo

from chalicelib.enrollment.model import EXTENSION, Address
from chalicelib.enrollment.rules.persons import clean_line
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import say

# Postal codes as the countries' posts write them: pattern, and the form shown to whoever typed something else.
# Source: after postalCodeData of Unicode CLDR 26 (deprecated since 27), for the countries letters mostly go to.
_POSTAL: Final[dict[str, tuple[str, str]]] = {
    "US": (r"(\d{5})[- ]?(\d{4})?", "12345 or 12345-6789"),
    "PR": (r"(00[679]\d{2})[- ]?(\d{4})?", "00912"),
    "CA": (r"([ABCEGHJKLMNPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]) ?(\d[ABCEGHJ-NPRSTV-Z]\d)", "K1A 0B1"),
    "GB": (r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})", "SW1A 1AA"),
    "SE": (r"(\d{3}) ?(\d{2})", "114 55"),
    "PL": (r"(\d{2})-?(\d{3})", "00-950"),
    "NO": (r"(\d{4})()", "0150"),
    "DK": (r"(\d{4})()", "1050"),
    "FI": (r"(\d{5})()", "00100"),
    "DE": (r"(\d{5})()", "10115"),
    "CZ": (r"(\d{3}) ?(\d{2})", "110 00"),
    "SK": (r"(\d{3}) ?(\d{2})", "811 01"),
    "LT": (r"(?:LT-)?(\d{5})()", "01100"),
    "UA": (r"(\d{5})()", "01001"),
    "FR": (r"(\d{5})()", "75001"),
    "NL": (r"(\d{4}) ?([A-Z]{2})", "1012 AB"),
}
_JOINT: Final = {"US": "-", "PR": "-", "PL": "-"}
_ELSEWHERE: Final = re.compile(r"[A-Z0-9][A-Z0-9 -]{1,10}")  # UPU S42: letters, digits, spaces and hyphens


# How offices write an extension in Swedish (anknytning), Polish (wewnętrzny) and otherwise, beside what the field's
# library knows (ext., x, #, ;ext=).
_EXTENSION_WORDS: Final = re.compile(
    r"[ ,;]*\b(?:anknytning|ankn|ank|wewn[ęe]trzny|wewn|wew|w|extension|internal|int)\b[.: ]*(?=[0-9])", re.IGNORECASE
)
_EXTENSION_END: Final = re.compile(r"[^0-9]*[0-9]+[^0-9]*$")


def clean_email(text: str) -> str:
    """An e-mail address as it is kept (RFC 5321/5322 syntax, no look-up in the network). Empty stays empty.

    The part after the @ may be in any script: the mailer writes it in letters that every mail server takes (RFC 5891).
    The part before it may not: SES carries no internationalised mailboxes (RFC 6531). Raises Misfit with how to mend
    it; the address is not repeated.
    """
    from email_validator import EmailNotValidError, validate_email

    if not text.strip():
        return ""
    try:
        found = validate_email(text.strip(), check_deliverability=False, strict=True)
    except EmailNotValidError as error:
        raise Misfit(say("Write an e-mail address such as name@example.com.")) from error
    if found.ascii_email is None:
        raise Misfit(
            say("Mail cannot be sent to this address: write what is before the @ with plain letters (a to z).")
        )
    return found.normalized


def email_key(email: str) -> str:
    """What makes two spellings the same mailbox: case apart. (RFC 5321 lets the part before @ differ by case; no
    provider in use does, and a duplicate missed costs more.)
    """
    return email.strip().casefold()


def clean_phone(text: str, country: str) -> str:
    """A phone number in E.164 (ITU-T), read as dialled in a country, with its extension behind it when it has one:
    `+16175550142 ext. 31`. Misfit when no such number can exist, or when something was typed that is neither.
    """
    import phonenumbers

    fault = say("Write a phone number with its area code, or with + and the country code.")
    plain = _EXTENSION_WORDS.sub(EXTENSION, text)
    try:
        number = phonenumbers.parse(plain, country)
    except phonenumbers.NumberParseException as error:
        raise Misfit(fault) from error
    if not phonenumbers.is_valid_number(number):
        raise Misfit(fault)
    kept = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    extension = number.extension or ""
    dialled = phonenumbers.convert_alpha_characters_in_number(_EXTENSION_END.sub("", plain) if extension else plain)
    if not _digits(dialled).endswith(str(phonenumbers.national_significant_number(number))):
        raise Misfit(say("Write one number only, and an extension as 617-555-0142 ext. 31."))
    return f"{kept}{EXTENSION}{extension}" if extension else kept


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isdigit())


def clean_postal_code(text: str, country: str) -> str:
    """A postal code as its country writes it. Empty stays empty; Misfit names the country's form."""
    compact = " ".join(text.upper().split())
    if not compact:
        return ""
    if country not in _POSTAL:
        if not _ELSEWHERE.fullmatch(compact):
            raise Misfit(say("Write the postal code with letters, digits, spaces or hyphens only."))
        return compact
    pattern, form = _POSTAL[country]
    match = re.fullmatch(pattern, compact, re.ASCII)
    if not match:
        raise Misfit(say("Write the postal code as {form}.", form=form))
    return _JOINT.get(country, " ").join(part for part in match.groups() if part)


def clean_address(address: Address) -> Address:
    """An address as it is kept. Misfit names the field at fault and how to mend it."""
    from phonenumbers import SUPPORTED_REGIONS

    country = address.country.strip().upper()
    if country not in SUPPORTED_REGIONS:  # the ISO 3166 regions with a numbering plan
        raise Misfit(say("Choose a country."), "country")
    parts = {name: _clean_line(getattr(address, name), name) for name in ("line1", "line2", "city", "region")}
    try:
        postal_code = clean_postal_code(address.postal_code, country)
    except Misfit as error:
        raise Misfit(error.why, "postal_code") from error
    return Address(**parts, postal_code=postal_code, country=country)


def _clean_line(text: str, name: str) -> str:
    try:
        return clean_line(text)
    except Misfit as error:
        raise Misfit(error.why, name) from error


def clean_time_zone(name: str) -> str:
    """The IANA name of a time zone. Misfit for any other."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:  # a folder's name is an OSError, an unknown zone a KeyError
        raise Misfit(say("Choose a time zone such as America/New_York.")) from error
    return name
