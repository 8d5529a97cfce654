"""How messages are worded: delivered as data, worded by the office, every version kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from chalicelib.cloud.tables import AlreadyThere, Contested, edited
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.notices import store
from chalicelib.notices.compose import COMMON, as_delivered
from chalicelib.notices.model import Wording, Words, WordsOf
from chalicelib.notices.rules.wording import check_wording, fields_of


def wording_of(ports: Ports, template: str, language: Language) -> Wording:
    """How a message, or what is `common` to all, is worded now; version 0: as delivered.

    NotFound `template_not_found`.
    """
    fields_of(template)
    found = store.WORDINGS.get(ports.tables, "", f"{template}#{language}")
    return found or Wording(template, language, {})


def wordings_before(ports: Ports, template: str, language: Language, limit: int, cursor: str | None) -> Page[Wording]:
    """The versions that the office wrote, the newest first. NotFound `template_not_found`, Invalid `bad_cursor`."""
    fields_of(template)
    begins = f"{store.WORDINGS_BEFORE.begins}{template}#{language}#"
    return ports.tables.page(store.WORDINGS_BEFORE, "OFFICE", begins, limit, cursor, backwards=True)


def words_of(ports: Ports, template: str, language: Language) -> Words:
    """What the office itself says in one message, the common phrases with it: one request."""
    keys = [("OFFICE", f"{store.WORDINGS.begins}{name}#{language}") for name in (template, COMMON)]
    found = {one.template: one for one in ports.tables.get_all(store.WORDINGS, keys)}
    if not found:
        return Words({})
    ours = [found.get(name, Wording(name, language, {})) for name in (template, COMMON)]
    return Words(ours[1].phrases | ours[0].phrases, tuple(one.version for one in ours))


def words_read_once(ports: Ports) -> WordsOf:
    """The same for one run of a worker: messages of one kind in one language read their words together."""
    return cache(lambda template, language: words_of(ports, template, language))


def own_words(ports: Ports, template: str, language: Language, phrases: Mapping[str, str]) -> dict[str, str]:
    """Check a wording and answer what of it is the office's own. Invalid `wording_unsound`, NotFound
    `template_not_found`.
    """
    fields_of(template)
    values = {"office": ports.settings.office_name, "phone": ports.settings.office_phone}
    return check_wording(template, language, phrases, as_delivered(template, language), values)


def save_wording(
    ports: Ports, template: str, language: Language, phrases: Mapping[str, str], version: int, by: Actor
) -> Wording:
    """Word a message from now on, edited on `version` (0: as delivered); no phrases lead back to what was delivered.
    Every version is kept; what changes nothing makes none.

    Invalid `wording_unsound`, NotFound `template_not_found`, Conflict `changed_meanwhile`.
    """
    own = own_words(ports, template, language, phrases)
    before = wording_of(ports, template, language)
    edited(before.version, version)
    if own == before.phrases:
        return before
    after = Wording(template, language, own, version + 1, ports.clock.now(), by.subject)
    try:
        ports.tables.commit([store.WORDINGS_BEFORE.add(after), store.WORDINGS.write(after, version or None)], by)
    except (AlreadyThere, Contested) as error:
        found = wording_of(ports, template, language)
        if replace(found, written_at=after.written_at) == after:  # our write was done and its reply lost
            return found
        raise Conflict(
            "changed_meanwhile", say("Somebody changed this since you opened it. Reload and try again.")
        ) from error
    return after
