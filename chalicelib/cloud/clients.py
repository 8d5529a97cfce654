"""One client a service and worker, made on first use: making one costs up to 80 ms.

botocore's own clients: boto3 adds resources and file transfers that nobody here asks for, and a tenth of a start.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any, Final

from botocore.config import Config
from botocore.session import get_session

from chalicelib.cloud.records import REGION

# A bucket's own host in its Region, in every Region: the page may send to no other (`infra/headers.py`), and the name
# without a Region is answered with a redirect in a new bucket, which an upload from a browser does not survive.
_OWN_HOST: Final[Any] = {"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"}


@cache
def client(service: str, attempts: int = 4) -> Any:
    """The client of a service, with short time-outs: a Lambda must not hang on a neighbour.

    `attempts` is how often a call is sent when no answer comes; 1 for what must not happen twice.
    """
    on_aws = "AWS_ENDPOINT_URL" not in os.environ  # the local cloud has one host for all buckets
    config = Config(
        connect_timeout=2,
        read_timeout=10,
        retries={"total_max_attempts": attempts, "mode": "standard"},
        # Addresses are signed by version 4: buckets under a key of their own refuse the older one.
        signature_version="s3v4" if service == "s3" else None,
        s3=_OWN_HOST if on_aws and service == "s3" else None,
        user_agent="quittance",  # else it is composed anew at every call: see `tables`
    )
    return get_session().create_client(service, region_name=REGION, config=config)
