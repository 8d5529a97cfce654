"""The verbs of enrollment."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.enrollment.actions.accounts import (
        account_file,
        account_of,
        account_of_number,
        account_writes,
        accounts_by_id,
        change_account,
        change_contact,
        email_closed_in,
        file_of,
        mark_address,
        open_account_of,
        opt_out,
        refuse_merged,
        renamed,
        surviving_account,
    )
    from chalicelib.enrollment.actions.apart import tell_apart
    from chalicelib.enrollment.actions.clients import add_client, change_client, client_of, clients_by_identifier
    from chalicelib.enrollment.actions.concerns import (
        add_concern,
        change_concern,
        concern_of,
        end_concern,
    )
    from chalicelib.enrollment.actions.coverages import (
        add_coverage,
        change_coverage,
        coverage_of,
        end_coverage,
    )
    from chalicelib.enrollment.actions.duplicates import alike_between, duplicates_of, likely_duplicates
    from chalicelib.enrollment.actions.enrolling import enroll, take_numbers
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
    from chalicelib.enrollment.actions.notes import add_note, notes_about, notes_before, notes_page, write_note
    from chalicelib.enrollment.actions.payer_notes import add_payer_note, payer_notes_page
    from chalicelib.enrollment.actions.payers import (
        add_payer,
        change_payer,
        list_payers,
        payer_names,
        payer_of,
        payers_like,
    )
    from chalicelib.enrollment.actions.postal import localities_of
    from chalicelib.enrollment.actions.replacing import replace_client, restore_client
    from chalicelib.enrollment.actions.search import forget_gone, is_searched, refresh_search, search_clients
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".accounts": (
                "account_file",
                "account_of",
                "account_of_number",
                "account_writes",
                "accounts_by_id",
                "change_account",
                "change_contact",
                "email_closed_in",
                "file_of",
                "mark_address",
                "open_account_of",
                "opt_out",
                "refuse_merged",
                "renamed",
                "surviving_account",
            ),
            ".apart": ("tell_apart",),
            ".clients": ("add_client", "change_client", "client_of", "clients_by_identifier"),
            ".concerns": ("add_concern", "change_concern", "concern_of", "end_concern"),
            ".coverages": ("add_coverage", "change_coverage", "coverage_of", "end_coverage"),
            ".duplicates": ("alike_between", "duplicates_of", "likely_duplicates"),
            ".enrolling": ("enroll", "take_numbers"),
            ".forms": (
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
            ),
            ".keys": ("email_hash",),
            ".notes": ("add_note", "notes_about", "notes_before", "notes_page", "write_note"),
            ".payer_notes": ("add_payer_note", "payer_notes_page"),
            ".payers": ("add_payer", "change_payer", "list_payers", "payer_names", "payer_of", "payers_like"),
            ".postal": ("localities_of",),
            ".replacing": ("replace_client", "restore_client"),
            ".search": ("forget_gone", "is_searched", "refresh_search", "search_clients"),
        },
    )
