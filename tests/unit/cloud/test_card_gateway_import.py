"""The payment SDK is paid for only where a payment is made."""

import os
import subprocess
import sys


def test_naming_the_gateway_does_not_load_its_sdk():
    code = (
        "import sys; from chalicelib.cloud.card_gateway import StripeGateway; "
        "from chalicelib.settings import read_settings; StripeGateway(read_settings({})); "
        "sys.exit('stripe' in sys.modules)"
    )
    environ = os.environ | {"PYTHONPATH": os.getcwd()}
    assert subprocess.run([sys.executable, "-c", code], env=environ, check=False).returncode == 0
