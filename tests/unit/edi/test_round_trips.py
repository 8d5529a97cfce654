"""Whatever a table allows is written and read back as the same record, and nothing is found wrong with its structure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.edi.catalogue import BY_KEY
from chalicelib.edi.lexer import Delimiters
from chalicelib.edi.reader import messages
from chalicelib.edi.writer import Envelope, compose
from tests.unit.edi.strategies import loops

WRITTEN = [key for key, row in BY_KEY.items() if row.writes]
STANDARD = Delimiters()
MARKS = st.sampled_from(
    (
        STANDARD,
        Delimiters("|", ">", "^", "\n"),
        Delimiters("*", ":", "^", "\r"),
        Delimiters("\x1e", "\x1f", "\\", "\x1d"),
    )
)


def envelope(marks: Delimiters = STANDARD) -> Envelope:
    return Envelope("CLINICSYN", "PAYERSYN", datetime(2026, 1, 15, 12, tzinfo=UTC), 1, delimiters=marks)


@pytest.mark.parametrize("key", WRITTEN)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_what_is_written_is_read_back_as_the_same_record(key, data):
    record = data.draw(loops(BY_KEY[key].root.kind))
    marks = data.draw(MARKS)
    written = compose(envelope(marks), key, [record])
    (message,) = messages(written)
    structural = ("element", "segment", "loop", "transaction", "group", "interchange", "file")
    found = [i for i in [*message.issues, *message.claim_issues] if i.code.split(".")[0] in structural]
    assert found == []
    assert message.interchange.issues == []
    assert message.unread == 0
    assert message.record == record


@pytest.mark.parametrize("key", WRITTEN)
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_several_records_go_into_one_group(key, data):
    records = [data.draw(loops(BY_KEY[key].root.kind)) for _ in range(2)]
    read = messages(compose(envelope(), key, records))
    assert [m.record for m in read] == records
    assert [m.control_number for m in read] == ["0001", "0002"]
