"""Whatever the office says to people has a Swedish and a Polish text, and can be worded anew for each reader."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from infra import sentences

# Who says something to people, and which of its arguments are sentences. The fields of a refusal are a dict of them.
SPEAKERS = {
    **dict.fromkeys(
        ("NotFound", "Conflict", "Invalid", "NotAllowed", "RuleBroken", "Unavailable", "TooMany", "SignInNeeded"),
        (1, 2),
    ),
    "Misfit": (0,),
    "Hold": (1,),
    "GateDecision": (2,),
}


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]


def name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


@pytest.mark.parametrize("language", sentences.OTHERS)
def test_every_sentence_has_its_text_with_the_same_slots(language: str) -> None:
    assert sentences.faults(language, sentences.extracted()) == [], "run python -m infra.sentences and fill in the .po"


@pytest.mark.parametrize("language", sentences.OTHERS)
def test_what_gettext_reads_is_what_the_translators_wrote(language: str) -> None:
    kept = sentences.place(language, "mo").read_bytes()
    assert kept == sentences.compiled(sentences.catalogue(language)), "run python -m infra.sentences"


def test_every_template_stands_in_the_code_as_plain_text() -> None:
    """A template that is put together while it runs could not be found by who translates."""
    made_up = [
        f"{path.name}:{call.lineno}"
        for path in sentences.sources()
        for call in calls(path)
        if isinstance(call.func, ast.Name)
        and name(call) == "say"
        and not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    assert made_up == []


def plain(node: ast.expr) -> bool:
    if isinstance(node, ast.Dict):
        return any(plain(value) for value in node.values)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_no_refusal_is_a_text_that_cannot_be_said_in_another_language() -> None:
    """An f-string, or text that is not said by `say`, stays English for ever."""
    mute = [
        f"{path.relative_to(sentences.ROOT)}:{call.lineno}"
        for path in sentences.ROOMS.rglob("*.py")
        if "edi" not in path.relative_to(sentences.ROOMS).parts
        for call in calls(path)
        for place in SPEAKERS.get(name(call), ())
        if len(call.args) > place and plain(call.args[place])
    ]
    assert mute == []


def test_the_check_would_see_an_f_string_and_a_bare_text() -> None:
    for text in ('Invalid("code", f"At most {n}.")', 'NotFound("c", "None.")', 'Invalid("c", say("x"), {"f": "bad"})'):
        (call,) = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and name(node) in SPEAKERS)
        assert any(len(call.args) > place and plain(call.args[place]) for place in SPEAKERS[name(call)])
