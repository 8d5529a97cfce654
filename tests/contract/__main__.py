"""`python -m tests.contract`: keep a message of each new shape. `--released`: forget what only the last one sent."""

from __future__ import annotations

import sys

import tests.conftest  # noqa: F401  # no credentials of anybody
from tests.contract.messages import keep, keep_images, sent_by_every_job
from tests.crash.cloud import memory_cloud
from tests.crash.jobs import founded
from tests.crash.runs import founded_office

with memory_cloud() as cloud:
    begun = founded_office(cloud, founded)
    found = sent_by_every_job(cloud, *begun)
    keep(found, released="--released" in sys.argv)
    if "--released" in sys.argv:
        keep_images(cloud, found)
