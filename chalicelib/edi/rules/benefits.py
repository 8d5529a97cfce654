"""rules."""
from chalicelib.edi.rules import Checks
checks = Checks
