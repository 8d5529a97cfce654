"""What of attachments goes with an account that is merged into another; the files stay where they are."""

from __future__ import annotations

from typing import Final

from chalicelib.attachments import store
from chalicelib.cloud.carrying import GoesAlong

ATTACHMENTS: Final = GoesAlong(store.ATTACHMENTS)
MARKS: Final = GoesAlong(store.MARKS)
