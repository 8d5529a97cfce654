"""The real adapter, set to a sandbox of the test's choosing."""

from chalicelib.cloud.card_gateway import StripeGateway
from chalicelib.cloud.gateway_keys import GatewayKeys
from chalicelib.settings import read_settings

SECRET = "whsec_of_the_tests"


def gateway_at(
    url: str, key: str = "sk_test_office", timeout: tuple[float, float] = (2.0, 6.0), secret: str = SECRET
) -> StripeGateway:
    keys = GatewayKeys(key, secret)
    return StripeGateway(read_settings({"GATEWAY_URL": url}), timeout, lambda: keys)
