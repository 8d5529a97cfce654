"""The yardstick: a plain split of an 835 into claims with integer cents and balance checks, and nothing else.

It holds one claim's segments at a time, turns every amount of CLP, SVC, CAS, AMT, BPR and PLB into cents (signs,
and one or no decimals, as real files have them), and checks line, claim and payment. No dates, no codes, no
lengths, no order, no records.
"""

from __future__ import annotations

from typing import Any


def pieces(data: bytes) -> None:
    """Segments and elements and nothing more: the least this interpreter can do with the file."""
    for raw in data.decode().split("~"):
        raw.split("*")


def cents(text: str) -> int:
    """Minor units of an amount."""
    whole, _, fraction = text.partition(".")
    sign = -1 if whole.startswith("-") else 1
    return sign * (abs(int(whole or "0")) * 100 + int((fraction + "00")[:2]))


def adjusted(elements: list[str]) -> int:
    """The sum of one CAS."""
    return sum(cents(elements[n]) for n in range(3, len(elements), 3) if elements[n])


def balanced(claim: dict[str, Any]) -> bool:
    """Claim and line balance."""
    taken = claim["adjusted"]
    for line in claim["lines"]:
        if line["charge"] - line["adjusted"] != line["paid"]:
            return False
        taken += line["adjusted"]
    return bool(claim["charge"] - taken == claim["paid"])


def claims(data: bytes) -> tuple[int, int, bool]:
    """How many claims, how many out of balance, and whether the payment balances; one claim is held at a time."""
    counted = wrong = amount = paid = provider_level = 0
    claim: dict[str, Any] = {}
    holder: dict[str, Any] = {}
    for raw in data.decode().split("~"):
        elements = raw.split("*")
        name = elements[0]
        if name == "CLP":
            if claim:
                wrong += not balanced(claim)
            share = cents(elements[5]) if elements[5] else 0
            claim = {"id": elements[1], "charge": cents(elements[3]), "paid": cents(elements[4]), "share": share}
            claim |= {"adjusted": 0, "lines": [], "amounts": [], "segments": []}
            holder, counted, paid = claim, counted + 1, paid + claim["paid"]
        elif name == "SVC":
            holder = {"charge": cents(elements[2]), "paid": cents(elements[3]), "adjusted": 0}
            holder |= {"amounts": [], "segments": []}
            claim["lines"].append(holder)
        elif name == "CAS":
            holder["adjusted"] += adjusted(elements)
        elif name == "AMT":
            holder["amounts"].append((elements[1], cents(elements[2])))
        elif name == "BPR":
            amount = cents(elements[2])
        elif name == "PLB":
            provider_level += sum(cents(elements[n]) for n in range(4, len(elements), 2))
        elif claim:
            holder["segments"].append(elements)
    wrong += not balanced(claim)
    return counted, wrong, amount == paid - provider_level
