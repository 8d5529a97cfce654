"""The verbs of invoicing."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.invoicing.actions.correcting import adjust, transfer
    from chalicelib.invoicing.actions.crediting import credit, rebill
    from chalicelib.invoicing.actions.drafts import (
        approve_draft,
        audit_draft,
        change_draft,
        discard_draft,
        draft_invoice,
        preview,
    )
    from chalicelib.invoicing.actions.fees import issue_fee, take_back_fee
    from chalicelib.invoicing.actions.issuing import issue, post_charges
    from chalicelib.invoicing.actions.letterheads import letterhead_of, list_letterheads, save_letterhead
    from chalicelib.invoicing.actions.listing import (
        credit_note_numbered,
        invoice_numbered,
        page_of_invoices,
        waiting_since,
    )
    from chalicelib.invoicing.actions.papers import (
        credit_note_pdf,
        invoice_pdf,
        must_be_a_period,
        receipt_pdf,
        statement_pdf,
    )
    from chalicelib.invoicing.actions.reading import (
        credit_note_of,
        credit_notes_about,
        credit_notes_named,
        credit_notes_of,
        credit_notes_page,
        entries_of,
        head_and_open,
        invoice_of,
        invoices_by_id,
        invoices_of,
        issued_by,
        issued_invoice_of,
        named_open,
        open_invoices,
        places_owed_on,
        still_open,
    )
    from chalicelib.invoicing.actions.settlement import load_for_settlement, settling
    from chalicelib.invoicing.actions.small_balances import preview_write_offs, small_balances_of
    from chalicelib.invoicing.actions.unissued import discarded_before, keep_waiting, waiting_of
    from chalicelib.invoicing.actions.write_off_policies import (
        list_write_off_policies,
        save_write_off_policy,
        write_off_policy_of,
    )
    from chalicelib.invoicing.actions.writing_off import (
        approve_write_off,
        posted_write_offs,
        refuse_write_off,
        take_back_write_off,
        withdraw_write_off,
        write_off,
        write_off_of,
        write_offs_of,
        write_offs_page,
    )
    from chalicelib.invoicing.papers.naming import charged_for
    from chalicelib.invoicing.papers.paper import Paper
    from chalicelib.invoicing.papers.receipts import Receipt
    from chalicelib.invoicing.rules.credits import Wanted
    from chalicelib.invoicing.store import (
        credit_note_write,
        invoice_write,
        invoices_in,
    )
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".correcting": ("adjust", "transfer"),
            ".crediting": ("credit", "rebill"),
            ".drafts": ("approve_draft", "audit_draft", "change_draft", "discard_draft", "draft_invoice", "preview"),
            ".fees": ("issue_fee", "take_back_fee"),
            ".issuing": ("issue", "post_charges"),
            ".letterheads": ("letterhead_of", "list_letterheads", "save_letterhead"),
            ".listing": ("credit_note_numbered", "invoice_numbered", "page_of_invoices", "waiting_since"),
            ".papers": ("credit_note_pdf", "invoice_pdf", "must_be_a_period", "receipt_pdf", "statement_pdf"),
            ".reading": (
                "credit_note_of",
                "credit_notes_about",
                "credit_notes_named",
                "credit_notes_of",
                "credit_notes_page",
                "entries_of",
                "head_and_open",
                "invoice_of",
                "invoices_by_id",
                "invoices_of",
                "issued_by",
                "issued_invoice_of",
                "named_open",
                "open_invoices",
                "places_owed_on",
                "still_open",
            ),
            ".settlement": ("load_for_settlement", "settling"),
            ".small_balances": ("preview_write_offs", "small_balances_of"),
            ".unissued": ("discarded_before", "keep_waiting", "waiting_of"),
            ".write_off_policies": ("list_write_off_policies", "save_write_off_policy", "write_off_policy_of"),
            ".writing_off": (
                "approve_write_off",
                "posted_write_offs",
                "refuse_write_off",
                "take_back_write_off",
                "withdraw_write_off",
                "write_off",
                "write_off_of",
                "write_offs_of",
                "write_offs_page",
            ),
            "..papers.naming": ("charged_for",),
            "..papers.paper": ("Paper",),
            "..papers.receipts": ("Receipt",),
            "..rules.credits": ("Wanted",),
            "..store": ("credit_note_write", "invoice_write", "invoices_in"),
        },
    )
