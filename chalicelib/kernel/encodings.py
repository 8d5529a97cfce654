"""In which encoding a file of text is: told by its first bytes or found by its letters, else asked for.

docs/decisions/encodings-are-found-or-asked.md
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import say
from chalicelib.kernel.values import dataclass
from chalicelib.kernel.visible import visible


class Encoding(StrEnum):
    """The encodings a file may be in, by the names of the IANA."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16le"
    UTF_16_BE = "utf-16be"
    WINDOWS_1252 = "windows-1252"  # western
    WINDOWS_1250 = "windows-1250"  # central European
    ISO_8859_2 = "iso-8859-2"  # the same languages before Windows
    IBM_852 = "ibm852"  # and under DOS
    IBM_850 = "ibm850"  # western, under DOS
    MACINTOSH = "macintosh"  # western, as a spreadsheet on a Mac saves "CSV (Macintosh)"
    WINDOWS_1257 = "windows-1257"  # Baltic
    WINDOWS_1251 = "windows-1251"  # Cyrillic


# Letters beyond ASCII of each language (Unicode CLDR, exemplar characters); behind a bar those so rare that they prove
# nothing by themselves.
_WESTERN: Final = (
    *("åäöé|üàèëóáíñ", "æøåé|òôó", "äöüß|é", "éèêàâçîïôûùëœ|üÿæñ", "áéíñóúü|", "ãâáàçéêíóôõú|", "àèéìòù|îó"),
    *("ëïéèöü|êçá", "áæéíðóöúýþ|"),
)
_CENTRAL: Final = (
    *("ąćęłńóśźż|", "áčďéěíňóřšťúůýž|", "áäčďéíľňóôšťúýž|ĺŕ", "áéíóöőúüű|", "čćđšž|", "ăâîşţ|", "äöüß|é"),
)
_BALTIC: Final = ("ąčęėįšųūž|", "āčēģīķļņšūž|ŗō", "äõöüšž|")
_LANGUAGES: Final[Mapping[Encoding, tuple[str, ...]]] = {
    Encoding.WINDOWS_1252: _WESTERN,
    Encoding.WINDOWS_1250: _CENTRAL,
    Encoding.ISO_8859_2: _CENTRAL,
    Encoding.IBM_852: _CENTRAL,
    Encoding.IBM_850: _WESTERN,
    Encoding.MACINTOSH: _WESTERN,
    Encoding.WINDOWS_1257: _BALTIC,
}
_CODECS: Final = {Encoding.IBM_850: "cp850", Encoding.IBM_852: "cp852", Encoding.MACINTOSH: "mac_roman"}
_MARKS: Final = (  # byte order marks, which tell
    (b"\xef\xbb\xbf", Encoding.UTF_8),
    (b"\xff\xfe", Encoding.UTF_16_LE),
    (b"\xfe\xff", Encoding.UTF_16_BE),
)
_HIGH_WORD: Final = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_WORDS_MAX: Final = 20_000  # different words looked at: more change no verdict
_SHOWN: Final = 6  # words shown of each reading
# What may stand beside or within a word without being a letter; anything else there was one before it was misread.
_BESIDE: Final = "’‘“”„‚–—…•·«»\u00a0®™°§´`¨€"
_WITHIN: Final = "’´"
_MEASURE: Final = re.compile("[kcdm]?m[²³]|µ[A-Za-z]{0,2}")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the first words with other letters than English ones would read in an encoding."""

    encoding: Encoding
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and its encoding. `readings` are the ways it could have been read; none when its bytes tell."""

    text: str
    encoding: Encoding
    readings: tuple[Reading, ...] = ()


class Unclear(Misfit):
    """The letters of a file can be read in more ways than one: a person must say which is right."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        super().__init__(say("Its letters can be read in more ways than one."))
        self.readings = readings


def decoded(body: bytes, asked: str = "") -> Decoded:
    """The text of a file: in the encoding that a person `asked` for, or told by its bytes (a byte order mark, UTF-16,
    valid UTF-8), or in the only one in which all its words are words of a language.

    Raises Unclear when more than one would do, or none; Misfit when it is not in the encoding that was asked for, or
    that its byte order mark names.
    """
    if asked:
        return _as_asked(body, Encoding(asked))
    told = _told(body)
    if told is not None:
        return told
    words = _high_words(body)
    readings = readings_of(words)
    found = _found(words)
    if found is None:
        raise Unclear(readings)
    return Decoded(visible(_decode(body, found)), found, readings)


def _as_asked(body: bytes, encoding: Encoding) -> Decoded:
    plain = next((body[len(mark) :] for mark, told in _MARKS if told is encoding and body.startswith(mark)), body)
    return Decoded(visible(_in(plain, encoding)), encoding, readings_of(_high_words(body)))


def _in(body: bytes, encoding: Encoding) -> str:
    try:
        return _decode(body, encoding)
    except UnicodeDecodeError as error:
        raise Misfit(say("The file is not in this encoding: {encoding}.", encoding=encoding.value)) from error


def _told(body: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return Decoded(visible(_in(body[len(mark) :], encoding)), encoding)
    head = body[:4096]
    if head.count(0) * 4 > len(head) > 1:  # letters of one byte in cells of two
        return _told_as(body, Encoding.UTF_16_LE if head[1::2].count(0) > head[0::2].count(0) else Encoding.UTF_16_BE)
    return _told_as(body, Encoding.UTF_8)


def _told_as(body: bytes, encoding: Encoding) -> Decoded | None:
    try:
        return Decoded(visible(_decode(body, encoding)), encoding)
    except UnicodeDecodeError:
        return None


def _decode(body: bytes, encoding: Encoding) -> str:
    return body.decode(_CODECS.get(encoding, encoding.value))


def _high_words(body: bytes) -> tuple[bytes, ...]:
    """The different words of a file that hold a byte beyond ASCII, in order."""
    words: dict[bytes, None] = {}
    for match in _HIGH_WORD.finditer(body):
        words[match.group()] = None
        if len(words) == _WORDS_MAX:
            break
    return tuple(words)


def readings_of(words: Iterable[bytes]) -> tuple[Reading, ...]:
    """How the words read in every encoding that can hold them; the same reading once."""
    found: dict[tuple[str, ...], Reading] = {}
    for encoding in Encoding:
        if encoding.value.startswith("utf"):
            continue
        read = _words_in(words, encoding)
        if read is not None and not any("\x80" <= char <= "\x9f" for word in read for char in word):
            found.setdefault(read, Reading(encoding, read[:_SHOWN]))
    return tuple(found.values())


def _words_in(words: Iterable[bytes], encoding: Encoding) -> tuple[str, ...] | None:
    try:
        return tuple(_decode(word, encoding) for word in words)
    except UnicodeDecodeError:
        return None


def _found(words: tuple[bytes, ...]) -> Encoding | None:
    """The only encoding in which the words are those of one language, else of several; None when there is none such."""
    ranked: dict[tuple[str, ...], tuple[int, Encoding]] = {}
    for encoding, languages in _LANGUAGES.items():
        read = _words_in(words, encoding)
        rank = _rank(read, languages) if read is not None else None
        if read is not None and rank is not None:
            ranked.setdefault(read, (rank, encoding))
    best = min((rank for rank, _ in ranked.values()), default=None)
    winners = [encoding for rank, encoding in ranked.values() if rank == best]
    return winners[0] if len(winners) == 1 else None


def _rank(words: Iterable[str], languages: tuple[str, ...]) -> int | None:
    """0 when one language has all the words, 1 when each word has one; None when a word has none."""
    letters = [_letters(word) for word in words]
    if any(found is None for found in letters):
        return None
    sets = [found for found in letters if found]
    if any(_has(language, frozenset().union(*sets)) for language in languages) or not sets:
        return 0
    return 1 if all(any(_has(language, one) for language in languages) for one in sets) else None


def _has(language: str, letters: frozenset[str]) -> bool:
    usual, rare = language.split("|")
    return letters <= {*usual, *rare} and bool(letters & {*usual})


def _letters(word: str) -> frozenset[str] | None:
    """The letters beyond ASCII of a word, small; None when something in it is no letter, or a capital beyond ASCII
    stands in the midst of small letters.
    """
    bare = word.strip(_BESIDE)
    if not any(char.isalpha() for char in bare) or _MEASURE.fullmatch(bare):
        return frozenset()
    if bare[1:] != bare[1:].upper() and any(not char.isascii() and char.isupper() for char in bare[1:]):
        return None
    beyond = [char for char in bare if not char.isascii() and char not in _WITHIN]
    return frozenset("".join(beyond).lower()) if all(char.isalpha() for char in beyond) else None
