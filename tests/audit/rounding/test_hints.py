"""Hints name what would explain a figure."""

from perfeval.audit.rounding.hints import another_fits, hints_for, same_residual, truncated
from tests.tables import each_row


@each_row(
    ("printed", "computed", "code"),
    [
        ("5238.85", "5237.85", "one_digit"),
        ("1.4%", "1.3%", "one_digit"),
        ("865", "856", "transposed"),
        ("1243.5", "1423.5", "transposed"),
        ("90", "0", ""),
        ("865", "586", ""),
        ("865", "748", ""),
        ("1234", "1564", ""),
        ("1234", "4231", ""),
        ("-12.5", "-21.5", "transposed"),
        ("20264", "2.0264", "factor_10000"),
        ("2.0264", "20264", "factor_10000"),
        ("-12.5", "12.5", "sign"),
        ("1868.49", "1883.81", ""),
        ("97", "128", ""),
        ("8", "9", ""),
        ("1.50", "1.5", ""),
        ("300.69万", "300.1万", ""),
        ("5", "四", ""),
    ],
)
def test_what_explains_a_difference(printed: str, computed: str, code: str) -> None:
    """One digit, two digits changed about, 元 for 万元, the sign; or nothing."""
    assert [hint.code for hint in hints_for(printed, computed)] == ([code] if code else [])


def test_what_a_hint_names() -> None:
    """Another figure, the figure that was cut off, another relation: in both languages."""
    made = (another_fits("合计", "the total"), truncated("18倍"), same_residual("附件2"))
    assert [(hint.code, hint.zh, hint.en) for hint in made] == [
        ("another_fits", "与“合计”相符", "fits the total"),
        ("truncated", "18倍是截尾所得", "18倍 is the quotient cut off"),
        ("same_residual", "与“附件2”相差同一数额", "out by the same amount as 附件2"),
    ]
