"""The verbs of notices: queue, claim, record what became of each, hear the mail provider, find what is left behind."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.notices.actions.left import keep_queued, left_behind
    from chalicelib.notices.actions.news import hear_mail_event
    from chalicelib.notices.actions.queueing import claim_notice, queue_notice
    from chalicelib.notices.actions.reading import (
        contacts_since,
        may_send_again,
        notice_id_of,
        notice_of,
        notices_before,
        notices_page,
        notices_since,
        reference_of,
        withdrawn_in,
    )
    from chalicelib.notices.actions.recording import put_off, record_failed, record_sent, release, try_later, withdraw
    from chalicelib.notices.actions.wordings import (
        own_words,
        save_wording,
        wording_of,
        wordings_before,
        words_of,
    )
    from chalicelib.notices.actions.writing import letter_for, mail_sample, sample_of
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".left": ("keep_queued", "left_behind"),
            ".news": ("hear_mail_event",),
            ".queueing": ("claim_notice", "queue_notice"),
            ".reading": (
                "contacts_since",
                "may_send_again",
                "notice_id_of",
                "notice_of",
                "notices_before",
                "notices_page",
                "notices_since",
                "reference_of",
                "withdrawn_in",
            ),
            ".recording": ("put_off", "record_failed", "record_sent", "release", "try_later", "withdraw"),
            ".wordings": ("own_words", "save_wording", "wording_of", "wordings_before", "words_of"),
            ".writing": ("letter_for", "mail_sample", "sample_of"),
        },
    )
