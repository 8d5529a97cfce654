"""A sentence keeps what it was made of: stored once, read by each in their own language."""

from __future__ import annotations

import copy
import json

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.languages import LANGUAGES
from chalicelib.kernel.sentences import UNSAID, Said, as_is, in_language, in_turn, kept, said_again, say

LIMIT = say("At most {limit} characters.", limit=40)

plain = st.builds(as_is, st.text())
sentence = st.recursive(
    plain | st.just(LIMIT) | st.just(UNSAID) | st.builds(Said, st.text(alphabet="abc .")),
    lambda inner: st.builds(lambda a, b: in_turn(a, b, between="; "), inner, inner),
    max_leaves=5,
)


def test_it_reads_as_english_text() -> None:
    assert LIMIT == "At most 40 characters."
    assert f"{LIMIT}" == str(LIMIT) == "At most 40 characters."


def test_each_reader_has_their_own_language() -> None:
    assert in_language(LIMIT, "en") == "At most 40 characters."
    assert in_language(LIMIT, "sv") == "Högst 40 tecken."
    assert in_language(LIMIT, "pl") == "Najwięcej znaków: 40."


def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    both = say("{field}: {mend}", field="name", mend=LIMIT)
    assert in_language(in_turn(both, say("Fill this in.")), "sv") == "name: Högst 40 tecken. Fyll i det här."


def test_values_are_never_taken_for_templates() -> None:
    assert in_language(say("{code} is in no release.", code="{0.__class__}"), "sv").startswith("{0.__class__} ")


def test_text_without_translation_stays_as_it_is() -> None:
    assert {in_language(Said("Kept from before."), language) for language in LANGUAGES} == {"Kept from before."}
    assert in_language("plain text", "sv") == "plain text"
    assert in_language(UNSAID, "pl") == ""


@given(sentence)
def test_what_is_stored_is_said_again_as_it_was(said: Said) -> None:
    back = said_again(json.loads(json.dumps(kept(said))))
    assert all(in_language(back, language) == in_language(said, language) for language in LANGUAGES)
    assert copy.deepcopy(said).values == said.values
