"""What was found wrong, as a value: how grave, which stable code, where, and a sentence a representative understands.

`CODES` is the whole catalogue of structural findings with what a TA1 or 999 says of them; business rules add their own
codes beside their functions. Code values of the acknowledgements: X12 interchange note codes (TA105), 999 codes IK304,
IK403, IK502 and AK905.
"""

from __future__ import annotations

from typing import Any, NamedTuple

ERROR, WARNING, INFO = "error", "warning", "info"
MOST_ISSUES = 1000  # listed by transaction; beyond it they are counted, so that a hopeless file cannot fill the memory


class Issue(NamedTuple):
    """One finding. `position` counts segments from ST = 1; `claim` names the one claim it concerns, if any.

    `scope` says what it spoils: interchange, group, transaction or claim. `ack` is what an acknowledgement says of it,
    `reference` the data element's number.
    """

    severity: str
    code: str
    message: str
    position: int = 0
    loop: str = ""
    segment: str = ""
    element: str = ""
    value: str = ""
    claim: str = ""
    scope: str = "transaction"
    ack: str = ""
    reference: str = ""

    def on_claim(self, claim: str) -> Issue:
        """The same finding, tied to a claim."""
        return self._replace(claim=claim, scope="claim")


# code: (what an acknowledgement says, sentence)
CODES: dict[str, tuple[str, str]] = {
    "element.missing": ("IK4:1", "{name} must be given and is empty."),
    "element.paired": ("IK4:2", "{name} is given without the element it belongs with."),
    "element.extra": ("IK4:3", "{name} is beyond the last element this segment has."),
    "element.short": ("IK4:4", "{name} is shorter than {least} characters."),
    "element.long": ("IK4:5", "{name} is longer than {most} characters."),
    "element.character": ("IK4:6", "{name} holds a character that does not belong there."),
    "element.code": ("IK4:7", "{name} holds a code that the guide does not list."),
    "element.date": ("IK4:8", "{name} is not a date in the announced format."),
    "element.repeated": ("IK4:12", "{name} repeats more often than it may."),
    "element.components": ("IK4:13", "{name} has more components than it may."),
    "element.unused": ("IK4:I10", "{name} is not used here."),
    "segment.id": ("IK3:1", "This is no segment identifier."),
    "segment.unknown": ("IK3:1", "This segment is not part of this transaction; it was left unread."),
    "segment.unexpected": ("IK3:2", "This segment has no place here; it was left unread."),
    "segment.missing": ("IK3:3", "A segment that must be there is missing."),
    "loop.excess": ("IK3:4", "This loop occurs more often than it may."),
    "segment.excess": ("IK3:5", "This segment occurs more often than it may."),
    "segment.sequence": ("IK3:7", "This segment comes too late in its loop."),
    "loop.missing": ("IK3:I7", "A loop that must be there is missing."),
    "transaction.unsupported": ("IK5:1", "This kind of transaction is not read here; it was left unread."),
    "transaction.trailer": ("IK5:2", "The transaction ends without SE: it is cut off."),
    "transaction.control_number": ("IK5:3", "The control numbers in ST and SE differ."),
    "transaction.count": ("IK5:4", "SE counts {value} segments, the transaction has {actual}."),
    "transaction.duplicate": ("IK5:23", "This transaction control number occurs twice in the group."),
    "transaction.version": ("IK5:I6", "This version of the guide is not read here; the transaction was left unread."),
    "transaction.guide": ("", "The group and the transaction name different guides; the transaction's was taken."),
    "transaction.outside": ("TA1:022", "This transaction stands outside a functional group."),
    "group.trailer": ("AK9:3", "The group ends without GE: it is cut off."),
    "group.control_number": ("AK9:4", "The control numbers in GS and GE differ."),
    "group.count": ("AK9:5", "GE counts {value} transactions, the group has {actual}."),
    "group.element": ("", "{what}"),
    "group.functional": ("AK9:1", "The group ({value}) is of another kind than the transactions in it."),
    "group.duplicate": ("", "This group control number occurs twice in the interchange."),
    "group.outside": ("TA1:022", "This group stands outside an interchange."),
    "interchange.control_number": ("TA1:001", "The control numbers in ISA and IEA differ."),
    "interchange.version": ("TA1:003", "The envelope's version is not 00501."),
    "interchange.terminator": ("TA1:004", "The segment terminator is a letter, a digit or a blank."),
    "interchange.length": ("TA1:024", "ISA is not 106 characters long."),
    "interchange.component": (
        "TA1:027",
        "ISA names {value} for components and for repetitions; the colon in use was taken.",
    ),
    "interchange.element": ("TA1:024", "{what}"),
    "interchange.count": ("TA1:021", "IEA counts {value} groups, the interchange has {actual}."),
    "interchange.trailer": ("TA1:023", "The file ends without IEA: it is cut off."),
    "interchange.stray": ("TA1:022", "This segment stands outside any transaction."),
    "interchange.characters": (
        "",
        "The text is not UTF-8; it was read as Latin-1, so letters with accents may be wrong.",
    ),
    "file.empty": ("", "The file is empty."),
    "file.not_x12": ("", "The file is {value}, not an X12 interchange."),
    "file.no_isa": ("", "The file does not begin with an ISA segment."),
    "file.cut": ("TA1:023", "The file ends inside its ISA segment."),
    "file.tail": ("", "Text after the end of the interchange was left unread."),
    "issues.more": ("", "{value} more findings are not listed."),
}


def finding(code: str, severity: str, position: int = 0, **more: Any) -> Issue:
    """An issue of the catalogue; `more` fills the sentence and the issue's own fields."""
    ack, sentence = CODES[code]
    known = {name: str(more[name]) for name in _OWN if name in more}
    sentence = sentence.format(**{"name": known.get("segment", "") + known.get("element", ""), **more})
    return Issue(severity, code, sentence, position, ack=ack, **known)


_OWN = ("loop", "segment", "element", "value", "claim", "scope", "reference")
