"""Writing the e-mail of a notice, and a sample of a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from chalicelib.kernel.identity import Person
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Letter, Ports
from chalicelib.notices.actions.news import PROBE
from chalicelib.notices.actions.reading import reference_of
from chalicelib.notices.actions.wordings import own_words, words_of
from chalicelib.notices.compose import COMMON, Composed, compose
from chalicelib.notices.model import Notice, Words
from chalicelib.notices.rules.wording import fields_of

DELIVERED: Final = Words({})
SHOWS_COMMON: Final = "invoice_ready"


def letter_for(
    ports: Ports, notice: Notice, to: str, pay_link: str, opt_out_link: str, one_click: str, words: Words = DELIVERED
) -> Letter:
    """Write the e-mail of a notice. The links hold secrets: the letter is sent and kept nowhere.

    `one_click` is the address that a mail program posts to when its reader unsubscribes (RFC 8058).
    """
    said = _written(ports, notice.template, notice.language, pay_link, opt_out_link, words.phrases)
    return Letter(to, said.subject, said.text, said.html, notice.language, reference_of(notice), one_click)


def sample_of(ports: Ports, template: str, language: Language, phrases: Mapping[str, str] | None = None) -> Composed:
    """How a message reads, with the office's name and links that lead nowhere: as it is worded now, or with `phrases`
    in place of its own. The common phrases are shown in a message of every day. NotFound `template_not_found`.
    """
    fields_of(template)
    shown = SHOWS_COMMON if template == COMMON else template
    words = words_of(ports, shown, language).phrases
    if phrases is not None:
        others = {name: text for name, text in words.items() if name not in fields_of(template)}
        words = others | dict(phrases)
    page = f"{ports.settings.site_url}/pay.html"
    return _written(ports, shown, language, page, page, words)


def mail_sample(ports: Ports, to: Person, template: str, language: Language, phrases: Mapping[str, str]) -> None:
    """Mail a person of the office a sample to their own address, worded with `phrases`; its links lead nowhere.

    Invalid `wording_unsound`, NotFound `template_not_found`, Unavailable `mail_busy`, `mail_refused`.
    """
    said = sample_of(ports, template, language, own_words(ports, template, language, phrases))
    reference = f"{PROBE}/{new_id('ntc', ports.clock.now())}"  # about nobody
    ports.mail.send(Letter(to.email, said.subject, said.text, said.html, language, reference))


def _written(
    ports: Ports, template: str, language: Language, pay_link: str, opt_out_link: str, phrases: Mapping[str, str]
) -> Composed:
    office = {"office": ports.settings.office_name, "phone": ports.settings.office_phone}
    return compose(template, language, {**office, "pay_link": pay_link, "opt_out_link": opt_out_link}, phrases)
