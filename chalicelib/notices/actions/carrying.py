"""What of notices goes with an account that is merged into another."""

from typing import Final

from chalicelib.cloud.carrying import GoesAlong
from chalicelib.notices import store

NOTICES: Final = GoesAlong(store.NOTICES)
