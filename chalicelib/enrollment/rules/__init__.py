"""What enrollment decides: what may be written down, who is likely the same person, who pays in which order. Pure."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.enrollment.rules.contact import (
        clean_address,
        clean_email,
        clean_phone,
        clean_time_zone,
        email_key,
    )
    from chalicelib.enrollment.rules.coverages import coverages_on, overlapping, terms_faults
    from chalicelib.enrollment.rules.duplicates import LIKELY, Traits, alike, likeness
    from chalicelib.enrollment.rules.faults import Faults
    from chalicelib.enrollment.rules.identifiers import account_number, clean_identifier
    from chalicelib.enrollment.rules.persons import (
        birth_date_fault,
        clean_name,
        deceased_fault,
        display_name,
        fold,
        person_key,
        words,
    )
    from chalicelib.enrollment.rules.tokens import (
        Question,
        Token,
        account_tokens,
        client_tokens,
        name_token,
        question,
        trigrams,
        unspaced,
    )
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".contact": ("clean_address", "clean_email", "clean_phone", "clean_time_zone", "email_key"),
            ".coverages": ("coverages_on", "overlapping", "terms_faults"),
            ".duplicates": ("LIKELY", "Traits", "alike", "likeness"),
            ".faults": ("Faults",),
            ".identifiers": ("account_number", "clean_identifier"),
            ".persons": (
                "birth_date_fault",
                "clean_name",
                "deceased_fault",
                "display_name",
                "fold",
                "person_key",
                "words",
            ),
            ".tokens": (
                "Question",
                "Token",
                "account_tokens",
                "client_tokens",
                "name_token",
                "question",
                "trigrams",
                "unspaced",
            ),
        },
    )
