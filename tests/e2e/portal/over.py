"""What opens over a screen of the portal: its dialogs and side panels, and the keys that open each."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PageTimeout

from tests.e2e.portal.places import ACCOUNT, ATTACHED, INVOICE, Shown, visit

SETTLED_MS = 3_000  # a field that is to have the focus has it by then

# The pattern of the screen under it, and the keys.
OVER: dict[str, tuple[str, str]] = {
    "send": (INVOICE, "s"), "credit": (INVOICE, "c"), "rebill": (INVOICE, "b"), "transfer": (INVOICE, "t"),
    "adjust": (INVOICE, "a"), "note": (ACCOUNT, "n"), "hold": (ACCOUNT, "h"), "promise": (ACCOUNT, "p"),
    "statement": (ACCOUNT, "s"), "link": (ACCOUNT, "l"), "concern": (ACCOUNT, "w"), "palette": ("/", "Control+k"),
    "help": ("/", "?"), "write-off": (INVOICE, "z"), "small-balances": (ACCOUNT, "z"),
    "close-batch": ("/batches/:number", "away l"), "correct-batch": ("/batches/:number", "away e"),
    "service": ("/catalog/services", "n"), "price": ("/catalog/prices", "n"),
    "tax": ("/catalog/taxes", "n"), "discount": ("/catalog/discounts", "n"), "crosswalk": ("/catalog/crosswalk", "n"),
    "visit-template": ("/catalog/visit-templates", "n"),
    "code-names": ("/catalog?system=service", "j Enter e"),
    "claim-lacks": ("/settings/facilities", "j r"), "facility-panel": ("/settings/facilities", "j Enter"),
    "payer": ("/settings/payers", "n"), "payer-note": ("/payers/:id", "n"),
    "note-template": ("/settings/note-templates", "n"), "invoice-note": (INVOICE, "n"),
    "attach": (INVOICE, "d"), "attachment": (INVOICE, "attached Enter"),
    "client-panel": ("/clients", "j Enter"),
    "invoice-panel": ("/invoices", "j Enter"),
    "payment-panel": ("/payments", "j Enter"), "overdue-panel": ("/overdue", "j Enter"),
    "statements": ("/clients", "j t"),
    "letter-panel": ("/overdue/letters", "j Enter"), "price-panel": ("/catalog/prices", "j Enter"),
}  # fmt: skip


def lay_over(page: Page, shown: Shown, name: str) -> None:
    """Go to its screen and open it by its keys."""
    pattern, keys = OVER[name]
    visit(page, shown.path(pattern))
    for key in keys.split():
        if key == "away":  # where the page begins in a field, letters are text
            with suppress(PageTimeout):  # on a screen that one never left nothing takes the focus anew
                page.wait_for_function("document.activeElement.matches('input')", timeout=SETTLED_MS)
            page.evaluate("document.activeElement.blur()")
        elif key == "attached":
            page.get_by_role("button", name=ATTACHED).focus()
        else:
            page.keyboard.press(key)


def laid(page: Page, name: str) -> Locator:
    """What lies over the screen: a side panel by its name, else a dialog, which may lie over one."""
    return page.locator(".panel" if name.endswith("-panel") else "dialog[open]")
