"""The one question of a pay link: a ZIP code is known by its five digits, other codes by all of theirs."""

from __future__ import annotations

import pytest

from chalicelib.enrollment.actions import GuarantorForm
from chalicelib.enrollment.model import Address, GuarantorKind
from chalicelib.kernel.errors import NotAllowed
from chalicelib.payments import actions as payments
from tests.fakes.office import REP, make_office
from tests.fakes.people import enroll_one


@pytest.mark.parametrize(
    ("held", "country", "answer", "opens"),
    [
        ("02118-1234", "US", "02118", True),
        ("02118-1234", "US", "02118-1234", True),
        ("02118-1234", "US", "021181234", True),
        ("02118-1234", "US", "02118-9999", False),
        ("02118-1234", "US", "02119", False),
        ("02118-1234", "US", "0211", False),
        ("02118-1234", "US", "021181", False),
        ("02118", "US", "02118-1234", True),
        ("02118", "US", "02119-1234", False),
        ("02118", "US", "0211812", False),
        ("00912-1234", "PR", "00912", True),
        ("114 55", "SE", "11455", True),
        ("114 55", "SE", "1145", False),
        ("00-950", "PL", "00950", True),
        ("", "US", "", False),
        ("", "US", "02118", False),
    ],
)
def test_a_postal_code_opens_the_link(held: str, country: str, answer: str, opens: bool) -> None:
    ports = make_office()
    address = Address("1 Beacon Street", "", "Boston", "", held, country)
    file = enroll_one(ports, guarantor=GuarantorForm(GuarantorKind.PERSON, "Ada Testberg", address))
    token = payments.create_link(ports, file.account.id, "ntc_1", "hash", REP)
    if opens:
        assert payments.pass_check(ports, token, answer)[1] == file.account.id
    else:
        with pytest.raises(NotAllowed):
            payments.pass_check(ports, token, answer)
