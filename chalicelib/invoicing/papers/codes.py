"""QR codes that a bank's app reads: what stands in them, and their picture."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Final

from chalicelib.invoicing.seller import Seller

_ZBP_MOST: Final = 999_999  # grosze: six digits
_ZBP_NAME: Final = 20
_ZBP_TITLE: Final = 32
_IBAN_COUNTRY: Final = 2


def zbp(seller: Seller, minor: int, title: str) -> str:
    """A transfer as Polish banks read it: NIP, country, account, amount in grosze, receiver, title and three fields in
    reserve (Związek Banków Polskich, Rekomendacja: standard dwuwymiarowego kodu, 2013-12-03). "" for an amount that
    six digits do not hold, and without an account.
    """
    if not seller.iban.startswith("PL") or not 0 < minor <= _ZBP_MOST:
        return ""
    name, told = (_plain(text)[:most].strip() for text, most in ((seller.name, _ZBP_NAME), (title, _ZBP_TITLE)))
    account = seller.iban[_IBAN_COUNTRY:]
    return "|".join([seller.vat_number, "PL", account, f"{minor:06d}", name, told, "", "", ""])


def _plain(text: str) -> str:
    return text.replace("|", " ")


def usingqr(seller: Seller, minor: int, ocr: str, issued_on: date, due_on: date | None) -> str:
    """An invoice as Swedish banks read it (UsingQR version 1: JSON of receiver, organisation number, reference, days,
    amount and bankgiro). "" without a bankgiro.
    """
    if not seller.bankgiro or minor <= 0:
        return ""
    told = {
        "uqr": 1,
        "tp": 1,
        "nme": seller.name,
        "cid": bankgiro_read(seller.organisation_number),
        "iref": ocr,
        "idt": f"{issued_on:%Y%m%d}",
        **({"ddt": f"{due_on:%Y%m%d}"} if due_on else {}),
        "due": f"{minor // 100}.{minor % 100:02d}",
        "pt": "BG",
        "acc": bankgiro_read(seller.bankgiro),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def bankgiro_read(number: str) -> str:
    """A bankgiro or organisation number as it is read out: 991-2346."""
    return f"{number[:-4]}-{number[-4:]}"


def picture(payload: str) -> str:
    """A QR code as SVG, a quarter of it redundant; "" of nothing."""
    if not payload:
        return ""
    import segno  # only who is paid by a code needs it

    drawn = BytesIO()
    segno.make(payload, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, nl=False)
    return drawn.getvalue().decode()
