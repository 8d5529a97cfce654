"""Two records of a client who is one person: charges and coverages of both are the person's, and both stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, GuarantorKind, PayerKind, PersonName
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn
from chalicelib.kernel.errors import Conflict, RuleBroken
from chalicelib.kernel.ports import Ports
from tests.fakes.office import REP, SUPERVISOR, make_office
from tests.fakes.practice import HOME, carry_stream, enroll, line, open_practice

BORN = date(1980, 5, 17)


@pytest.fixture
def ports() -> Ports:
    ports = make_office()
    open_practice(ports)
    return ports


@pytest.fixture
def account(ports: Ports) -> Account:
    """Two clients, whose account a third person answers for."""
    names = (PersonName("Okafor", "Ada"), PersonName("Okafor", "Adaeze"))
    people = tuple(enrollment.ClientForm(name, BORN, "female", HOME) for name in names)
    guarantor = enrollment.GuarantorForm(GuarantorKind.PERSON, "Obi Okafor", HOME)
    return enroll(ports, clients=people, guarantor=guarantor)


def ids(ports: Ports, account: Account) -> tuple[str, str]:
    one, other = sorted(enrollment.account_file(ports, account.id).clients, key=lambda c: c.name.given, reverse=True)
    return one.id, other.id


def replaced(ports: Ports, account: Account) -> tuple[str, str]:
    one, other = ids(ports, account)
    enrollment.replace_client(ports, account.id, one, other, (1, 1), SUPERVISOR)
    return one, other


def cover(ports: Ports, account: Account, client: str, order: int, payer: str = "payer-0001", percent_bp: int = 8_000):
    payer_id = enrollment.add_payer(ports, enrollment.PayerForm("Payer", PayerKind.INSURER), REP, payer).id
    form = enrollment.CoverageForm(client, payer_id, order, date(2026, 1, 1), percent_bp=percent_bp)
    return enrollment.add_coverage(ports, account.id, form, REP, f"cover-{client[-4:]}-{order}")


def test_a_coverage_of_either_pays_for_both(ports: Ports, account: Account) -> None:
    one, other = ids(ports, account)
    coverage = cover(ports, account, one, 1)
    enrollment.replace_client(ports, account.id, one, other, (1, 1), SUPERVISOR)
    charge = line(account, ports)
    draft = invoicing.draft_invoice(ports, account.id, ChargesIn([_for(charge, other)]), REP, "draft-0001")
    assert draft.shares[coverage.payer_id] == 9_600


def _for(charge, client_id: str):
    from dataclasses import replace

    return replace(charge, client_id=client_id)


def test_a_charge_for_the_replaced_record_is_the_persons(ports: Ports, account: Account) -> None:
    one, other = replaced(ports, account)
    draft = invoicing.draft_invoice(ports, account.id, ChargesIn([_for(line(account, ports), one)]), REP, "draft-0001")
    assert [charge.client_id for charge in draft.lines] == [other]


def test_what_one_record_was_charged_for_is_not_charged_again(ports: Ports, account: Account) -> None:
    one, other = ids(ports, account)
    charge = line(account, ports)
    first = invoicing.draft_invoice(ports, account.id, ChargesIn([_for(charge, one)]), REP, "draft-0001")
    invoicing.issue(ports, account.id, first.id, REP)
    enrollment.replace_client(ports, account.id, one, other, (1, 1), SUPERVISOR)
    again = invoicing.draft_invoice(ports, account.id, ChargesIn([_for(charge, other)]), REP, "draft-0002")
    assert [hold.code for hold in again.holds] == ["duplicate_charge"]


def test_the_person_is_found_by_both_names(ports: Ports, account: Account) -> None:
    replaced(ports, account)
    carry_stream(ports)
    for name in ("Ada Okafor", "Adaeze Okafor"):
        assert account.number in {found.account_number for found in enrollment.search_clients(ports, name)}


def test_coverages_of_one_person_do_not_stand_in_one_place(ports: Ports, account: Account) -> None:
    one, other = replaced(ports, account)
    cover(ports, account, one, 1)
    with pytest.raises(RuleBroken) as refusal:
        cover(ports, account, other, 1, "payer-0002")
    assert refusal.value.code == "coverage_overlaps"


def _twice(ports: Ports, account: Account) -> None:
    one, other = replaced(ports, account)
    enrollment.replace_client(ports, account.id, other, one, (1, 2), SUPERVISOR)


def _itself(ports: Ports, account: Account) -> None:
    one, _ = ids(ports, account)
    enrollment.replace_client(ports, account.id, one, one, (1, 1), SUPERVISOR)


def _overlapping(ports: Ports, account: Account) -> None:
    one, other = ids(ports, account)
    cover(ports, account, one, 1)
    cover(ports, account, other, 1, "payer-0002")
    enrollment.replace_client(ports, account.id, one, other, (1, 1), SUPERVISOR)


def _answering(ports: Ports, account: Account) -> None:
    own = enroll(ports, "enroll-0009", clients=(enrollment.ClientForm(PersonName("Ek", "Eva"), BORN, "female", HOME),))
    answering = enrollment.account_file(ports, own.id).clients[0]
    form = enrollment.ClientForm(PersonName("Ek", "Ewa"), BORN, "female", HOME)
    added = enrollment.add_client(ports, own.id, form, REP, "added-0001")
    enrollment.replace_client(ports, own.id, answering.id, added.id, (1, 1), SUPERVISOR)


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        (_twice, "replaced_already"),
        (_itself, "same_client"),
        (_overlapping, "coverages_overlap"),
        (_answering, "client_answers"),
    ],
)
def test_each_reason_keeps_them_two(
    ports: Ports, account: Account, attempt: Callable[[Ports, Account], None], code: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        attempt(ports, account)
    assert refusal.value.code == code


def test_a_record_that_changed_since_is_looked_at_again(ports: Ports, account: Account) -> None:
    one, other = ids(ports, account)
    with pytest.raises(Conflict) as refusal:
        enrollment.replace_client(ports, account.id, one, other, (1, 2), SUPERVISOR)
    assert refusal.value.code == "changed_meanwhile"


def test_they_are_two_again_while_nothing_was_posted(ports: Ports, account: Account) -> None:
    before = enrollment.account_file(ports, account.id)
    one, _ = replaced(ports, account)
    enrollment.restore_client(ports, account.id, one, SUPERVISOR)
    enrollment.restore_client(ports, account.id, one, SUPERVISOR)
    after = enrollment.account_file(ports, account.id)
    assert [(c.id, c.name, c.replaced_by) for c in after.clients] == [
        (c.id, c.name, c.replaced_by) for c in before.clients
    ]


def test_what_was_posted_since_keeps_them_one(ports: Ports, account: Account) -> None:
    one, _ = replaced(ports, account)
    draft = invoicing.draft_invoice(ports, account.id, ChargesIn([line(account, ports)]), REP, "draft-0001")
    invoicing.issue(ports, account.id, draft.id, REP)
    with pytest.raises(RuleBroken) as refusal:
        enrollment.restore_client(ports, account.id, one, SUPERVISOR)
    assert refusal.value.code == "posted_since"


def test_an_edit_of_the_record_keeps_whose_it_is(ports: Ports, account: Account) -> None:
    one, other = replaced(ports, account)
    client = enrollment.client_of(ports, account.id, one)
    form = enrollment.ClientForm(PersonName("Okafor", "Ada May"), BORN, "female", HOME, None)
    enrollment.change_client(ports, account.id, one, form, client.version, REP)
    assert enrollment.client_of(ports, account.id, one).replaced_by == other
