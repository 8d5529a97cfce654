"""Where the office's own side of a claim lies, in `core`, all under the office:

pk = OFFICE · sk = BILLER#<id>        an organisation that bills
pk = OFFICE · sk = PRACTITIONER#<id>  who renders, refers, orders or supervises
pk = OFFICE · sk = FACILITY#<id>      where services are given
"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.providers.model import BillingProvider, Facility, Practitioner

BILLERS: Final = Stored(BillingProvider, pk="OFFICE", sk="BILLER#{id}")
PRACTITIONERS: Final = Stored(Practitioner, pk="OFFICE", sk="PRACTITIONER#{id}")
FACILITIES: Final = Stored(Facility, pk="OFFICE", sk="FACILITY#{id}")
