"""Multiples and completions of a report."""

from perfeval.audit import audit
from perfeval.filing import Completion, Growth, Multiple
from tests.audit.cases import figure, filing
from tests.audit.filings import wrong
from tests.tables import each_row


def multiple(value: str, base: str, times: str) -> tuple[Multiple, ...]:
    """`value` is said to be `times` the `base`."""
    return (
        Multiple(
            value=figure("今年", value),
            base=figure("去年", base),
            times=figure("倍数", times, "八、"),
        ),
    )


def completion(done: str, percent: str) -> tuple[Completion, ...]:
    """`done` is said to complete `percent` of a task."""
    return (Completion(done=figure("上线", done), percent=figure("完成率", percent, "三、")),)


@each_row(
    ("times", "hints"),
    [("18倍", "truncated, increase"), ("17倍", ""), ("19倍", None), ("18.6倍", None)],
)
def test_a_multiple_is_the_rounded_quotient(times: str, hints: str | None) -> None:
    """713752 ÷ 38383 = 18.5955: 19 and 18.6 are right; 18 is cut off, and fits the increase."""
    found = audit(filing(relations=multiple("713752件", "38383件", times)))
    assert [f.hint for f in found] == ([] if hints is None else [hints])


@each_row(
    ("value", "base", "times", "computed"),
    [
        ("4.2万元", "1200元", "35人", None),
        ("4.25万元", "1200元", "35人", "4.2万元"),
        ("165万元", "1万元", "156个", "156万元"),
        ("156.4万元", "1万元", "156个", "156万元"),
        ("300人次", "50人", "6期", None),
        ("301人次", "50人", "6期", "300人次"),
    ],
)
def test_a_product_of_a_count(value: str, base: str, times: str, computed: str | None) -> None:
    """A count is exact, a total of money is rounded to its places."""
    found = audit(filing(relations=multiple(value, base, times)))
    due = [] if computed is None else [("product.mismatch", value, computed)]
    assert wrong(found) == due


def test_a_multiple_of_nothing_is_undefined() -> None:
    """去年 0."""
    found = audit(filing(relations=multiple("5件", "0件", "5倍")))
    assert wrong(found) == [("rate.undefined", "5倍", "")]


def test_a_multiple_needs_a_count_and_figures_of_one_kind() -> None:
    """18% is no multiple; 万元 and 件 do not divide."""
    assert audit(filing(relations=multiple("5件", "1件", "18%"))) == ()
    assert audit(filing(relations=multiple("5万元", "1件", "18倍"))) == ()


def test_a_completion_fits_where_some_whole_task_does() -> None:
    """121 are 151.25% of 80."""
    assert audit(filing(relations=completion("121类", "151.25%"))) == ()


@each_row(
    ("done", "percent", "hint"),
    [
        ("865项", "122.29%", "transposed"),
        ("3项", "71.13%", ""),
        ("11项", "122.29%", ""),
        ("58项", "121.29%", ""),
    ],
)
def test_a_completion_without_a_whole_task_is_found(done: str, percent: str, hint: str) -> None:
    """865 are 122.29% of nothing whole; 856 would be of 700."""
    found = audit(filing(relations=completion(done, percent)))
    assert [(f.code, f.hint) for f in found] == [("completion.no_task", hint)]


def test_a_completion_in_ten_thousands_shows_no_digits_to_change() -> None:
    """0.15件 is no whole number: no hint."""
    found = audit(filing(relations=completion("10.55件", "3000.11%")))
    assert [f.hint for f in found] == [""]


@each_row(
    ("done", "percent"), [("5万元", "122.29%"), ("0项", "50.00%"), ("5项", "0%"), ("5项", "5成")]
)
def test_what_is_no_completion_of_a_count_is_left_alone(done: str, percent: str) -> None:
    """Money, nothing done, nothing completed, no percentage."""
    assert audit(filing(relations=completion(done, percent))) == ()


@each_row(
    ("value", "base", "percent", "fell", "codes"),
    [
        ("318批次", "265批次", "20%", False, []),
        ("318批次", "265批次", "25%", False, ["growth.mismatch"]),
        ("36起", "48起", "25%", True, []),
        ("36起", "48起", "25%", False, ["growth.mismatch"]),
        ("113.6万元", "100.0万元", "14%", False, []),
        ("113.3万元", "100.0万元", "14%", False, ["growth.mismatch"]),
        ("5件", "0件", "5%", False, ["rate.undefined"]),
        ("5件", "1万元", "5%", False, []),
        ("5件", "1件", "5倍", False, []),
    ],
)
def test_growth_follows_from_its_figures(
    value: str, base: str, percent: str, fell: bool, codes: list[str]
) -> None:
    """The rate of the two, and 100 more or less, within rounding."""
    growth = Growth(
        value=figure("今年", value),
        base=figure("上年", base),
        percent=figure("增长", percent, "三、"),
        fell=fell,
    )
    assert [f.code for f in audit(filing(relations=(growth,)))] == codes
