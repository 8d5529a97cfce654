"""What every test stands on: no real credentials, one region, no network but loopback."""

from __future__ import annotations

import os

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="us-east-1",
    AWS_REGION="us-east-1",
    AWS_EC2_METADATA_DISABLED="true",
    POWERTOOLS_METRICS_NAMESPACE="quittance",
    POWERTOOLS_SERVICE_NAME="quittance",
)

from hypothesis import settings  # after the environment

settings.register_profile("house", deadline=None)  # a busy machine is no failure
settings.load_profile("house")
