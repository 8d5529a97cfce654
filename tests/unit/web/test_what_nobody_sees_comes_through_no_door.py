"""Text from outside loses what nobody sees, at every door; a secret is taken as it was typed."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from chalicelib.catalog.api.prices import RowsQuery
from chalicelib.enrollment.api.shapes import ContactShape, EnrollBody, NoteShape, SearchQuery
from chalicelib.web.auth import ChallengeIn, ConfirmForgotIn, LoginIn

HIDDEN = "\u200f\u200b\ufeff\u2060\u00ad"


def test_text_is_what_is_seen_of_it_in_parts_lists_and_queries() -> None:
    typed = {
        "clients": [
            {"name": {"family": f"{HIDDEN}Test{HIDDEN}berg", "given": "علی\u200cرضا"}, "birth_date": "1980-05-17"}
        ],
        "contact": {"email": f"ada{HIDDEN}@people.example", "phones": [{"number": f"{HIDDEN}617-555-0142"}]},
    }
    body = EnrollBody.model_validate(typed, context={"today": date(2026, 11, 21)})
    assert (body.clients[0].name.family, body.clients[0].name.given) == ("Testberg", "علی\u200cرضا")
    assert (body.contact.email, body.contact.phones[0].number) == ("ada@people.example", "617-555-0142")
    assert SearchQuery.model_validate({"q": f"{HIDDEN}Lind"}).q == "Lind"
    assert RowsQuery.model_validate({"begins": f"VI{HIDDEN}"}).begins == "VI"


def test_text_of_which_nothing_is_seen_is_empty() -> None:
    with pytest.raises(ValidationError):
        NoteShape.model_validate({"text": HIDDEN})
    assert ContactShape.model_validate({"email": HIDDEN}).email == ""


def test_a_secret_is_taken_as_it_was_typed() -> None:
    secret = f"pass{HIDDEN}word"
    assert LoginIn.model_validate({"email": f"a{HIDDEN}@b.example", "password": secret}).password == secret
    assert ChallengeIn.model_validate({"challenge": secret, "answer": secret}).answer == secret
    confirmed = {"email": "a@b.example", "code": "123456", "password": secret}
    assert ConfirmForgotIn.model_validate(confirmed).password == secret
