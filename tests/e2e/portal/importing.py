"""Files in the portal: bring them, read the preview, post."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.portal.basics import dialog, go

# Starting a worker from cold and reading the files takes longer than a click.
LONG_MS = 120_000


def csv(name: str, *rows: tuple[object, ...]) -> FilePayload:
    """A file as a spreadsheet saves it."""
    text = "\n".join(",".join(str(cell) for cell in row) for row in rows) + "\n"
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def bring(page: Page, name: str, files: list[FilePayload]) -> None:
    """Upload files of the plain layout and wait for the preview."""
    go(page, "Imports")
    page.get_by_role("link", name="New import").first.click()
    page.get_by_label("Name").fill(name)
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Upload and preview").click()
    expect(page.get_by_text("Ready to post")).to_be_visible(timeout=LONG_MS)


def post(page: Page) -> None:
    """Post what the preview showed."""
    page.get_by_role("button", name="Post", exact=True).click()
    dialog(page).get_by_role("button", name="Post", exact=True).click()
    expect(page.get_by_text("This import is posted.")).to_be_visible(timeout=LONG_MS)


def tally(page: Page, kind: str) -> list[str]:
    """New, new amount, there already, in conflict, refused: what a kind of rows comes to."""
    rows = page.get_by_role("table").filter(has_text="There already").get_by_role("row").filter(has_text=kind)
    rows.first.wait_for()  # all that a list shows is read at once, and would be nothing while it is drawn
    return rows.get_by_role("cell").all_inner_texts()
