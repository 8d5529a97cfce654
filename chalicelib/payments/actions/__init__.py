"""The verbs of payments."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.payments.actions.attempts import attempts_page, queue_unsettled, settle_attempt
    from chalicelib.payments.actions.batching import (
        batch_of,
        batches_page,
        close_batch,
        correct_batch,
        open_batch,
        open_batches,
        payments_in,
    )
    from chalicelib.payments.actions.credits import apply_credit, pay_out_credit, refund_credit
    from chalicelib.payments.actions.disputing import dispute
    from chalicelib.payments.actions.links import (
        account_of_link,
        authenticate_client,
        client_of,
        create_link,
        open_link,
        page_on_paper,
        pass_check,
        renew_link,
        revoke_links,
    )
    from chalicelib.payments.actions.looking_back import begin_recovery
    from chalicelib.payments.actions.offering import offers_on
    from chalicelib.payments.actions.owing import counted_on, debits_in, guarantor_owes, touched
    from chalicelib.payments.actions.posting import (
        allocate,
        post_payment,
        preview_payment,
        release_invoice,
        return_payment,
        unallocate,
        unallocate_all,
    )
    from chalicelib.payments.actions.reading import (
        payment_of,
        payments_of,
        payments_of_gateway,
        payments_on,
        payments_page,
    )
    from chalicelib.payments.actions.receipts import (
        own_receipt_pdf,
        payment_held,
        payment_receipted,
        receipt_pdf,
        receipts_of,
    )
    from chalicelib.payments.actions.refunding import hear_refund, refund, settle_refunds
    from chalicelib.payments.actions.starting import start_attempt
    from chalicelib.payments.actions.voiding import move_payment, void_payment
    from chalicelib.payments.actions.working import work
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".attempts": ("attempts_page", "queue_unsettled", "settle_attempt"),
            ".batching": (
                "batch_of",
                "batches_page",
                "close_batch",
                "correct_batch",
                "open_batch",
                "open_batches",
                "payments_in",
            ),
            ".credits": ("apply_credit", "pay_out_credit", "refund_credit"),
            ".disputing": ("dispute",),
            ".links": (
                "account_of_link",
                "authenticate_client",
                "client_of",
                "create_link",
                "open_link",
                "page_on_paper",
                "pass_check",
                "renew_link",
                "revoke_links",
            ),
            ".looking_back": ("begin_recovery",),
            ".offering": ("offers_on",),
            ".owing": ("counted_on", "debits_in", "guarantor_owes", "touched"),
            ".posting": (
                "allocate",
                "post_payment",
                "preview_payment",
                "release_invoice",
                "return_payment",
                "unallocate",
                "unallocate_all",
            ),
            ".reading": ("payment_of", "payments_of", "payments_of_gateway", "payments_on", "payments_page"),
            ".receipts": ("own_receipt_pdf", "payment_held", "payment_receipted", "receipt_pdf", "receipts_of"),
            ".refunding": ("hear_refund", "refund", "settle_refunds"),
            ".starting": ("start_attempt",),
            ".voiding": ("move_payment", "void_payment"),
            ".working": ("work",),
        },
    )
