"""The columns of every kind of file, by layout. docs/imports.md says them to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from chalicelib.imports.model import Layout


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind of file: those it must have, those it may have, and the one that names a row."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    key: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All columns in the order of the template."""
        return (*self.required, *self.optional)

    def spelled(self, heading: str) -> str:
        """A heading as this layout spells it; case and surrounding space do not matter."""
        cleaned = heading.strip().strip("\ufeff")
        known = {name.casefold(): name for name in self.names}
        return known.get(cleaned.casefold().replace(" ", "_"), cleaned)


# After Synthea's CSV exporter (CSV File Data Dictionary, github.com/synthetichealth/synthea/wiki); columns that say
# nothing to a billing office may be missing.
_SYNTHEA: Final[dict[str, Columns]] = {
    "payers": Columns(("Id", "NAME"), ("OWNERSHIP", "ADDRESS", "CITY", "STATE_HEADQUARTERED", "ZIP", "PHONE"), "Id"),
    "patients": Columns(
        ("Id", "BIRTHDATE", "FIRST", "LAST"),
        ("DEATHDATE", "SSN", "PREFIX", "MIDDLE", "SUFFIX", "GENDER", "ADDRESS", "CITY", "STATE", "ZIP"),
        "Id",
    ),
    "payer_transitions": Columns(
        ("PATIENT", "START_DATE", "END_DATE", "PAYER"), ("MEMBERID", "SECONDARY_PAYER", "PLAN_OWNERSHIP", "OWNER_NAME")
    ),
    "organizations": Columns(("Id", "NAME"), (), "Id"),
    "providers": Columns(("Id", "ORGANIZATION", "NAME"), (), "Id"),
    "encounters": Columns(("Id", "START", "PATIENT", "PROVIDER", "CODE"), ("ORGANIZATION", "PAYER"), "Id"),
    "claims": Columns(
        ("Id", "PATIENTID", "PRIMARYPATIENTINSURANCEID", "SECONDARYPATIENTINSURANCEID", "SERVICEDATE"),
        ("PROVIDERID", "APPOINTMENTID", *(f"DIAGNOSIS{n}" for n in range(1, 9))),
        "Id",
    ),
    "claims_transactions": Columns(
        (
            "ID",
            "CLAIMID",
            "CHARGEID",
            "PATIENTID",
            "TYPE",
            "AMOUNT",
            "METHOD",
            "FROMDATE",
            "PROCEDURECODE",
            "UNITS",
            "UNITAMOUNT",
            "TRANSFEROUTID",
            "TRANSFERTYPE",
            "PAYMENTS",
            "ADJUSTMENTS",
            "TRANSFERS",
        ),
        ("TODATE", "MODIFIER1", "MODIFIER2", "NOTES", "OUTSTANDING", *(f"DIAGNOSISREF{n}" for n in range(1, 5))),
        "ID",
    ),
}

_PLAIN: Final[dict[str, Columns]] = {
    "clients": Columns(
        ("client_id", "family_name", "given_name", "birth_date"),
        (
            "account",
            "sex",
            "language",
            "currency",
            "time_zone",
            "address_line1",
            "address_line2",
            "city",
            "region",
            "postal_code",
            "country",
            "email",
            "phone",
        ),
        "client_id",
    ),
    "coverages": Columns(
        ("client_id", "payer_id", "payer_name", "from_on"),
        ("payer_kind", "member_id", "order", "until_on", "percent", "copay", "cap"),
    ),
    "services": Columns(
        ("service_id", "client_id", "service_on", "code", "unit_price"),
        ("system", "description", "units", "discount", "invoice_id", "due_on", "payer_id", "payer_amount"),
        "service_id",
    ),
    "payments": Columns(
        ("payment_id", "client_id", "received_on", "amount"),
        ("type", "method", "payer_id", "to_payer_id", "invoice_id", "reference"),
        "payment_id",
    ),
}

LAYOUTS: Final = {Layout.SYNTHEA: _SYNTHEA, Layout.PLAIN: _PLAIN}


def kinds(layout: Layout) -> tuple[str, ...]:
    """The kinds of file of a layout, in the order they are read."""
    return tuple(LAYOUTS[layout])


def columns(layout: Layout, kind: str) -> Columns:
    """The columns of a kind of file. KeyError when the layout has no such kind."""
    return LAYOUTS[layout][kind]
