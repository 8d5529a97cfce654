"""Measurements: ratios and counts in one run, never times alone. `python -m bench` runs them all."""

import os

# No real credentials and no network: whatever is measured is answered in this process.
for _name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    os.environ.setdefault(_name, "testing")
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
