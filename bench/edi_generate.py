"""An 835 of any size whose right answer is known, for the speed bench and the memory test."""

from __future__ import annotations

import random
from collections.abc import Iterator

_SERVICES = ("G0402", "G0403", "G0438", "G0439", "G0008", "G0009", "G0444", "G0446")
_NPI = "1300000027"


def _money(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02d}"


def _line(chance: random.Random, claim: str, number: int) -> tuple[list[str], int, int, int]:
    charge = chance.randrange(2000, 60000)
    contractual, patient = charge * chance.randrange(10, 40) // 100, chance.choice((0, 0, 1500, 2500))
    patient = min(patient, charge - contractual)
    paid = charge - contractual - patient
    segments = [
        f"SVC*HC:{chance.choice(_SERVICES)}:25*{_money(charge)}*{_money(paid)}**{chance.randrange(1, 4)}",
        f"DTM*472*202512{chance.randrange(1, 29):02d}",
        f"CAS*CO*45*{_money(contractual)}",
    ]
    segments += [f"CAS*PR*3*{_money(patient)}"] if patient else []
    return [*segments, f"REF*6R*{claim}L{number}", f"AMT*B6*{_money(paid + patient)}"], charge, paid, patient


def _claim(chance: random.Random, number: int) -> tuple[list[str], int]:
    claim = f"A{number:07d}"
    made = [_line(chance, claim, n) for n in range(1, chance.choice((1, 2, 2, 3)) + 1)]
    charge, paid, patient = (sum(m[place] for m in made) for place in (1, 2, 3))
    share = _money(patient) if patient else ""
    head = [
        f"CLP*{claim}*1*{_money(charge)}*{_money(paid)}*{share}*12*ICN{number:09d}*11*1",
        f"NM1*QC*1*NAME{number % 997}*GIVEN{number % 89}****MI*SYN{number % 9973:06d}",
        f"NM1*82*1*DOC*PAT****XX*{_NPI}",
        "DTM*232*20251201",
        "DTM*050*20260105",
    ]
    return head + [segment for m in made for segment in m[0]], paid


def segments(claims: int, seed: int = 835) -> Iterator[str]:
    """The whole interchange, segment by segment, without terminators."""
    chance = random.Random(seed)
    body: list[str] = []
    total = 0
    for number in range(1, claims + 1):
        lines, paid = _claim(chance, number)
        body += lines
        total += paid
    head = [
        "ST*835*0001",
        f"BPR*I*{_money(total)}*C*ACH*CCP*01*999999992*DA*123456*1999999999**01*999988880*DA*98765*20260115",
        "TRN*1*BENCH0001*1999999999",
        "DTM*405*20260115",
        "N1*PR*SYNTHETIC HEALTH PLAN",
        "N3*1 PLAN WAY",
        "N4*ANYTOWN*OH*430010000",
        "PER*BL*EDI HELP*TE*8005550100",
        "N1*PE*SYNTHETIC CLINIC*XX*1200000010",
        "REF*TJ*999887777",
        "LX*1",
    ]
    yield "ISA*00*          *00*          *ZZ*PAYERSYN       *ZZ*CLINICSYN      *260115*1200*^*00501*000000101*0*T*:"
    yield "GS*HP*PAYERSYN*CLINICSYN*20260115*1200*101*X*005010X221A1"
    yield from head
    yield from body
    yield f"SE*{len(head) + len(body) + 1}*0001"
    yield "GE*1*101"
    yield "IEA*1*000000101"


def remittance(claims: int, seed: int = 835) -> bytes:
    """The file: 25,000 claims are about 10 MB."""
    return ("~".join(segments(claims, seed)) + "~").encode()
