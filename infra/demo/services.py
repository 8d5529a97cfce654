"""What the practice does and what it costs: the office's own services in three currencies, payers, taxes, discounts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import CodeSystem, DiscountRule, Listed, Named, Price
from chalicelib.catalog.rules import layouts
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Address, PayerKind
from chalicelib.kernel.actor import system
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.ports import Ports

BY: Final = system("demo")
DIAGNOSES: Final = Path(__file__).parent / "icd10cm-2026-04.tsv.gz"  # a work of the US government

# Code, what it is, price in cents, öre and grosze. Prices are invented.
SERVICES: Final = (
    ("CONSULT", "First consultation, 45 minutes", 18_500, 145_000, 32_000),
    ("VISIT", "Follow-up visit, 20 minutes", 9_800, 79_500, 18_000),
    ("PHONE", "Consultation by telephone", 4_500, 35_000, 8_000),
    ("BLOOD", "Blood panel", 6_240, 42_500, 9_500),
    ("ECG", "Electrocardiogram", 8_775, 61_000, 12_000),
    ("XRAY", "X-ray, two views", 14_300, 98_000, 16_500),
    ("PHYSIO", "Physiotherapy, 30 minutes", 7_600, 55_000, 13_000),
    ("VACCINE", "Vaccination", 3_900, 32_000, 7_500),
    ("DRESSING", "Change of dressing", 2_850, 24_000, 5_500),
    ("CERT", "Medical certificate", 4_000, 50_000, 10_000),
    ("AUDIO", "Hearing test", 11_250, 82_000, 15_000),
    ("NUTRI", "Dietary advice, 30 minutes", 6_900, 52_500, 12_500),
)
# What clients read of them in Swedish and in Polish.
NAMES: Final = {
    "CONSULT": ("Första besök, 45 minuter", "Pierwsza konsultacja, 45 minut"),
    "VISIT": ("Återbesök, 20 minuter", "Wizyta kontrolna, 20 minut"),
    "PHONE": ("Telefonrådgivning", "Konsultacja telefoniczna"),
    "BLOOD": ("Blodprov", "Badanie krwi"),
    "ECG": ("EKG", "EKG"),
    "XRAY": ("Röntgen, två bilder", "RTG, dwa zdjęcia"),
    "PHYSIO": ("Sjukgymnastik, 30 minuter", "Fizjoterapia, 30 minut"),
    "VACCINE": ("Vaccination", "Szczepienie"),
    "DRESSING": ("Omläggning av sår", "Zmiana opatrunku"),
    "CERT": ("Läkarintyg", "Zaświadczenie lekarskie"),
    "AUDIO": ("Hörseltest", "Badanie słuchu"),
    "NUTRI": ("Kostråd, 30 minuter", "Porada dietetyczna, 30 minut"),
}
PAYERS: Final = (
    ("Harbor Mutual Health", PayerKind.INSURER, 8000, 2_000, None),
    ("Commonwealth Care Programme", PayerKind.PROGRAMME, 10_000, 0, 15_000),
    ("Granite Works, staff health", PayerKind.EMPLOYER, 5000, 0, None),
    ("Bay State Relief Agency", PayerKind.AGENCY, 10_000, 0, None),
)


def stock(ports: Ports, since: date) -> list[str]:
    """Fill the catalog and add the payers; answers the payers' ids in the order of PAYERS."""
    period = Period(since)
    rows = [Listed(code, what, True) for code, what, *_ in SERVICES]
    catalog.load_release(ports, CodeSystem.SERVICE, since, "Services", rows, BY)
    names = [Named(CodeSystem.SERVICE, code, {"sv": sv, "pl": pl}) for code, (sv, pl) in NAMES.items()]
    catalog.publish_names(ports, [*enumerate(names, start=2)], BY)
    diagnoses = layouts.text_of(DIAGNOSES.read_bytes())
    catalog.load_codes(ports, CodeSystem.ICD10CM, since, "ICD-10-CM, April 2026", diagnoses, BY)
    for number, (code, _, *amounts) in enumerate(SERVICES):
        for name, minor in zip(("USD", "SEK", "PLN"), amounts, strict=True):
            tax_code = "PL-ZW" if name == "PLN" and number % 3 == 0 else ""
            price = Price("", CodeSystem.SERVICE, code, minor, currency(name), period, tax_code)
            catalog.put_price(ports, price, 0, BY)
        negotiated = Price("harbor", CodeSystem.SERVICE, code, amounts[0] * 8 // 10, currency("USD"), period, "")
        catalog.put_price(ports, negotiated, 0, BY)
    catalog.put_discount(ports, DiscountRule("self-pay", "Paid on the day", 1000, 1000, period), 0, BY)
    catalog.put_discount(ports, DiscountRule("hardship", "Hardship", 5000, 1500, period), 0, BY)
    home = Address("1 Harbor Plaza", "", "Boston", "MA", "02110", "US")
    return [
        enrollment.add_payer(
            ports,
            enrollment.PayerForm(
                name, kind, home, email=f"claims{number}@payers.example", fee_schedule="harbor" if number == 0 else ""
            ),
            BY,
            f"demo-payer-{number:02d}",
        ).id
        for number, (name, kind, *_) in enumerate(PAYERS)
    ]
