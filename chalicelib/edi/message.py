"""What reading a file answers: interchanges, their groups, and the transactions in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from chalicelib.edi.catalogue import CARRIES_MONEY, Transaction
from chalicelib.edi.issue import ERROR, INFO, MOST_ISSUES, Issue
from chalicelib.edi.lexer import Delimiters


@dataclass(slots=True, eq=False, repr=False)
class Interchange:
    """ISA to IEA: who sends to whom, under which control number, and what is wrong with the envelope."""

    elements: tuple[str, ...] = ("",) * 16
    delimiters: Delimiters = field(default_factory=Delimiters)
    groups: list[Group] = field(default_factory=list)
    tests: list[Message] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    segments: int = 0
    more_issues: int = 0

    @property
    def control_number(self) -> str:
        """ISA13."""
        return self.elements[12]

    def add(self, issue: Issue) -> None:
        """Keeps a finding on the envelope, up to the bound; beyond it only their number grows."""
        if len(self.issues) < MOST_ISSUES:
            self.issues.append(issue)
        else:
            self.more_issues += 1

    @property
    def wants_acknowledgement(self) -> bool:
        """Whether the sender asks for a TA1 (ISA14)."""
        return self.elements[13] == "1"


@dataclass(slots=True, eq=False, repr=False)
class Group:
    """GS to GE: one functional group and the transactions in it, without their records."""

    elements: tuple[str, ...]
    messages: list[Message] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    counted: int | None = None  # GE01 where it is a number

    @property
    def carries_money(self) -> bool:
        """Whether claims (HC) or remittances (HP) are in it, so that a wrong count may mean lost money."""
        return self.element(1) in ("HC", "HP") or any(message.carries_money for message in self.messages)

    def element(self, place: int) -> str:
        """GS01 to GS08, empty where absent."""
        return self.elements[place - 1] if place <= len(self.elements) else ""


@dataclass(slots=True, eq=False, repr=False)
class Message:
    """One transaction: what it is, its record, how many segments were read and left unread, what was found.

    In a stream the record lacks the claims, which came before it one by one; `claim_issues` are theirs.
    """

    interchange: Interchange
    group: Group | None
    number: str
    guide: str
    control_number: str
    transaction: Transaction | None = None
    record: Any = None
    issues: list[Issue] = field(default_factory=list)
    claim_issues: list[Issue] = field(default_factory=list)
    claim_errors: int = 0
    more_issues: int = 0
    segments: int = 0
    unread: int = 0
    totals: dict[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Our name of the transaction: 837P, 277CA; the bare number where it is not read here."""
        return self.transaction.key if self.transaction else self.number

    @property
    def carries_money(self) -> bool:
        """Whether it is of claims or of a remittance."""
        return self.transaction is not None and self.transaction.policy in CARRIES_MONEY

    @property
    def status(self) -> str:
        """accepted, accepted_with_warnings or rejected.

        A claim at fault never holds a payment; a batch of claims with one at fault must not go out as it is.
        """
        envelope = [*self.interchange.issues, *(self.group.issues if self.group else [])]
        if any(issue.severity == ERROR for issue in envelope) or self.spoiled:
            return "rejected"
        if self._is_batch and (self.claim_errors or any(issue.severity == ERROR for issue in self.issues)):
            return "rejected"
        found = [*self.issues, *self.claim_issues, *envelope]
        return "accepted_with_warnings" if any(i.severity != INFO for i in found) else "accepted"

    def add_claim(self, issues: list[Issue]) -> None:
        """Keeps the findings of one claim, up to the bound; beyond it only their number grows."""
        self.claim_errors += sum(issue.severity == ERROR for issue in issues)
        room = max(0, MOST_ISSUES - len(self.claim_issues))
        self.claim_issues += issues[:room]
        self.more_issues += len(issues[room:])

    @property
    def spoiled(self) -> bool:
        """Whether the transaction itself must be rejected, whatever its envelope says."""
        if any(issue.severity == ERROR and issue.scope != "claim" for issue in self.issues):
            return True
        return self._is_batch and self.totals.get("claims", 0) > 0 and not self.totals.get("usable")

    @property
    def _is_batch(self) -> bool:
        return self.transaction is not None and self.transaction.policy == "claim"
