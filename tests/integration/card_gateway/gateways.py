"""The real adapter, set to a sandbox of the test's choosing."""

from chalicelib.cloud.card_gateway import StripeGateway
from chalicelib.settings import read_settings

SECRET = "whsec_of_the_tests"


def gateway_at(url: str, key: str = "sk_test_office", timeout: tuple[float, float] = (2.0, 6.0)) -> StripeGateway:
    environ = {"GATEWAY_URL": url, "GATEWAY_KEY": key, "GATEWAY_WEBHOOK_SECRET": SECRET}
    return StripeGateway(read_settings(environ), timeout)
