"""Trials: every kind of rule and formula is tried, states, levels, amounts and composites too."""

from __future__ import annotations

import pytest
from attrs import evolve, frozen

from perfeval import (
    Amount,
    Criterion,
    FiscalYears,
    FormKind,
    Jurisdiction,
    Points,
    Pool,
    Reading,
    Rubric,
    Section,
    Source,
    check_rubric,
    get_rubric,
)
from perfeval.conformance.series import series
from perfeval.measures import (
    SATISFACTION_RATE,
    AnyOf,
    Checks,
    Formula,
    GivenRate,
    GivenState,
    Kind,
    Measure,
    Measured,
    Several,
    Term,
    Total,
)
from perfeval.rules import (
    Assessed,
    Award,
    Because,
    ByState,
    Coefficients,
    Composite,
    Deduct,
    Direction,
    EitherOr,
    EqualShares,
    Joined,
    Judged,
    Level,
    LevelRange,
    MissingItems,
    Option,
    Proportional,
    Rule,
    States,
    Steps,
    SubRule,
    Together,
    Toward,
)
from tests.few_trials import few_trials


def asked(number: int) -> Term:
    """A fact of one row."""
    return Term(fact=f"asked.{number}", name=f"所问{number}")


@frozen
class UpToTenThousand:
    """A rule of a stranger that takes an amount: 不超过1万元的计满分."""

    accepts = Kind.AMOUNT
    direction = Direction.LOWER

    def award(self, measured: Measured, points: Points) -> Award:
        """All or nothing."""
        value = measured.value
        assert isinstance(value, Amount)
        within = value.atoms <= 10**12
        told = Because("own", f"{value}，{'不' * within}超过1万元", f"{value}: {within}")
        return Award(points.fraction * within, told)

    def problem(self, points: Points) -> str | None:
        """Worth whatever its row is worth, where that is something."""
        return None if points.atoms > 0 else "no points"

    def edges(self) -> tuple[()]:
        """None: the trials of amounts are fixed."""
        return ()


LEVELS = LevelRange(
    levels=(
        Level(words=("达成",), low="60%", high="100%", high_included=True),
        Level(words=("未达成",), low="0%", high="60%"),
    )
)
PAIR = (GivenRate(term=asked(1)), GivenRate(term=asked(2)))
ROWS: tuple[tuple[Rule, Formula], ...] = (
    (UpToTenThousand(), Total(terms=(asked(6),))),
    (States.of(甲="20", 乙="0"), GivenState(term=asked(7))),
    (LEVELS, GivenState(term=asked(8))),
    (
        Composite(
            parts=(
                SubRule(name="一", points="10", rule=Proportional()),
                SubRule(name="二", points="10", rule=Proportional()),
            )
        ),
        Several(formulas=PAIR),
    ),
    (
        EitherOr(
            options=(
                Option(name="一", rule=Proportional()),
                Option(name="二", rule=Proportional()),
            ),
            assessed=Assessed.BEST,
        ),
        AnyOf(formulas=PAIR),
    ),
)


MORE: tuple[tuple[Rule, Formula], ...] = (
    (
        ByState(
            cases=(
                SubRule(name="完成", points="25", rule=Proportional()),
                SubRule(name="未完成", points="5", rule=Proportional()),
            )
        ),
        Several(formulas=(GivenState(term=asked(9)), PAIR[0])),
    ),
    (
        Together(
            options=(
                Option(name="一", rule=Proportional()),
                Option(name="二", rule=Proportional()),
            ),
            joined=Joined.LOSSES,
        ),
        Several(formulas=PAIR),
    ),
    (Coefficients.of(优="100%", 良="80%", 差="0%"), GivenState(term=asked(10))),
    (EqualShares(items=("①", "②", "③")), Checks(terms=tuple(map(asked, (3, 4, 5))))),
)
READINGS = (
    Reading(key="assessed", clause="任选一项", choice="取得分较高的一项"),
    Reading(key="joined", clause="扣完为止", choice="两项合并扣分"),
)


def rubric(rows: tuple[tuple[Rule, Formula], ...], points: int) -> Rubric:
    """A rubric of rows that ask for facts of their own, each with so many points."""
    items = tuple(
        Criterion(
            key=f"row{n}",
            name=f"第{n}行",
            points=str(points),
            clause="按规则计分。",
            measure=Measure(id=f"m{n}", name="所问", formula=formula, text="所问"),
            rule=rule,
        )
        for n, (rule, formula) in enumerate(rows)
    )
    return Rubric(
        id="kinds",
        edition="2023",
        name="某县评分标准",
        form=FormKind.SCORE_SHEET,
        jurisdiction=Jurisdiction(code="430797", name="某县"),
        years=FiscalYears(2023),
        source=Source(title="绩效自评办法", issuer="某县财政局"),
        sections=(Section(name="过程", points="100", items=items),),
        readings=READINGS,
    )


def test_every_kind_of_rule_is_tried_and_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Amounts, states of words, levels, parts and options; cases of a state, shares."""
    few_trials(monkeypatch)
    assert check_rubric(rubric(ROWS, 20)).problems == ()
    made = rubric(MORE, 25)
    assert check_rubric(made).problems == ()
    (whole, done, undone) = series("执行", made.sections[0].items[0])
    assert {str(trial.shown).partition(" | ")[0] for trial in whole.trials} == {"完成", "未完成"}
    assert (done.points, undone.points) == (Points("25"), Points("5"))


def test_a_list_too_long_to_be_ticked_every_way_is_tried() -> None:
    """All, none, and each one missing; on a form without rows."""
    terms = tuple(Term(fact=f"check.n{n}", name=f"第{n}项") for n in range(8))
    rule = MissingItems(items=tuple(term.name for term in terms), deduct="1")
    made = evolve(rubric(((rule, Checks(terms=terms)),), 100), form=FormKind.REPORT)
    assert check_rubric(made).problems == ()
    (tried,) = series("制度", made.sections[0].items[0])
    assert len(tried.trials) == 10


def test_a_judged_row_is_tried_once() -> None:
    """No value is asked for, so that any is as good."""
    row = Criterion(key="plan", name="规划", points="5", clause="酌情计分。", rule=Judged())
    (tried,) = series("规划", row)
    assert [str(trial.shown) for trial in tried.trials] == ["any value"]
    assert tried.direction is Direction.NONE


def test_a_middle_gets_better_neither_way() -> None:
    """What is taken off on both sides, or wants an equal, has no direction of its measure."""
    both = Deduct.both("100%", "1", per="1%", steps=Steps.WHOLE)
    for rule, direction in (
        (both, Direction.NONE),
        (Proportional(toward=Toward.EQUAL), Direction.NONE),
        (Proportional(), Direction.HIGHER),
    ):
        row = Criterion(
            key="r", name="率", points="5", clause="见表", rule=rule, measure=SATISFACTION_RATE
        )
        (tried,) = series("率", row)
        assert tried.better is direction


def test_targets_are_tried_alike_in_every_pool() -> None:
    """With every sign, as rates and as counts; made once, however many pools there are."""
    (pool,) = get_rubric("national-project").sections[1].items
    assert isinstance(pool, Pool)
    *targets, words = series("产出", pool)
    assert len(targets) == 28
    again = list(series("效益", pool))
    assert all(each.trials is other.trials for each, other in zip(targets, again, strict=False))
    assert not words.complete
