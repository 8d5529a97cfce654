"""What enrollment decides: what may be written down, who is likely the same person, who pays in which order. Pure."""

from chalicelib.enrollment.rules.contact import (
    clean_address,
    clean_email,
    clean_phone,
    clean_time_zone,
    email_key,
)
from chalicelib.enrollment.rules.coverages import coverages_on, overlapping, split, terms_faults
from chalicelib.enrollment.rules.duplicates import LIKELY, Traits, alike, likeness
from chalicelib.enrollment.rules.faults import Faults
from chalicelib.enrollment.rules.identifiers import account_number, clean_identifier, is_account_number
from chalicelib.enrollment.rules.persons import (
    birth_date_fault,
    clean_name,
    deceased_fault,
    display_name,
    fold,
    person_key,
    words,
)
from chalicelib.enrollment.rules.tokens import Question, Token, account_tokens, client_tokens, question, trigrams

__all__ = [
    "LIKELY",
    "Faults",
    "Question",
    "Token",
    "Traits",
    "account_number",
    "account_tokens",
    "alike",
    "birth_date_fault",
    "clean_address",
    "clean_email",
    "clean_identifier",
    "clean_name",
    "clean_phone",
    "clean_time_zone",
    "client_tokens",
    "coverages_on",
    "deceased_fault",
    "display_name",
    "email_key",
    "fold",
    "is_account_number",
    "likeness",
    "overlapping",
    "person_key",
    "question",
    "split",
    "terms_faults",
    "trigrams",
    "words",
]
