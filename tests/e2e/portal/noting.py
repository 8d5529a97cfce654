"""Notes in the portal: the office's texts for them, and one written from where one is."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.portal.basics import dialog, said


def keep_template(page: Page, name: str, text: str, outcome: str) -> None:
    """From the list of note templates: keep one."""
    page.keyboard.press("n")
    over = dialog(page)
    over.get_by_label("Name").fill(name)
    over.get_by_label("Text", exact=True).fill(text)
    over.get_by_role("combobox", name="Outcome of the call").select_option(outcome)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("row").filter(has_text=name).first).to_be_visible()


def note_by_template(page: Page, number: int, *fills: str) -> str:
    """Write a note with a template by its number, its slots filled in one after the other; answers what was written."""
    page.keyboard.press("n")
    over = dialog(page)
    expect(over.get_by_role("combobox", name=re.compile("^Template"))).to_be_enabled()
    page.keyboard.press(f"Alt+{number}")
    box = over.get_by_label("Note", exact=True)
    expect(box).not_to_have_value("")
    for at, text in enumerate(fills):
        if at:
            page.keyboard.press("Tab")
        page.keyboard.type(text)
    written = box.input_value()
    page.keyboard.press("Control+Enter")
    said(page, "The note is saved.")
    return written
