"""The sandbox reads what the SDK writes."""

from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st
from stripe._encode import _api_encode

from infra.sandbox_gateway.forms import read_form

NAMES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
LEAVES = st.text(min_size=1, max_size=12) | st.integers()


def branches(inner):
    return st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3)


TREES = st.recursive(LEAVES, branches, max_leaves=12)


def as_sent(value):
    """A parameter tree as it looks on the wire: every leaf a text."""
    if isinstance(value, dict):
        return {name: as_sent(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_sent(each) for each in value]
    return str(value)


@settings(deadline=None)  # speed is measured in bench/, not here
@given(st.dictionaries(NAMES, TREES, max_size=4))
def test_any_parameters_the_sdk_encodes_are_read_back_whole(params):
    assert read_form(urlencode(list(_api_encode(params)))) == as_sent(params)


def test_lists_without_numbers_are_lists_too():
    assert read_form("expand[]=payment_intent&expand[]=customer") == {"expand": ["payment_intent", "customer"]}
