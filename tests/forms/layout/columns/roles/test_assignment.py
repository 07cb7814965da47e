"""Which column has which role: what most speaks for, and no guess where it is close."""

from __future__ import annotations

from perfeval.forms.layout.columns.roles.assignment import assigned
from perfeval.forms.layout.columns.roles.evidence import AHEAD, ENOUGH, Evidence
from tests.tables import each_row

ROLES = frozenset({"points", "claimed", "target", "actual", "reason"})
FAR = ENOUGH + AHEAD


@each_row(
    ("columns", "roles"),
    [
        ([{"actual": FAR, "target": ENOUGH}], ["actual"]),
        ([{"target": FAR, "actual": ENOUGH}], ["target"]),
        ([{"actual": ENOUGH - 1}], [""]),
        ([{"actual": ENOUGH}], ["actual"]),
        ([{"actual": FAR}, {"actual": FAR + AHEAD}], ["", "actual"]),
        # What the second gives up the first can have, and both together weigh more.
        ([{"actual": FAR}, {"actual": FAR + AHEAD, "target": FAR + AHEAD}], ["actual", "target"]),
        ([{"actual": FAR}, {"target": FAR}, {"points": FAR}], ["actual", "target", "points"]),
        ([{"unknown": FAR}], [""]),
    ],
)
def test_the_most_weight_wins(columns: list[dict[str, int]], roles: list[str]) -> None:
    """Whatever the order of the names; no role stands twice."""
    evidence = [Evidence(weights=weights) for weights in columns]
    choices = assigned(evidence, {}, ROLES)
    assert [choice.role for choice in choices] == roles


@each_row("ahead", [AHEAD - 1, AHEAD])
def test_a_close_one_is_left_to_a_doubt(ahead: int) -> None:
    """It names the two that are as good as each other."""
    (choice,) = assigned([Evidence(weights={"actual": FAR + ahead, "target": FAR})], {}, ROLES)
    assert choice.role == ("actual" if ahead == AHEAD else "")
    assert choice.rivals == (() if ahead == AHEAD else ("actual", "target"))


def test_a_column_that_is_fixed_keeps_its_role() -> None:
    """No other has it then, however much speaks for it."""
    evidence = [Evidence(weights={"target": FAR}), Evidence(weights={"actual": FAR})]
    assert [each.role for each in assigned(evidence, {0: "actual"}, ROLES)] == ["actual", ""]
