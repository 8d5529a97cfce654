"""What each role may do. A route without a permission does not start; a role without the permission is refused."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from chalicelib.kernel.actor import Actor, Role


class Permission(StrEnum):
    """One thing a caller may do. `ANYONE` and `PAY_SESSION` are not given to roles: they name other doors."""

    ANYONE = "anyone"  # sign-in, health, opening a pay link, signed webhooks
    PAY_SESSION = "pay_session"  # a client who passed the check of a pay link
    SIGNED_IN = "signed_in"  # every staff member: own preferences, who am I
    ACCOUNT_READ = "account:read"
    ACCOUNT_WRITE = "account:write"
    ACCOUNT_MERGE = "account:merge"
    PAYER_WRITE = "payer:write"
    CATALOG_READ = "catalog:read"
    CATALOG_WRITE = "catalog:write"
    CHARGE_WRITE = "charge:write"
    INVOICE_ISSUE = "invoice:issue"
    INVOICE_CORRECT = "invoice:correct"
    CHARGE_APPROVE = "charge:approve"
    PAYMENT_READ = "payment:read"
    PAYMENT_POST = "payment:post"
    PAYMENT_REFUND = "payment:refund"
    AMOUNT_LARGE = "amount:large"  # enter amounts above what one person books alone (kernel/horizons.py)
    BATCH_DIFFER = "batch:differ"  # close a batch that does not agree with its tape (payments/batches/rules.py)
    WRITE_OFF = "write_off:post"  # above the office's limit it is asked, and somebody who may approves
    WRITE_OFF_APPROVE = "write_off:approve"
    NOTICE_SEND = "notice:send"
    COLLECTIONS_READ = "collections:read"
    COLLECTIONS_NOTE = (
        "collections:note"  # what a caller says: a promise, and a short hold (collections/rules/short_hold.py)
    )
    COLLECTIONS_WRITE = "collections:write"
    POLICY_WRITE = "policy:write"
    IMPORT_READ = "import:read"
    IMPORT_WRITE = "import:write"
    REPORT_READ = "report:read"
    EXPORT = "export"
    AUDIT_READ = "audit:read"
    BOOKS_PROVE = "books:prove"  # begin a proof of all books, or make all lists anew
    SETTINGS_WRITE = "settings:write"


_P = Permission
_READS: Final = frozenset(
    {_P.SIGNED_IN, _P.ACCOUNT_READ, _P.CATALOG_READ, _P.PAYMENT_READ, _P.COLLECTIONS_READ, _P.REPORT_READ}
)
_DESK: Final = _READS | {
    _P.ACCOUNT_WRITE,
    _P.CHARGE_WRITE,
    _P.INVOICE_ISSUE,
    _P.PAYMENT_POST,
    _P.NOTICE_SEND,
    _P.IMPORT_READ,
    _P.EXPORT,
}
_STAFF: Final = frozenset(Permission) - {_P.ANYONE, _P.PAY_SESSION}

GRANTS: Final[dict[Role, frozenset[Permission]]] = {
    Role.REPRESENTATIVE: _DESK | {_P.INVOICE_CORRECT, _P.WRITE_OFF, _P.IMPORT_WRITE, _P.COLLECTIONS_NOTE},
    Role.SUPERVISOR: _STAFF - {_P.SETTINGS_WRITE},
    Role.COLLECTIONS: _READS
    | {
        _P.ACCOUNT_WRITE,
        _P.NOTICE_SEND,
        _P.COLLECTIONS_NOTE,
        _P.COLLECTIONS_WRITE,
        _P.PAYMENT_POST,
        _P.WRITE_OFF,
        _P.EXPORT,
    },
    Role.CODER: _READS | {_P.CATALOG_WRITE, _P.CHARGE_WRITE},
    Role.AUDITOR: _READS | {_P.IMPORT_READ, _P.EXPORT, _P.AUDIT_READ},
    Role.ADMINISTRATOR: _STAFF,
}


def may(actor: Actor, permission: Permission) -> bool:
    """Whether any role of this staff member grants the permission."""
    return any(permission in GRANTS[role] for role in actor.roles)
