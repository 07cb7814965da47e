"""Whether the compiled rubrics say what the interpreter says, on as many forms as are asked for.

    python -m tests.benchmarks.score_alike [FORMS]

Every installed rubric scores its share of 100,000 forms, half of whose rates lie exactly on a whole
percentage point, and some of whose figures are missing, 0, below 0, of another unit or words. The
total, each row and each reason in both languages are compared with those of the interpreter, which
asks every rule for its award. Ends with 1 where one differs.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from attrs import evolve

from perfeval import Fact, Filing, Rubric, get_rubric, rubrics, score
from perfeval.conformance.specimens import Figures, asked, specimen
from perfeval.measures import Checks, GivenCount, GivenRate, GivenState
from perfeval.rules.fit import states_of
from perfeval.scoring.interpreter import interpreted
from perfeval.scoring.scoring import choose_form

FORMS = 100_000
_ODD = ("0元", "-3元", "12人", "7辆", "50%", "若干", "/", "0")


def drawn(rubric: Rubric, count: int, draw: random.Random) -> Iterator[Filing]:
    """So many filings for a rubric."""
    bases = [specimen(rubric, figures) for figures in Figures]
    formulas = list(asked(rubric))
    for number in range(count):
        base, facts = bases[number % len(bases)], dict[str, str | bool]()
        for each in formulas:
            whole = draw.randrange(1, 500)
            for place, fact in enumerate(each.formula.facts):
                if isinstance(each.formula, Checks):
                    facts[fact] = draw.random() < 0.8
                elif isinstance(each.formula, GivenState):
                    facts[fact] = draw.choice((*states_of(each.rule), "其他"))
                elif isinstance(each.formula, GivenRate):
                    facts[fact] = f"{draw.randrange(0, 11_000) / 100:.{draw.choice((0, 2))}f}%"
                elif isinstance(each.formula, GivenCount):
                    facts[fact] = f"{draw.randrange(8)}例"
                else:
                    hundreds = draw.randrange(-10, 140) * whole if place == 0 else 100 * whole
                    odd = draw.randrange(100) if place == 0 and draw.random() < 0.5 else 0
                    facts[fact] = f"{hundreds + odd}元"
        for fact in facts:
            if draw.random() < 0.03:
                facts[fact] = draw.choice(_ODD)
        given = (Fact(id=key, value=value) for key, value in facts.items() if draw.random() < 0.97)
        alone = rubric.form.value in ("score_sheet", "goal_review") and number % 3 > 0
        yield evolve(base, facts=tuple(given), forms=() if alone else base.forms)


def differs(filing: Filing, rubric: Rubric) -> bool:
    """Whether anything differs: the total before a row is read, a row, or a reason."""
    chosen = choose_form(filing, rubric.form, None)
    due = interpreted(filing, rubric, chosen, filing.facts_for(chosen), {})
    card = score(filing, rubric)
    if card.total != due.total:
        return True
    pairs = zip(card.scores, due.scores, strict=True)
    if any(row.reason(lang) != other.reason(lang) for row, other in pairs for lang in ("zh", "en")):
        return True
    return card != due


def main() -> int:
    """Compare, and print how many differ by each rubric."""
    entries = rubrics(allow=["perfeval"])
    each = (int(sys.argv[1]) if sys.argv[1:] else FORMS) // len(entries)
    found = 0
    for entry in entries:
        rubric = get_rubric(entry.qualified_id)
        wrong = sum(differs(filing, rubric) for filing in drawn(rubric, each, random.Random(7)))
        found += wrong
        print(f"{entry.id:24} {each:8} forms, {wrong} differ", flush=True)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
