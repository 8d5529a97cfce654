"""Writing the e-mail of a notice, and a sample of a template."""

from __future__ import annotations

from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Letter, Ports
from chalicelib.notices.actions.reading import reference_of
from chalicelib.notices.compose import Composed, compose
from chalicelib.notices.model import Notice


def letter_for(ports: Ports, notice: Notice, to: str, pay_link: str, opt_out_link: str, one_click: str) -> Letter:
    """Write the e-mail of a notice. The links hold secrets: the letter is sent and kept nowhere.

    `one_click` is the address that a mail program posts to when its reader unsubscribes (RFC 8058).
    """
    words = _written(ports, notice.template, notice.language, pay_link, opt_out_link)
    return Letter(to, words.subject, words.text, words.html, notice.language, reference_of(notice), one_click)


def sample_of(ports: Ports, template: str, language: Language) -> Composed:
    """How a template reads, with the office's name and links that lead nowhere. NotFound `template_not_found`."""
    page = f"{ports.settings.site_url}/pay.html"
    return _written(ports, template, language, page, page)


def _written(ports: Ports, template: str, language: Language, pay_link: str, opt_out_link: str) -> Composed:
    office = {"office": ports.settings.office_name, "phone": ports.settings.office_phone}
    return compose(template, language, {**office, "pay_link": pay_link, "opt_out_link": opt_out_link})
