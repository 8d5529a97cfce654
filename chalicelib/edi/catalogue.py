"""Which transactions are read, by which guide, from which table, under which policy, with which rules.

Tables are imported when a transaction of their kind is first met, so a reader of remittances never loads the claims.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import NamedTuple

from chalicelib.edi.issue import ERROR, WARNING
from chalicelib.edi.tree import LoopNode, Table, table

# Findings that spoil a claim we send or are sent, whatever else is in order.
_BROKEN = frozenset({"element.missing", "segment.missing", "loop.missing", "segment.id"})
# The segments a payment stands on: without them sound no amount can be trusted.
_MONEY = frozenset({"BPR", "TRN", "CLP", "SVC", "CAS", "PLB"})
# A message of these kinds moves money; a wrong count may mean a lost segment.
CARRIES_MONEY = frozenset({"payment", "claim"})
_ALWAYS = frozenset({"transaction.trailer", "transaction.control_number", "transaction.version", "segment.id"})


class Transaction(NamedTuple):
    """One kind of transaction: its guide, functional group, table, and which loop is handed out claim by claim."""

    key: str
    number: str
    guide: str
    errata: str
    functional: str
    policy: str
    module: str
    record: str
    unit: str = ""
    rules: str = ""
    writes: bool = False

    @property
    def version(self) -> str:
        """The HIPAA-named version that we write."""
        return self.guide + self.errata

    @property
    def header_version(self) -> str:
        """What ST03 says: the version, but nothing in a remittance, whose ST has two elements."""
        return "" if self.policy == "payment" else self.version

    @property
    def table(self) -> Table:
        """The table, imported and grown when it is first asked for."""
        return _table(self.module, self.record, self.unit)

    @property
    def root(self) -> LoopNode:
        """The table's tree."""
        return self.table.root

    def severity(self, code: str, segment: str, sending: bool) -> str:
        """How grave a structural finding is: what we send must be faultless, what we receive must be usable."""
        if sending or code in _ALWAYS:
            return ERROR
        if code == "transaction.count":
            return ERROR if self.policy in CARRIES_MONEY else WARNING
        if self.policy == "claim":
            return ERROR if code in _BROKEN else WARNING
        if self.policy == "payment" and segment in _MONEY:
            return ERROR if code in _BROKEN or code in ("element.character", "segment.unexpected") else WARNING
        return WARNING


@cache
def _table(name: str, record: str, unit: str) -> Table:
    module = import_module(f"chalicelib.edi.tables.{name}")
    return table(getattr(module, record), frozenset({getattr(module, unit)}) if unit else frozenset())


_ROWS = (
    Transaction("835", "835", "005010X221", "A1", "HP", "payment", "remittance", "Remittance", "Claim", "payment", True),
    Transaction("837P", "837", "005010X222", "A1", "HC", "claim", "professional", "ProfessionalClaims", "Claim", "claim", True),
    Transaction("837I", "837", "005010X223", "A2", "HC", "claim", "institutional", "InstitutionalClaims", "Claim", "claim", True),
    Transaction("837D", "837", "005010X224", "A2", "HC", "claim", "dental", "DentalClaims", "Claim", "claim"),
    Transaction("270", "270", "005010X279", "A1", "HS", "answer", "inquiry", "EligibilityInquiry", "", "inquiry", True),
    Transaction("271", "271", "005010X279", "A1", "HB", "answer", "benefits", "EligibilityAnswer", "", "benefits"),
    Transaction("276", "276", "005010X212", "", "HR", "answer", "status_request", "StatusRequest", "", "status", True),
    Transaction("277", "277", "005010X212", "", "HN", "answer", "status_answer", "StatusAnswer", "", "status"),
    Transaction("277CA", "277", "005010X214", "", "HN", "answer", "claim_acknowledgement", "ClaimAcknowledgement", "", "status"),
    Transaction("278", "278", "005010X217", "", "HI", "answer", "review", "ServicesReview", "", "review", True),
    Transaction("TA1", "TA1", "", "", "", "acknowledgement", "acknowledgement", "InterchangeAcknowledgement"),
    Transaction("999", "999", "005010X231", "A1", "FA", "acknowledgement", "acknowledgement", "Acknowledgement", "", "", True),
)  # fmt: skip
BY_KEY = {row.key: row for row in _ROWS}
# GS01 (X12 element 479) by ST01: what we read, and its neighbours in the same mailboxes.
FUNCTIONAL = {row.number: row.functional for row in _ROWS if row.functional} | {
    "269": "HV",
    "275": "PI",
    "810": "IN",
    "820": "RA",
    "824": "AG",
    "834": "BE",
    "997": "FA",
}
NUMBERS = frozenset(row.number for row in _ROWS if row.guide)
# A guide with any of its errata, in the transaction or the group: 005010X222, 005010X222A1, 005010X222A2.
_ERRATA = ("", "A1", "A2", "A3", "A4", "E1", "E2")


@lru_cache(maxsize=256)
def recognise(number: str, guide: str) -> Transaction | None:
    """The transaction of this number under this guide; None where it is not read here."""
    for row in _ROWS:
        if row.guide and row.number == number and guide in {row.guide + errata for errata in _ERRATA}:
            return row
    if guide in ("005010", "5010"):
        alone = [row for row in _ROWS if row.number == number]
        return alone[0] if len(alone) == 1 else None
    return None
