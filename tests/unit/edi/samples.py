"""Small messages of our own making, whole and easy to break."""

from __future__ import annotations

from chalicelib.edi.message import Interchange, Message
from chalicelib.edi.reader import messages, read
from chalicelib.edi.rules import NO_FACTS, Facts

ISA = "ISA*00*          *00*          *ZZ*PAYERSYN       *ZZ*CLINICSYN      *260115*1200*^*00501*000000101*0*T*:"

REMITTANCE = """BPR*I*160*C*ACH*CCP*01*999999992*DA*123456*1999999999**01*999988880*DA*98765*20260115
TRN*1*SYNEFT0001*1999999999
DTM*405*20260115
N1*PR*SYNTHETIC HEALTH PLAN
N3*1 PLAN WAY
N4*ANYTOWN*OH*430010000
PER*BL*EDI HELP*TE*8005550100
N1*PE*SYNTHETIC CLINIC*XX*1200000010
REF*TJ*999887777
LX*1
CLP*A1001*1*240*160*8*12*ICN1001*11*1
NM1*QC*1*TESTER*ANA****MI*SYN0001
DTM*232*20251201
SVC*HC:G0402*180*120**1
DTM*472*20251201
CAS*CO*45*60
REF*6R*A1001L1
SVC*HC:G0403*60*40**1
DTM*472*20251201
CAS*CO*45*12
CAS*PR*3*8
REF*6R*A1001L2"""

CLAIM = """BHT*0019*00*BATCH1*20260115*1200*CH
NM1*41*2*SYNTHETIC CLINIC*****46*SYNSUB1
PER*IC*EDI DESK*TE*8005550111
NM1*40*2*SYNTHETIC PLAN*****46*SYNPLAN
HL*1**20*1
NM1*85*2*SYNTHETIC CLINIC*****XX*1200000010
N3*10 MAIN ST
N4*ANYTOWN*OH*430010001
REF*EI*999887777
HL*2*1*22*0
SBR*P*18*******CI
NM1*IL*1*TESTER*ANA****MI*SYN0001
N3*5 ELM ST
N4*ANYTOWN*OH*43001
DMG*D8*19800101*F
NM1*PR*2*SYNTHETIC PLAN*****PI*SYN01
CLM*A1001*240***11:B:1*Y*A*Y*Y
HI*ABK:Z0000*ABF:I10
NM1*82*1*DOC*PAT****XX*1300000027
LX*1
SV1*HC:G0402*180*UN*1***1
DTP*472*D8*20251201
LX*2
SV1*HC:G0403*60*UN*1***1:2
DTP*472*D8*20251201"""

# A secondary claim: a prior payer paid 70 and 15, took 5 off at the claim and the rest at the lines.
SECONDARY = CLAIM.replace("HL*2*1*22*0\nSBR*P", "HL*2*1*22*0\nSBR*S").replace(
    "LX*1\nSV1*HC:G0402*180*UN*1***1\nDTP*472*D8*20251201\nLX*2\nSV1*HC:G0403*60*UN*1***1:2\nDTP*472*D8*20251201",
    """SBR*P*18*******CI
CAS*PR*1*5
AMT*D*80
OI***Y***Y
NM1*IL*1*TESTER*ANA****MI*OLD0001
NM1*PR*2*PRIOR PLAN*****PI*PRIOR1
LX*1
SV1*HC:G0402*180*UN*1***1
DTP*472*D8*20251201
SVD*PRIOR1*70*HC:G0402**1
CAS*CO*45*110
DTP*573*D8*20251220
LX*2
SV1*HC:G0403*60*UN*1***1:2
DTP*472*D8*20251201
SVD*PRIOR1*15*HC:G0403**1
CAS*CO*45*45
DTP*573*D8*20251220""",
)

INSTITUTIONAL = (
    CLAIM.replace("CLM*A1001*240***11:B:1*Y*A*Y*Y", "CLM*A1001*240***13:A:1**A*Y*Y\nDTP*434*RD8*20251201-20251202\nCL1*3**01")
    .replace("HI*ABK:Z0000*ABF:I10", "HI*ABK:Z0000\nHI*ABF:I10")
    .replace("NM1*82*1*DOC", "NM1*71*1*DOC")
    .replace("SV1*HC:G0402*180*UN*1***1", "SV2*0305*HC:G0402*180*UN*1")
    .replace("SV1*HC:G0403*60*UN*1***1:2", "SV2*0730*HC:G0403*60*UN*1")
)  # fmt: skip

BENEFITS = """BHT*0022*11*10001234*20260115*1319
HL*1**20*1
NM1*PR*2*SYNTHETIC PLAN*****PI*842610001
HL*2*1*21*1
NM1*1P*2*SYNTHETIC CLINIC*****SV*2000035
HL*3*2*22*0
TRN*2*93175-012547*9877281234
NM1*IL*1*TESTER*ANA****MI*SYN0001
DMG*D8*19800101*F
DTP*346*D8*20260101
EB*1**30^98**GOLD PLAN
EB*B**98***27*10*****Y
EB*A**98*****.2"""

STATUS = """BHT*0010*08*277X*20260115*1200*DG
HL*1**20*1
NM1*PR*2*SYNTHETIC PLAN*****PI*12345
HL*2*1*21*1
NM1*41*2*SYNTHETIC CLINIC*****46*SYNSUB1
HL*3*2*19*1
NM1*1P*2*SYNTHETIC CLINIC*****XX*1200000010
HL*4*3*22*0
NM1*IL*1*TESTER*ANA****MI*SYN0001
TRN*2*A1001
STC*F1:65*20260110**240*160
TRN*2*A1002
STC*F1:65*20260110**60*40
SVC*HC:G0402*60*40****1
STC*F1:65*20260110
DTP*472*D8*20251201
HL*5*3*22*1
NM1*IL*1*TESTER*BEN****MI*SYN0002
HL*6*5*23
NM1*QC*1*TESTER*EVA
TRN*2*A1003
STC*A3:21*20260110**100"""

INQUIRY = """BHT*0022*13*10001234*20260115*1319
HL*1**20*1
NM1*PR*2*SYNTHETIC PLAN*****PI*842610001
HL*2*1*21*1
NM1*1P*2*SYNTHETIC CLINIC*****SV*2000035
HL*3*2*22*0
NM1*IL*1*TESTER*ANA****MI*SYN0001
EQ*30"""

REVIEW = """BHT*0007*13*REVIEW1*20260115*1200
HL*1**20*1
NM1*X3*2*SYNTHETIC PLAN*****PI*842610001
HL*2*1*21*1
NM1*1P*1*DOC*PAT****XX*1200000010
HL*3*2*22*1
NM1*IL*1*TESTER*ANA****MI*SYN0001
HL*4*3*EV*0
UM*SC*I*3
HCR*A1*AUTH1"""

_GUIDES = {
    "835": ("HP", "835", "005010X221A1", ""),
    "837P": ("HC", "837", "005010X222A1", "005010X222A1"),
    "837I": ("HC", "837", "005010X223A2", "005010X223A2"),
    "271": ("HB", "271", "005010X279A1", "005010X279A1"),
    "999": ("FA", "999", "005010X231A1", "005010X231A1"),
    "270": ("HS", "270", "005010X279A1", "005010X279A1"),
    "277": ("HN", "277", "005010X212", "005010X212"),
    "278": ("HI", "278", "005010X217", "005010X217"),
    "277CA": ("HN", "277", "005010X214", "005010X214"),
}


def transaction(key: str, body: str, control: str = "0001", count: int | None = None) -> list[str]:
    """ST to SE around a body of one segment a line."""
    _, number, _, named = _GUIDES[key]
    inner = [f"ST*{number}*{control}" + (f"*{named}" if named else ""), *body.splitlines()]
    return [*inner, f"SE*{len(inner) + 1 if count is None else count}*{control}"]


def wrap(key: str, *bodies: list[str]) -> bytes:
    """An interchange with one group of transactions."""
    functional, _, version, _ = _GUIDES[key]
    segments = [ISA, f"GS*{functional}*PAYERSYN*CLINICSYN*20260115*1200*101*X*{version}"]
    segments += [segment for body in bodies for segment in body]
    segments += [f"GE*{len(bodies)}*101", "IEA*1*000000101"]
    return ("~\n".join(segments) + "~\n").encode()


def file(key: str, body: str) -> bytes:
    """One transaction in its envelope."""
    return wrap(key, transaction(key, body))


def read_one(key: str, body: str, facts: Facts = NO_FACTS) -> Message:
    """One transaction, read whole."""
    (message,) = messages(file(key, body), facts=facts)
    return message


def codes(message: Message, severity: str = "") -> list[str]:
    """The codes of all that was found, of one severity or of any."""
    found = [*message.interchange.issues, *message.issues, *message.claim_issues]
    return [i.code for i in found if not severity or i.severity == severity]


GOOD = file("835", REMITTANCE)  # nothing is wrong with it


def replaced(old: str, new: str, data: bytes = GOOD) -> bytes:
    """A message with one thing changed in it."""
    assert old.encode() in data
    return data.replace(old.encode(), new.encode())


def interchange(data: bytes) -> Interchange:
    """The first interchange of a file, as it was read."""
    return next(event for event in read(data) if isinstance(event, Interchange))
