"""The verbs of payments."""

from chalicelib.payments.actions.attempts import attempts_of, queue_unsettled, settle_attempt, start_attempt, work
from chalicelib.payments.actions.credits import apply_credit, pay_out_credit
from chalicelib.payments.actions.links import (
    authenticate_client,
    create_link,
    open_link,
    pass_check,
    revoke_links,
)
from chalicelib.payments.actions.posting import (
    allocate,
    payment_of,
    payments_of,
    post_payment,
    preview_payment,
    release_invoice,
    return_payment,
    unallocate,
)
from chalicelib.payments.actions.refunding import dispute, refund, settle_refunds
from chalicelib.payments.actions.sending import (
    ask_gate,
    deliver_notice,
    hear_mail,
    send_notice,
    send_notice_about,
    sweep,
)

__all__ = [
    "allocate",
    "apply_credit",
    "ask_gate",
    "attempts_of",
    "authenticate_client",
    "create_link",
    "deliver_notice",
    "dispute",
    "hear_mail",
    "open_link",
    "pass_check",
    "pay_out_credit",
    "payment_of",
    "payments_of",
    "post_payment",
    "preview_payment",
    "queue_unsettled",
    "refund",
    "release_invoice",
    "return_payment",
    "revoke_links",
    "send_notice",
    "send_notice_about",
    "settle_attempt",
    "settle_refunds",
    "start_attempt",
    "sweep",
    "unallocate",
    "work",
]
