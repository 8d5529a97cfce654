"""The doors of wordings: how messages read, what the office worded itself, every version of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from chalicelib.kernel.languages import Language
from chalicelib.notices import actions
from chalicelib.notices.compose import as_delivered
from chalicelib.notices.model import Wording
from chalicelib.notices.rules.wording import TEMPLATES_WORDED, fields_of
from chalicelib.web.api import Api
from chalicelib.web.auth import bearer
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.rate import limit
from chalicelib.web.shapes import PageQuery, PageView, Shape, VersionOrNew, View
from chalicelib.web.shown import shown

api = Api("wordings", "/api/v1/templates")

SAMPLES_PER_MINUTE = 10
Phrases = Annotated[
    dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=4000)]], Field(max_length=10)
]


class TemplateQuery(Shape):
    """The language to show a message in; the caller's own when left out."""

    language: Language | None = None


class VersionsQuery(PageQuery):
    """Which language's versions; the caller's own when left out."""

    language: Language | None = None


class WordingIn(Shape):
    """A message as it is worded; a phrase that is left out or empty stays as delivered."""

    language: Language
    phrases: Phrases


class NewWordingIn(WordingIn):
    """The same to be kept, with the version it was edited on; no phrases at all lead back to what was delivered."""

    version: VersionOrNew


class SampleView(View):
    """How a message reads, with sample links."""

    subject: str
    text: str
    html: str


class PhraseView(View):
    """A phrase as it is worded now and as it was delivered; `most` characters fit."""

    name: str
    text: str
    delivered: str
    most: int


class MessageTemplateView(View):
    """How a message is worded in a language, and how it reads. Version 0 is as delivered."""

    template: str
    language: str
    phrases: list[PhraseView]
    version: int
    written_at: datetime | None
    written_by: str
    subject: str
    text: str
    html: str

    @classmethod
    def of(cls, wording: Wording, sample: SampleView) -> MessageTemplateView:
        """Show a wording beside its sample."""
        delivered, most = as_delivered(wording.template, wording.language), fields_of(wording.template)
        phrases = [
            PhraseView(name=name, text=wording.phrases.get(name, ours), delivered=ours, most=most[name])
            for name, ours in delivered.items()
        ]
        return shown(cls, wording, phrases=phrases, **dict(sample))


class WordingView(View):
    """A version of a wording: the phrases that were the office's own, by name."""

    version: int
    phrases: dict[str, str]
    written_at: datetime
    written_by: str


@api.get("", Permission.SIGNED_IN)
def list_templates(call: Call) -> list[str]:
    """The names of the messages, and `common`: what all of them say."""
    return list(TEMPLATES_WORDED)


@api.get("/{template}", Permission.SIGNED_IN)
def show_template(call: Call, template: str, query: TemplateQuery) -> MessageTemplateView:
    """How a message is worded in a language, and how it reads with the office's name and sample links."""
    return _told(call, template, query.language or call.language)


@api.get("/{template}/versions", Permission.SIGNED_IN)
def list_wordings(call: Call, template: str, query: VersionsQuery) -> PageView[WordingView]:
    """The versions that the office wrote in a language, the newest first; before the first it was as delivered."""
    language = query.language or call.language
    page = actions.wordings_before(call.ports, template, language, query.limit, query.cursor)
    return PageView(items=[shown(WordingView, one) for one in page.items], cursor=page.cursor)


@api.put("/{template}", Permission.POLICY_WRITE)
def save_wording(call: Call, template: str, body: NewWordingIn) -> MessageTemplateView:
    """Word a message from now on; the version before is kept, and a message that went keeps which it was written in."""
    actions.save_wording(call.ports, template, body.language, body.phrases, body.version, call.actor)
    return _told(call, template, body.language)


@api.post("/{template}/sample", Permission.POLICY_WRITE, 200)
def show_sample(call: Call, template: str, body: WordingIn) -> SampleView:
    """How a message would read, while it is worded; nothing is kept."""
    own = actions.own_words(call.ports, template, body.language, body.phrases)
    return shown(SampleView, actions.sample_of(call.ports, template, body.language, own))


@api.post("/{template}/mail", Permission.POLICY_WRITE, 204)
def mail_sample(call: Call, template: str, body: WordingIn) -> None:
    """Mail the caller a sample to the address they sign in with; its links lead nowhere, and nothing is kept."""
    limit(call, "mail-sample", SAMPLES_PER_MINUTE)
    person = call.ports.identity.person(bearer(call))
    actions.mail_sample(call.ports, person, template, body.language, body.phrases)


def _told(call: Call, template: str, language: Language) -> MessageTemplateView:
    wording = actions.wording_of(call.ports, template, language)
    return MessageTemplateView.of(wording, shown(SampleView, actions.sample_of(call.ports, template, language)))
