"""Files in the portal: brought, looked at where they stand, taken along, withdrawn."""

from __future__ import annotations

import base64

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.e2e.desk import until
from tests.e2e.portal.basics import dialog, said

# What the policy of a page refused it, as the browser tells it.
HEEDS = """
window.refused = [];
document.addEventListener("securitypolicyviolation", told =>
  refused.push(`${told.violatedDirective}: ${told.blockedURI} on ${location.pathname}`));
"""
_GREEN_PART = """async picture => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const colors = canvas.getImageData(0, 0, image.width, image.height).data;
  let green = 0;
  for (let at = 0; at < colors.length; at += 4) green += colors[at] < 60 && colors[at + 1] > 110 && colors[at + 2] < 60;
  return green * 4 / colors.length;
}"""


def file(name: str, body: bytes) -> FilePayload:
    """A file as a person's folder holds it: what it is announced as comes of its name."""
    kinds = {"pdf": "application/pdf", "png": "image/png"}
    return {"name": name, "mimeType": kinds.get(name.rpartition(".")[2], ""), "buffer": body}


def refused(page: Page) -> list[str]:
    """What the page's policy refused it since it was opened."""
    return list(page.evaluate("() => window.refused"))


def see(page: Page, path: str) -> None:
    """Go to a path inside the portal and wait until it stands still; under a policy no text is taken for a program, as
    `places.visit` asks for.
    """
    page.evaluate("path => { stir(); history.pushState(null, '', path); }", path)
    page.locator("h1").first.wait_for()
    until(lambda: page.evaluate("() => window.isQuiet()"))


def attach(page: Page, *files: FilePayload) -> Locator:
    """Open the dialog by its letter and choose files; it stays open and says what became of each."""
    expect(page.get_by_role("button", name="Attach")).to_be_visible()
    page.keyboard.press("d")
    over = dialog(page)
    over.locator("input[type=file]").set_input_files(list(files))
    return over


def look_at(page: Page, name: str) -> Locator:
    """Open an attachment from its list."""
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("dialog", name=name)).to_be_visible()
    return page.get_by_role("dialog", name=name)


def withdraw(page: Page, over: Locator, why: str) -> None:
    """Take an attachment back that stands open."""
    over.get_by_role("button", name="Withdraw").click()
    over.get_by_role("textbox", name="Why").fill(why)
    over.get_by_role("button", name="Withdraw").click()
    said(page, "The attachment was withdrawn.")


def is_drawn(place: Locator) -> bool:
    """Whether a viewer shows the green page of `drawn_pdf`."""
    picture = base64.b64encode(place.screenshot()).decode()
    return float(place.page.evaluate(_GREEN_PART, picture)) > 0.05
