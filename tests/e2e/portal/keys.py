"""The keyboard alone: walk with Tab, see where one is, type."""

from __future__ import annotations

from playwright.sync_api import Page

FAR = 60  # no field of a form is further than so many presses of Tab

# A ring, a shadow, or for the parts of a date a ground of their own; round the thing or the frame it stands in.
_SEEN = """() => {
  const at = document.activeElement;
  if (!at.matches(':focus-visible')) return false;
  const frames = [at, at.parentElement, at.closest('.input, .card, .grid')].filter(Boolean);
  const lined = look => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0;
  const ringed = look => lined(look) || look.boxShadow !== 'none';
  const ring = frames.some(one => ringed(getComputedStyle(one)));
  return ring || (at.role === 'spinbutton' && getComputedStyle(at).backgroundColor !== 'rgba(0, 0, 0, 0)');
}"""


def is_seen(page: Page) -> bool:
    """Whether the eye finds what has the focus."""
    return bool(page.evaluate(_SEEN))


def at(page: Page, selector: str) -> bool:
    """Whether what is meant has the focus."""
    return bool(page.evaluate("meant => document.activeElement.matches(meant)", selector))


def reach(page: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab until something has the focus; everything on the way is seen."""
    for _ in range(FAR):
        if at(page, selector):
            break
        page.keyboard.press(key)
    assert at(page, selector), f"Tab does not reach {selector}."
    assert is_seen(page), f"The focus on {selector} is not seen."


def write(page: Page, selector: str, text: str) -> None:
    """Go to a field and type."""
    reach(page, selector)
    page.keyboard.type(text, delay=5)


def command(page: Page, text: str) -> None:
    """Run a command of the palette: one that changes something at once is gone to first."""
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").wait_for()
    page.keyboard.type(text, delay=10)
    wanted = page.get_by_role("option", name=text).first
    wanted.wait_for()
    while wanted.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
