"""What belongs with an invoice: files, brought and looked at under the page's own policy, and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chalicelib.attachments.model import BYTES_MAX
from tests.e2e.browser import DESK, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk, until
from tests.e2e.portal.attaching import HEEDS, attach, file, is_drawn, look_at, refused, see, withdraw
from tests.e2e.portal.basics import caught_up, come_back, dialog
from tests.e2e.portal.charging import bill, open_account
from tests.e2e.portal.enrolling import Newcomer, enroll
from tests.e2e.portal.noting import keep_template, note_by_template
from tests.e2e.portal.places import patterns, stand
from tests.fakes.files import drawn_pdf, pdf, png

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


@pytest.fixture
def heeding(office: Office, chromium: Browser) -> Iterator[Page]:
    """A supervisor's window that does what the pages' policy says, as theirs at work does."""
    with window(chromium, DESK, bypass_csp=False) as page:
        page.add_init_script(HEEDS)
        yield come_back(page, office)


def test_what_is_brought_is_seen_in_place_taken_along_and_told_of(heeding: Page, shelf: str) -> None:
    account = enroll(heeding, Newcomer())
    bill(heeding, account, shelf)
    expect(heeding.get_by_text("Nothing attached yet")).to_be_visible()
    over = attach(heeding, file("letter.pdf", drawn_pdf()), file("cheque.png", png(400, 300)))
    for name in ("letter.pdf", "cheque.png"):
        expect(over.get_by_text(f"{name}: attached")).to_be_visible()
    over.get_by_role("button", name="Done").click()
    picture = look_at(heeding, "cheque.png").get_by_role("img")
    expect(picture).to_have_js_property("naturalWidth", 400)
    heeding.keyboard.press("Escape")
    shown = look_at(heeding, "letter.pdf")
    until(lambda: is_drawn(shown.locator("iframe")), patience=20)
    with heeding.expect_download() as came:
        shown.get_by_role("link", name="Download").click()
    assert came.value.path().read_bytes() == drawn_pdf()
    assert re.fullmatch(r"letter-\d{4}-\d\d-\d\d\.pdf", came.value.suggested_filename)
    withdraw(heeding, shown, "of another client")
    row = heeding.get_by_role("row").filter(has_text="letter.pdf")
    expect(row.get_by_text("Withdrawn")).to_be_visible()
    gone = look_at(heeding, "letter.pdf")
    expect(gone.get_by_text("of another client")).to_be_visible()
    expect(gone.locator("iframe")).to_have_count(0)
    heeding.keyboard.press("Escape")
    assert refused(heeding) == []
    open_account(heeding, account)
    caught_up(heeding)
    heeding.get_by_role("tab", name="Audit").click()
    heeding.get_by_role("checkbox").check()
    seen = heeding.get_by_role("row").filter(has_text=re.compile("attachment"))
    for verb in ("added", "read", "changed"):
        expect(seen.filter(has_text=verb).first).to_be_visible()


def test_what_is_no_paper_is_refused_with_what_to_do(heeding: Page, shelf: str) -> None:
    bill(heeding, enroll(heeding, Newcomer()), shelf)
    over = attach(heeding, file("notes.txt", b"Call back."))
    expect(over.get_by_role("alert")).to_contain_text("This file cannot be used here. Accepted: .pdf")
    pick = over.locator("input[type=file]")
    pick.set_input_files(file("scan.pdf", bytes(BYTES_MAX + 1)))
    expect(over.get_by_role("alert")).to_contain_text("The file is larger than 10 MB.")
    disguised = [file("letter.pdf", b"<html><script>alert(1)</script>"), file("photo.png", b"\0\0\0\x18ftypheic")]
    pick.set_input_files([*disguised, file("half.pdf", pdf()[:-8])])
    for why in ("Only PDF, JPEG, PNG and WebP", "a phone's HEIC picture", "This file is not whole."):
        expect(over.get_by_text(re.compile(why))).to_be_visible()
    over.get_by_role("button", name="Done").click()
    expect(heeding.get_by_text("Nothing attached yet")).to_be_visible()
    attach(heeding, file("acts.pdf", pdf(b"<</S /JavaScript /JS (app.alert(1))>>"))).get_by_text("attached").wait_for()
    dialog(heeding).get_by_role("button", name="Done").click()
    expect(look_at(heeding, "acts.pdf").get_by_text(re.compile("holds more than pages"))).to_be_visible()


def test_what_was_said_of_an_invoice_is_written_by_a_template_and_found_again(heeding: Page, shelf: str) -> None:
    number = bill(heeding, enroll(heeding, Newcomer()), shelf)
    paper = heeding.url
    see(heeding, "/settings/note-templates")
    keep_template(heeding, "Promise", "Pays {amount} for {number} {how} on {day}.", "promised")
    heeding.goto(paper)
    expect(heeding.get_by_text("No notes yet")).to_be_visible()
    text = note_by_template(heeding, 1, "by card", "Friday")
    assert text == f"Pays $120.00 for {number} by card on Friday."
    expect(heeding.get_by_role("region", name="Notes").get_by_text(text)).to_be_visible()
    open_account(heeding, re.search(r"acc_\w+", paper)[0])  # type: ignore[index]
    heeding.get_by_role("tab", name="Timeline").click()
    heeding.get_by_role("combobox", name="Outcome of the call").select_option("promised")
    expect(heeding.get_by_text(f"Promised to pay: {text}")).to_be_visible()
    expect(heeding.get_by_text("Invoice issued")).to_have_count(0)
    heeding.get_by_role("link", name=f"About invoice {number}").click()
    expect(heeding.get_by_role("heading", level=1)).to_contain_text(number)
    assert refused(heeding) == []


def test_no_screen_asks_for_what_its_own_policy_refuses(heeding: Page, office: Office, shelf: str) -> None:
    shown = stand(Desk(office), shelf)
    for pattern in patterns():
        see(heeding, shown.path(pattern))
    assert refused(heeding) == []
