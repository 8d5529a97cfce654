"""How the demo practice stands on its papers in each country: invented, with check digits that hold."""

from __future__ import annotations

from typing import Final

from chalicelib.enrollment.model import Address
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.seller import Seller
from chalicelib.kernel.ports import Ports
from infra.demo.services import BY

SELLERS: Final = {
    "USD": Seller(
        "North Street Clinic, Inc.",
        Address("100 North Street", "Suite 4", "Boston", "MA", "02118", "US"),
        organisation_number="123456789",
        remit_to=Address("PO Box 5500", "", "Worcester", "MA", "01605", "US"),
    ),
    "SEK": Seller(
        "Norra gatans mottagning AB",
        Address("Norra gatan 1", "", "Uppsala", "", "753 20", "SE"),
        organisation_number="5599000006",
        vat_number="SE559900000601",
        f_tax=True,
        exemption="se_care",
        bankgiro="9912346",  # Bankgirot's number for tests
    ),
    "PLN": Seller(
        "Przychodnia Północna sp. z o.o.",
        Address("ul. Północna 1", "", "Kraków", "", "31-111", "PL"),
        vat_number="1234563218",
        exemption="pl_hospital",
        iban="PL61109010140000071219812874",
    ),
}


def introduce(ports: Ports) -> None:
    """Say how the practice stands on its papers."""
    for currency, seller in SELLERS.items():
        invoicing.save_letterhead(ports, currency, seller, 0, BY)
