"""A file that was brought is looked at, kept once, carried with its account, and shown no more once it is withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from chalicelib.attachments import actions, store
from chalicelib.attachments.model import Attachment, AttachmentKind, NewAttachment, Subject, SubjectKind
from chalicelib.enrollment.model import Account
from chalicelib.kernel.errors import Conflict, Invalid, NotFound, RuleBroken, Unavailable
from chalicelib.kernel.sentences import say
from tests.fakes.files import pdf, png
from tests.fakes.merging import Twice
from tests.fakes.office import REP, SUPERVISOR, FakeDocuments, lose_replies


@pytest.fixture
def desk() -> Twice:
    return Twice()


def brought(desk: Twice, body: bytes, account_id: str = "") -> str:
    """A file that lies waiting; its upload."""
    account_id = account_id or desk.first.id
    upload_id, _ = actions.request_upload(desk.ports, account_id, len(body))
    desk.ports.documents.files[store.waiting_key(account_id, upload_id)] = body
    return upload_id


def on_account(desk: Twice, upload_id: str, **changes: Any) -> NewAttachment:
    subject = Subject(SubjectKind.ACCOUNT, desk.first.id)
    fields = {"upload_id": upload_id, "subject": subject, "kind": AttachmentKind.LETTER, "name": "a.png"}
    return NewAttachment(**{**fields, **changes})


def attached(desk: Twice, body: bytes = png(), **changes: Any) -> Attachment:
    return actions.attach(desk.ports, desk.first.id, on_account(desk, brought(desk, body), **changes), REP)


def ids_on(desk: Twice, account: Account) -> set[str]:
    return {one.id for one in actions.attachments_page(desk.ports, account.id, None, 10, None).items}


def waiting(desk: Twice) -> list[str]:
    return [key for key in desk.ports.documents.files if key.startswith(store.WAITING)]


def test_what_is_kept_is_what_was_brought_and_nothing_waits(desk: Twice) -> None:
    one = attached(desk)
    assert desk.ports.documents.files[store.kept_key(one.id)] == png()
    assert (one.size, one.name, one.attached_by, waiting(desk)) == (len(png()), "a.png", REP.subject, [])
    assert actions.attachments_page(desk.ports, desk.first.id, None, 10, None).items == [one]


def test_attaching_twice_is_attaching_once(desk: Twice) -> None:
    new = on_account(desk, brought(desk, png()))
    one = actions.attach(desk.ports, desk.first.id, new, REP)
    assert actions.attach(desk.ports, desk.first.id, new, SUPERVISOR) == one


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_reply_is_attached_once(desk: Twice, when: str) -> None:
    new = on_account(desk, brought(desk, png()))
    lose_replies(desk.ports, 0, when=when)
    one = actions.attach(desk.ports, desk.first.id, new, REP)
    assert actions.attachments_page(desk.ports, desk.first.id, None, 10, None).items == [one]


def test_the_same_file_stands_with_the_same_thing_once(desk: Twice) -> None:
    invoice = desk.bill()
    attached(desk)
    again = on_account(desk, brought(desk, png()))
    with pytest.raises(Conflict, match="attached here already") as refused:
        actions.attach(desk.ports, desk.first.id, again, REP)
    assert refused.value.code == "already_attached"
    elsewhere = attached(desk, subject=Subject(SubjectKind.INVOICE, invoice.id))
    assert actions.attachments_of(desk.ports, desk.first.id, invoice.id, 10, None).items == [elsewhere]


def test_what_is_refused_is_taken_away(desk: Twice) -> None:
    with pytest.raises(Invalid, match="Only PDF"):
        attached(desk, b"<html>")
    assert waiting(desk) == []
    assert not [key for key in desk.ports.documents.files if key.startswith(store.KEPT)]


def test_what_never_arrived_is_said(desk: Twice) -> None:
    with pytest.raises(Invalid) as refused:
        actions.attach(desk.ports, desk.first.id, on_account(desk, "att_0"), REP)
    assert refused.value.code == "not_brought"


def test_nobody_attaches_what_was_brought_to_another_account(desk: Twice) -> None:
    new = on_account(desk, brought(desk, png(), desk.other.id))
    with pytest.raises(Invalid):
        actions.attach(desk.ports, desk.first.id, new, REP)


@pytest.mark.parametrize("kind", [SubjectKind.INVOICE, SubjectKind.CREDIT_NOTE, SubjectKind.PAYMENT])
def test_a_file_belongs_with_what_is_there(desk: Twice, kind: SubjectKind) -> None:
    with pytest.raises(NotFound):
        attached(desk, subject=Subject(kind, "inv_none"))


@dataclass
class Failing(FakeDocuments):
    """A bucket that fails at some calls."""

    fails: set[str] = field(default_factory=set)

    def put(self, key: str, body: bytes, media_type: str) -> None:
        self._call("put")
        super().put(key, body, media_type)

    def remove(self, key: str) -> None:
        self._call("remove")
        super().remove(key)

    def _call(self, name: str) -> None:
        if name in self.fails:
            raise Unavailable("documents_unavailable", say("late"))


def test_a_bucket_that_fails_leaves_nothing_half_done(desk: Twice) -> None:
    object.__setattr__(desk.ports, "documents", Failing(desk.ports.documents.files, fails={"put"}))
    new = on_account(desk, brought(desk, png()))
    with pytest.raises(Unavailable):
        actions.attach(desk.ports, desk.first.id, new, REP)
    assert actions.attachments_page(desk.ports, desk.first.id, None, 10, None).items == []
    desk.ports.documents.fails = {"remove"}
    one = actions.attach(desk.ports, desk.first.id, new, REP)
    assert (actions.attach(desk.ports, desk.first.id, new, REP), len(waiting(desk))) == (one, 1)


def test_what_is_withdrawn_stays_listed_and_is_shown_no_more(desk: Twice) -> None:
    one = attached(desk)
    assert actions.show_attachment(desk.ports, desk.first.id, one.id).address.startswith("memory:attachments/kept/")
    gone = actions.withdraw(desk.ports, desk.first.id, one.id, " of another client ", SUPERVISOR)
    assert (gone.withdrawn_by, gone.withdrawn_why) == (SUPERVISOR.subject, "of another client")
    assert actions.withdraw(desk.ports, desk.first.id, one.id, "again", REP) == gone
    assert actions.attachments_page(desk.ports, desk.first.id, None, 10, None).items == [gone]
    with pytest.raises(RuleBroken, match="withdrawn"):
        actions.show_attachment(desk.ports, desk.first.id, one.id)


def test_what_was_withdrawn_by_mistake_is_attached_again(desk: Twice) -> None:
    actions.withdraw(desk.ports, desk.first.id, attached(desk).id, "mistake", REP)
    again = attached(desk)
    found = actions.attachments_of(desk.ports, desk.first.id, desk.first.id, 10, None).items
    assert [one.id for one in found] == [again.id]


def test_a_pdf_that_acts_is_lent_as_a_download_alone(desk: Twice) -> None:
    lent = actions.show_attachment(desk.ports, desk.first.id, attached(desk, pdf(b"<</S /JavaScript>>")).id)
    assert (lent.address, "letter-2026-03-02.pdf" in lent.download) == ("", True)


def test_a_kind_is_asked_for(desk: Twice) -> None:
    cheque = attached(desk, kind=AttachmentKind.CHEQUE)
    attached(desk, pdf())
    assert actions.attachments_page(desk.ports, desk.first.id, AttachmentKind.CHEQUE, 10, None).items == [cheque]


def test_a_merge_carries_what_is_attached_and_a_split_brings_it_back(desk: Twice) -> None:
    invoice = desk.bill()
    one, other = attached(desk), attached(desk, subject=Subject(SubjectKind.INVOICE, invoice.id))
    twin = brought(desk, png(), desk.other.id)
    same = NewAttachment(twin, Subject(SubjectKind.ACCOUNT, desk.other.id), AttachmentKind.LETTER, "a.png")
    here = actions.attach(desk.ports, desk.other.id, same, REP)
    desk.merge()
    assert ids_on(desk, desk.other) == {one.id, other.id, here.id}
    assert [x.id for x in actions.attachments_of(desk.ports, desk.other.id, invoice.id, 10, None).items] == [other.id]
    assert actions.show_attachment(desk.ports, desk.other.id, one.id).address
    with pytest.raises(NotFound):
        actions.show_attachment(desk.ports, desk.first.id, one.id)
    desk.split()
    assert ids_on(desk, desk.first) == {one.id, other.id}
