"""The values of terms among the facts: found, missing, or unfit."""

from __future__ import annotations

from typing import Any

from perfeval.filing import Fact, Facts
from perfeval.measures import Term, Unmeasured, Why
from perfeval.measures.values import figures, look_up, unfit
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count, Percent
from tests.tables import each_row

POSTS = Term(fact="staff.authorised_posts", name="编制数", name_en="authorised posts")
STAFF = Term(fact="staff.in_post", name="在职人员数")


def facts(**values: Any) -> Facts:
    """Facts by id, with `__` for the dot."""
    return Facts(Fact(id=key.replace("__", "."), value=value) for key, value in values.items())


def test_values_are_looked_up_in_their_order() -> None:
    """All of one kind."""
    given = facts(staff__in_post="29人", staff__authorised_posts="30人")
    assert look_up(given, (STAFF, POSTS), Count) == (Count("29"), Count("30"))


def test_every_missing_fact_is_named_once() -> None:
    """Nothing is guessed: what the form does not state is said, blanks included."""
    found = look_up(facts(staff__in_post="——"), (STAFF, POSTS, POSTS), Count)
    assert isinstance(found, Unmeasured)
    assert found == Unmeasured(
        Why.MISSING,
        ("staff.in_post", "staff.authorised_posts"),
        "缺少在职人员数、编制数",
        "not stated: staff.in_post, authorised posts",
    )


@each_row("mark", ["/", "不适用", " 不适用 "])
def test_a_fact_that_does_not_apply_says_so(mark: str) -> None:
    """不适用 is a statement, not a blank."""
    found = look_up(facts(staff__in_post=mark, staff__authorised_posts="30"), (POSTS, STAFF), Count)
    assert isinstance(found, Unmeasured)
    assert (found.why, found.facts) == (Why.NOT_APPLICABLE, ("staff.in_post",))
    assert found.zh.startswith("在职人员数：")


def test_a_missing_fact_comes_before_one_that_does_not_apply() -> None:
    """What is not stated may yet be stated."""
    found = look_up(facts(staff__in_post="/"), (STAFF, POSTS), Count)
    assert isinstance(found, Unmeasured)
    assert found.why is Why.MISSING


@each_row(
    ("value", "said"),
    [
        ("约五十人", "“约五十人”，应写数量，如31人"),
        ("5万元", "“5 万元”，应写数量，如31人"),
        ("5%", "“5%”，应写数量，如31人"),
        (True, "“是”，应写数量，如31人"),
        ("人" * 41, f"“{'人' * 40}…”，应写数量，如31人"),
    ],
)
def test_a_value_of_another_kind_does_not_fit(value: Any, said: str) -> None:
    """Words, money, a rate and yes are no count."""
    found = look_up(facts(staff__in_post=value), (STAFF,), Count)
    assert isinstance(found, Unmeasured)
    assert found.why is Why.UNFIT
    assert found.zh == f"在职人员数的数据类型不适于计算：在职人员数写的是{said}"
    assert found.en.startswith("staff.in_post is of a kind that does not fit the formula: ")


@each_row(
    ("stated", "kinds", "said"),
    [
        (
            ("1850.23", "1900万元"),
            (Amount, Count),
            "写的是1850.23，没有单位，应带单位，如1850.23万元",
        ),
        (("0", "1900万元"), (Amount, Count), "写的是0，没有单位，应带单位，如0万元"),
        (("0", "1900万元"), (Amount,), "写的是0，没有单位，应带单位，如0万元"),
        (("31人", "1900万元"), (Amount, Count), "写的是“31人”，应写金额，如900万元"),
        (("约五十人", "30人"), (Amount, Count), "写的是“约五十人”，应写数量，如31人"),
    ],
)
def test_only_the_fact_that_does_not_fit_is_told(
    stated: tuple[str, str], kinds: tuple[type[Any], ...], said: str
) -> None:
    """With what it states and what would be accepted; a bare number lacks its unit."""
    in_post, posts = stated
    given = facts(staff__in_post=in_post, staff__authorised_posts=posts)
    found = look_up(given, (STAFF, POSTS), *kinds)
    assert isinstance(found, Unmeasured)
    assert found.zh == f"在职人员数、编制数的数据类型不适于计算：在职人员数{said}"


def test_yes_is_no_text_and_no_number() -> None:
    """True is only ever a condition."""
    given = facts(staff__in_post=True)
    assert look_up(given, (STAFF,), bool) == (True,)
    for kind in (str, Count, Amount, Percent):
        assert isinstance(look_up(given, (STAFF,), kind), Unmeasured)


def test_money_and_counts_are_not_mixed() -> None:
    """A share of people in money has no meaning."""
    found = figures(facts(staff__in_post="29人", staff__authorised_posts="30元"), (STAFF, POSTS))
    assert isinstance(found, Unmeasured)
    assert found.why is Why.UNFIT


@each_row(
    ("one", "other", "fits"),
    [("29人", "30人", True), ("29", "30人", True), ("29", "30", True), ("2.9万人", "30人", True),
     ("29人", "30项", False), ("29.5亩", "1000㎡", False)]
)  # fmt: skip
def test_counts_of_two_units_are_not_mixed(one: str, other: str, fits: bool) -> None:
    """亩 and ㎡ are both areas, but their ratio is no rate; a bare number takes any unit."""
    found = figures(facts(staff__in_post=one, staff__authorised_posts=other), (STAFF, POSTS))
    assert isinstance(found, tuple) is fits
    if isinstance(found, Unmeasured):
        assert (found.why, found.facts) == (
            Why.UNFIT,
            ("staff.in_post", "staff.authorised_posts"),
        )
        assert found.zh.startswith("在职人员数、编制数的计量单位不一致：")


def test_figures_say_what_is_missing() -> None:
    """As any look-up does."""
    found = figures(facts(), (STAFF,))
    assert isinstance(found, Unmeasured)
    assert found.why is Why.MISSING


def test_what_does_not_fit_names_each_fact_once() -> None:
    """A term may stand above and below the line."""
    found = unfit((STAFF, STAFF), "的数不合", "does not fit")
    assert found.facts == ("staff.in_post",)
    assert found.zh.startswith("在职人员数的")
