"""The verbs of attachments."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.attachments.actions.keeping import attach, request_upload
    from chalicelib.attachments.actions.looking import (
        attachment_of,
        attachments_of,
        attachments_page,
        show_attachment,
    )
    from chalicelib.attachments.actions.subjects import must_be_there
    from chalicelib.attachments.actions.withdrawing import withdraw
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".keeping": ("attach", "request_upload"),
            ".looking": ("attachment_of", "attachments_of", "attachments_page", "show_attachment"),
            ".subjects": ("must_be_there",),
            ".withdrawing": ("withdraw",),
        },
    )
