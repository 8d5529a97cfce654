"""What the office costs on AWS: counted units, calls and bytes times list prices. `python -m infra.price` prints it.

Units come from `bench/budgets.toml`, the most an action may take. Prices are list prices of us-east-1 in November 2026,
from aws.amazon.com/<service>/pricing: Lambda on arm64, API Gateway REST, CloudFront in North America and Europe,
DynamoDB on demand, SQS, SES, CloudWatch, X-Ray, KMS, Secrets Manager, WAF, Backup, CloudTrail. What a service gives
away for ever is taken off where a clinic feels it: CloudWatch's ten alarms and metrics, SQS's first million requests,
X-Ray's first 100,000 traces. What is assumed and not counted is marked ASSUMED.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from infra import watch
from infra.functions import API, FUNCTIONS

MILLION: Final = 1_000_000
# Lambda: a GB-second, a million calls. DynamoDB: a million written, read units. SQS: a million requests. SES: a mail.
GB_SECOND, CALLS, WRITES, READS, SQS, MAIL = 0.0000133334, 0.20, 0.625, 0.125, 0.40, 0.0001
TRAIL_WRITES: Final = 0.78  # a million units of a table of class Standard-Infrequent Access
REST, EDGE = 3.50, 1.00  # API Gateway and CloudFront (HTTPS): a million calls
LOGS, STORED, TRAIL_STORED, RECOVERY, FILES = 0.50, 0.25, 0.10, 0.20, 0.023  # a GB: CloudWatch in, tables, PITR, S3
ALARM, METRIC, KEY, SECRET, TRACES = 0.10, 0.30, 1.00, 0.40, 5.00  # a month each; a million traces
WALL, WALL_RULE, WALL_CALLS = 5.00, 1.00, 0.60  # WAF: an ACL, a rule, a million calls
FREE_ALARMS, FREE_SQS, FREE_TRACES = 10, MILLION, 100_000

# ASSUMED: seconds of an API call and of a worker's message; KB logged a call; consumers' seconds a changed item (1 GB);
# polls of an idle queue a month (five connections of 20 s); metrics of our own beyond CloudWatch's ten.
CALL_SECONDS, MESSAGE_SECONDS, LOGGED_KB, CARRIED_SECONDS, POLLS, MORE_METRICS = 0.06, 0.08, 1.2, 0.015, 648_000, 6
READ_OF_A_CALL, WRITTEN_BY_A_CALL = 8, 2  # ASSUMED: units; what a call leaves is the reading in the trail
PROOF_READS, WAITS_A_LETTER = 12, 2  # ASSUMED: units of proving an account; looks at an account for each letter
KB_AN_INVOICE_LIFE: Final = 12  # ASSUMED: in tables, of which a half is the trail

RECORDS: Final = {
    "capture a draft": 2,
    "issue a draft": 3,
    "post a payment": 4,
    "hear of a payment": 5,
}  # changed items
LIFE: Final = ("capture a draft", "issue a draft", "post a payment", "advance an account")
DOORS: Final = frozenset({"capture a draft", "issue a draft", "post a payment"})  # what somebody calls the API for

# What a thousand lives and a month of a clinic are to cost, and the most that a test lets them cost meanwhile.
GOAL_A_THOUSAND_LIVES, GOAL_A_CLINIC = 0.045, 10.0
MOST_A_THOUSAND_LIVES, MOST_A_CLINIC, MOST_A_MILLION = 0.100, GOAL_A_CLINIC, 700.0


@dataclass(frozen=True, slots=True)
class Office:
    """A month of an office. `calls` are those of staff and of pay pages beyond the actions themselves."""

    accounts: int
    invoices: int
    letters: int
    calls: int


CLINIC: Final = Office(5_000, 4_000, 3_000, 20 * 400 * 21)
MILLION_ACCOUNTS: Final = Office(MILLION, MILLION, 700_000, 4_000 * 400 * 21)


def budgets() -> dict[str, dict[str, int]]:
    """The most each action may take (`bench/budgets.toml`)."""
    path = Path(__file__).parent.parent / "bench" / "budgets.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def units(action: str) -> float:
    """USD of the tables' units of one action, with what follows it in lists and trail."""
    budget = budgets()[action]
    written = budget["write_units"] + budget["projected_units"]
    return (written * WRITES + budget["trail_units"] * TRAIL_WRITES) / MILLION


def call() -> float:
    """USD of one call of the API, beside units: edge, gateway, function, log."""
    function = CALL_SECONDS * API.memory / 1024 * GB_SECOND
    return (EDGE + REST + CALLS) / MILLION + function + LOGGED_KB / MILLION * LOGS


def message() -> float:
    """USD of one message of a worker, ten to a call, beside units."""
    return MESSAGE_SECONDS * GB_SECOND + (CALLS + 3 * SQS) / 10 / MILLION


def action(name: str) -> float:
    """USD of one action: its units, how it comes in, and what carries its changes on."""
    carried = RECORDS.get(name, 2) * CARRIED_SECONDS * GB_SECOND
    return units(name) + carried + (call() if name in DOORS else message())


def a_thousand_lives() -> dict[str, float]:
    """USD of a thousand invoices captured, issued, paid and dunned once, step by step; the mail by itself."""
    told = {name: 1000 * action(name) for name in LIFE}
    return {
        **told,
        "together": sum(told.values()),
        "and its mail": 1000 * (MAIL + message() + units("post a payment") / 2),
    }


def a_month(office: Office) -> dict[str, float]:
    """USD of an office's month, without options."""
    waits = office.letters * WAITS_A_LETTER * action("advance an account that waits")
    read = (READ_OF_A_CALL * READS + WRITTEN_BY_A_CALL * TRAIL_WRITES) / MILLION
    proofs = office.accounts * 30 * (message() + PROOF_READS * READS / MILLION)
    queues = sum(function.trigger == "queue" for function in FUNCTIONS)
    stored = office.invoices * 12 * KB_AN_INVOICE_LIFE / MILLION  # after a year
    return {
        "books, payments, dunning": office.invoices * sum(map(action, LIFE)) + waits,
        "mail": office.letters * a_thousand_lives()["and its mail"] / 1000,
        "calls of staff and pay pages": office.calls * (call() + read),
        "proofs every night": proofs,
        "storage after a year": stored * ((STORED + TRAIL_STORED) / 2 + RECOVERY) + stored * FILES,
        "idle queues": max(0, queues * POLLS - FREE_SQS) * SQS / MILLION,
        "alarms and metrics": (_alarms() - FREE_ALARMS) * ALARM + MORE_METRICS * METRIC,
        "key and secrets": KEY + 2 * SECRET,
        "traces": max(0, _traced(office.calls) - FREE_TRACES) * TRACES / MILLION,
    }


def _alarms() -> int:
    """How many alarms the template has."""
    written = Path(__file__).with_name("alarms.yaml").read_text(encoding="utf-8").count("AWS::CloudWatch::Alarm")
    return len(watch.alarms()) + written


def _traced(calls: int) -> float:
    """Calls that X-Ray samples: one a second, and a twentieth of the others (X-Ray developer guide, "Sampling")."""
    seconds = 21 * 8 * 3600
    return min(calls, seconds) + 0.05 * max(0, calls - seconds)


def options(office: Office) -> dict[str, float]:
    """USD a month of what may be added."""
    gigabytes = office.invoices * 12 * KB_AN_INVOICE_LIFE / MILLION
    made = office.calls * 4 + office.invoices * 40  # ASSUMED: requests to tables
    return {
        "FIREWALL=yes": WALL + 3 * WALL_RULE + office.calls * WALL_CALLS / MILLION,
        "BACKUPS=yes (14 copies of a year's books)": 14 * gigabytes * 0.10 + KEY,
        "DATA_EVENTS=yes": made * 1.00 / MILLION,
    }


def main() -> int:
    """Print the tables."""
    parts = {"1,000 invoices captured, issued, paid, dunned": a_thousand_lives()}
    for name, office in (("a clinic of 5,000 accounts", CLINIC), ("a million accounts", MILLION_ACCOUNTS)):
        month = a_month(office)
        parts[f"a month of {name}"] = {**month, "together": sum(month.values()), **options(office)}
    for title, lines in parts.items():
        sys.stdout.write(f"\nUSD, {title}\n" + "".join(f"  {what:44} {usd:10.4f}\n" for what, usd in lines.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
