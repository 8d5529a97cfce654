"""python -m chalicelib.edi"""

from chalicelib.edi.command import run

raise SystemExit(run())
