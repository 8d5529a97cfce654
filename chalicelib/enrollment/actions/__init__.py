"""The verbs of enrollment."""

from chalicelib.enrollment.actions.accounts import (
    account_file,
    account_of,
    account_of_number,
    change_account,
    change_contact,
    file_of,
    mark_address,
    opt_out,
)
from chalicelib.enrollment.actions.clients import add_client, change_client, client_of, clients_by_identifier
from chalicelib.enrollment.actions.concerns import (
    add_concern,
    add_note,
    change_concern,
    concern_of,
    concerns_of,
    end_concern,
)
from chalicelib.enrollment.actions.coverages import (
    add_coverage,
    change_coverage,
    coverage_of,
    coverages_of,
    end_coverage,
)
from chalicelib.enrollment.actions.duplicates import likely_duplicates
from chalicelib.enrollment.actions.enroll import enroll, take_numbers
from chalicelib.enrollment.actions.forms import (
    AccountForm,
    ClientForm,
    ConcernForm,
    ContactForm,
    CoverageForm,
    EnrollmentForm,
    GuarantorForm,
    IdentifierForm,
    PayerForm,
    PhoneForm,
)
from chalicelib.enrollment.actions.keys import email_hash
from chalicelib.enrollment.actions.payers import add_payer, change_payer, list_payers, payer_of
from chalicelib.enrollment.actions.search import refresh_search, search_clients

__all__ = [
    "AccountForm",
    "ClientForm",
    "ConcernForm",
    "ContactForm",
    "CoverageForm",
    "EnrollmentForm",
    "GuarantorForm",
    "IdentifierForm",
    "PayerForm",
    "PhoneForm",
    "account_file",
    "account_of",
    "account_of_number",
    "add_client",
    "add_concern",
    "add_coverage",
    "add_note",
    "add_payer",
    "change_account",
    "change_client",
    "change_concern",
    "change_contact",
    "change_coverage",
    "change_payer",
    "client_of",
    "clients_by_identifier",
    "concern_of",
    "concerns_of",
    "coverage_of",
    "coverages_of",
    "email_hash",
    "end_concern",
    "end_coverage",
    "enroll",
    "file_of",
    "likely_duplicates",
    "list_payers",
    "mark_address",
    "opt_out",
    "payer_of",
    "refresh_search",
    "search_clients",
    "take_numbers",
]
