"""Files: every layout is read as published, every bad row is reported with where, why and how to mend."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalog.model import CodeSystem, Listed
from chalicelib.catalog.rules import layouts
from chalicelib.catalog.rules.cms import release_of
from chalicelib.kernel.errors import Invalid


def hcpcs_line(
    code: str, kind: str, text: str, added: str = "", effective: str = "", last: str = "", action: str = ""
) -> str:
    head = f"{code:>5}00100{kind}{text:<80}"
    if kind in "48":
        return head
    return f"{head}{'short':<28}".ljust(268) + f"{added:<8}{effective:<8}{last:<8}{action:<1}".ljust(52)


FIXED = "\r\n".join(
    [
        hcpcs_line("A1", "7", "Dressing for one wound", "20020701", "20020701", "", "N"),
        hcpcs_line("E0100", "3", "Cane, includes canes of all materials,", "19860101", "19970101", "", "N"),
        hcpcs_line("E0100", "4", "adjustable or fixed, with tip"),
        hcpcs_line("J9999", "3", "Not otherwise classified", "20000101", "20000101", "20251231", "D"),
        hcpcs_line("G0001", "3", "Back again", "19900101", "20260101", "", "R"),
        "\x1a",
    ]
)
HCPCS = [
    Listed("E0100", "Cane, includes canes of all materials, adjustable or fixed, with tip", True, date(1986, 1, 1)),
    Listed("J9999", "Not otherwise classified", True, date(2000, 1, 1), date(2026, 1, 1)),
    Listed("G0001", "Back again", True, date(2026, 1, 1)),
]
TABLE = """HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,ADD DT,ACT EFF DT,TERM DT,ACTION CD
   A1,0010,7,Dressing for one wound,short,20020701,20020701,,N
E0100,0010,3,"Cane, includes canes of all materials, adjustable or fixed, with tip",Cane,19860101,19970101,,N
J9999,0010,3,Not otherwise classified,short,20000101,20000101,20251231,D
G0001,0010,3,Back again,short,19900101,20260101,,R
"""


@pytest.mark.parametrize("text", [FIXED, TABLE], ids=["fixed width", "table"])
def test_hcpcs_reads_the_same_from_both_forms_that_cms_publishes(text: str) -> None:
    good, findings = release_of(text, CodeSystem.HCPCS)
    assert findings == []
    assert [listed for _, listed in good] == HCPCS


def test_an_icd_order_file_reads_as_cms_publishes_it() -> None:
    rows = [
        ("00001", "A00", "0", "Cholera"),
        ("00002", "A000", "1", "Cholera due to Vibrio cholerae 01, biovar cholerae"),
    ]
    text = "\n".join(f"{order} {code:<7} {valid} {name[:60]:<60} {name}" for order, code, valid, name in rows)
    good, findings = release_of(text, CodeSystem.ICD10CM)
    assert findings == []
    assert [listed for _, listed in good] == [
        Listed("A00", "Cholera", False),
        Listed("A000", "Cholera due to Vibrio cholerae 01, biovar cholerae", True),
    ]


@pytest.mark.parametrize(
    ("text", "system", "where"),
    [
        ("code\tbillable\tdescription\nA00\t0\tCholera\n", CodeSystem.ICD10CM, []),
        ("code;description\nvisit;Visit, first\n", CodeSystem.SERVICE, []),
        ("Code,Description\n99213,Office visit\n", CodeSystem.CPT, []),
        ("code,description\nVISIT,One\nVISIT,Two\n", CodeSystem.SERVICE, [(3, "code")]),
        ("code,description\n,One\nOK,Fine\nBAD CODE,One\n", CodeSystem.SERVICE, [(2, "code"), (4, "code")]),
        ("code,description\nA,\n", CodeSystem.SERVICE, [(2, "description")]),
        ("code,description,billable\nA,One,perhaps\n", CodeSystem.SERVICE, [(2, "billable")]),
        ("code,description,from_on\nA,One,2026-13-01\n", CodeSystem.SERVICE, [(2, "from_on")]),
        ("code,description,from_on,until_on\nA,One,2026-02-01,2026-02-01\n", CodeSystem.SERVICE, [(2, "until_on")]),
        ("code,words\nA,One\n", CodeSystem.SERVICE, [(1, "description")]),
        ('code,description\nA,One\nB,"Two\n', CodeSystem.SERVICE, [(2, "")]),
        ("", CodeSystem.SERVICE, [(1, "code")]),
        (FIXED.split("\r\n")[0], CodeSystem.HCPCS, [(1, "")]),
        ("code,description\n", CodeSystem.SERVICE, [(1, "")]),
        ("code,description\n99213,Office visit\n", CodeSystem.HCPCS, [(2, "code")]),
        (TABLE + "D0120,0010,3,Oral evaluation,x,20000101,20000101,,N\n", CodeSystem.HCPCS, [(6, "HCPC")]),
        (TABLE + "99213,0010,3,Visit,x,20000101,20000101,,N\n", CodeSystem.HCPCS, [(6, "HCPC")]),
        (TABLE + "E0101,0010,3,Cane,x,2000,20000101,,N\n", CodeSystem.HCPCS, [(6, "ADD DT")]),
        (TABLE + "E0101,0010,3,Cane,x,20000101,20000101,19991231,N\n", CodeSystem.HCPCS, [(6, "TERM DT")]),
        (FIXED + "\r\n" + hcpcs_line("E0777", "4", "lost"), CodeSystem.HCPCS, [(7, "record kind")]),
        (FIXED + "\r\n" + hcpcs_line("E0777", "3", "Cane", "2000"), CodeSystem.HCPCS, [(7, "ADD DT")]),
    ],
)
def test_every_bad_row_of_a_code_list_is_reported_where_it_is(text, system, where) -> None:
    _, findings = release_of(text, system)
    assert [(finding.row, finding.column) for finding in findings] == where
    assert all(finding.reason and finding.mend for finding in findings)


PRICES = "schedule,system,code,unit_price,currency,from_on,until_on,tax_code\n"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("acme,service,VISIT,10.5,USD,2026-01-01,,", None),
        ("cash,service,VISIT,10.50,usd,2026-01-01,2027-01-01,SE-25", None),
        ("ACME!,service,VISIT,10.50,USD,2026-01-01,,", "schedule"),
        ("acme,snomed,VISIT,10.50,USD,2026-01-01,,", "system"),
        ("acme,cpt,VISIT,10.50,USD,2026-01-01,,", "code"),
        ("acme,service,VISIT,10.505,USD,2026-01-01,,", "unit_price"),
        ("acme,service,VISIT,1e3,USD,2026-01-01,,", "unit_price"),
        ("acme,service,VISIT,-1,USD,2026-01-01,,", "unit_price"),
        ("acme,service,VISIT,10.50,GBP,2026-01-01,,", "currency"),
        ("acme,service,VISIT,1.000,USD,2026-01-01,,", "unit_price"),
        ('acme,service,VISIT,"1,000",USD,2026-01-01,,', "unit_price"),
        ('acme,service,VISIT,"10,50",USD,2026-01-01,,', None),
        ("acme,service,VISIT,10.50 kr,USD,2026-01-01,,", "unit_price"),
        ("acme,service,VISIT,10.50,USD,,,", "from_on"),
        ("acme,service,VISIT,10.50,USD,20260101,,", "from_on"),
        ("acme,service,VISIT,10.50,USD,2026-01-01,2025-01-01,", "until_on"),
        ("acme,service,VISIT,10.50,USD,2026-01-01,,a b", "tax_code"),
        ("acme,service", "code"),
    ],
)
def test_a_price_row_is_read_or_its_fault_is_named(row: str, column: str | None) -> None:
    good, findings = layouts.prices_of(PRICES + row + "\n")
    assert [finding.column for finding in findings] == ([] if column is None else [column])
    assert [price.unit_minor for _, (price, _) in good] == ([1050] if column is None else [])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("SE-25,25,2023-07-01,,,law", None),
        ("X,8.25,2023-07-01,,,law", None),
        ("X,0,2023-07-01,,health care,law", None),
        ("X,8.255,2023-07-01,,,law", "rate_percent"),
        ("X,1.000,2023-07-01,,,law", "rate_percent"),
        ("X,101,2023-07-01,,,law", "rate_percent"),
        ("X,-1,2023-07-01,,,law", "rate_percent"),
        ("X,NaN,2023-07-01,,,law", "rate_percent"),
        ("X,5,2023-07-01,,health care,law", "rate_percent"),
        ("X,5,2023-07-01,,,", "source"),
        ("no spaces,5,2023-07-01,,,law", "tax_code"),
    ],
)
def test_a_tax_row_is_read_or_its_fault_is_named(row: str, column: str | None) -> None:
    _, findings = layouts.taxes_of("tax_code,rate_percent,from_on,until_on,exemption,source\n" + row + "\n")
    assert [finding.column for finding in findings] == ([] if column is None else [column])


@pytest.mark.parametrize(
    "body",
    [b"\x1f\x8bnot gzip", gzip.compress(b"code")[:-4], gzip.compress(b"\0" * (65 << 20))],
    ids=["no archive", "cut short", "grows beyond measure"],
)
def test_a_file_that_cannot_be_unpacked_is_refused(body: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        layouts.text_of(body)
    assert refused.value.code == "file_unreadable"


def test_a_file_of_an_older_office_programme_keeps_its_letters() -> None:
    assert layouts.text_of("Läkarbesök".encode("cp1252")) == "Läkarbesök"
    assert layouts.text_of("\ufeffLäkarbesök".encode()) == "Läkarbesök"


def test_a_price_list_is_read_after_the_lines_before_its_heading_and_rows_keep_their_numbers() -> None:
    text = "sep=;\n\nschedule;system;code;unit_price;currency;from_on\ncash;service;VISIT;1 090,50;SEK;2026-01-01\n"
    good, findings = layouts.prices_of(text + "cash;service;VISIT;1.000;SEK;2026-01-01\n")
    assert [(number, price.unit_minor) for number, (price, _) in good] == [(4, 109050)]
    assert [(finding.row, finding.column) for finding in findings] == [(5, "unit_price")]


def test_an_encoding_that_is_not_clear_is_asked_for_with_the_readings() -> None:
    body = "code,description\nVISIT,Nędza\n".encode("cp1250")
    with pytest.raises(Invalid) as refused:
        layouts.text_of(body)
    assert refused.value.code == "encoding_unclear"
    assert "windows-1250 (Nędza)" in refused.value.fields["encoding"]
    assert layouts.text_of(body, "windows-1250").endswith("Nędza\n")
    assert "Łódź" in layouts.text_of("code,description\nVISIT,Łódź\n".encode("cp1250"))


@given(st.text(max_size=200), st.sampled_from(list(CodeSystem)))
def test_no_text_breaks_a_reader(text: str, system: CodeSystem) -> None:
    for good, findings in (release_of(text, system), layouts.prices_of(PRICES + text), layouts.crosswalk_of(text)):
        assert good or findings
