"""The verbs of reaching people."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.outreach.actions.delivering import deliver
    from chalicelib.outreach.actions.facts import ask_gate
    from chalicelib.outreach.actions.handing import hand_out_link
    from chalicelib.outreach.actions.hearing import hear_mail, hear_stream
    from chalicelib.outreach.actions.mailing import (
        ask_mailing,
        close_mailing,
        go_on_mailing,
        mail_link,
        mail_statement,
        mailed_of,
        mailing_of,
        mailings_of,
        stop_mailing,
        work_mailing,
    )
    from chalicelib.outreach.actions.opting import language_of_one_click, opt_out
    from chalicelib.outreach.actions.sending import resend, send, send_about
    from chalicelib.outreach.actions.sweeping import sweep
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".delivering": ("deliver",),
            ".facts": ("ask_gate",),
            ".handing": ("hand_out_link",),
            ".hearing": ("hear_mail", "hear_stream"),
            ".mailing": (
                "ask_mailing",
                "close_mailing",
                "go_on_mailing",
                "mail_link",
                "mail_statement",
                "mailed_of",
                "mailing_of",
                "mailings_of",
                "stop_mailing",
                "work_mailing",
            ),
            ".opting": ("language_of_one_click", "opt_out"),
            ".sending": ("resend", "send", "send_about"),
            ".sweeping": ("sweep",),
        },
    )
