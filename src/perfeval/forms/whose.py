"""Whose the forms of a document are, and for which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

from perfeval.filing.form import Form
from perfeval.filing.sources import FiscalYear
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.names import is_of_many
from perfeval.forms.words.years import fiscal_years, is_year_line, labelled_year, told_years, years

__all__ = ["unit_of", "year_of"]

_FILE_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def unit_of(forms: Sequence[Form], filers: Sequence[str], printed: Callable[[], str]) -> str:
    """The name of the unit, where the forms say it; of many projects' units the one of most.

    `filers` are who the lines around the forms say files, and `printed` tells whom the document
    names elsewhere; empty where nobody is named.
    """
    of_units = [name for form in forms if form.of_unit for name in form.filers()]
    of_projects = [_named(form.filers()) for form in forms if not form.of_unit]
    return _first([*filers, *of_units]) or _of_all(of_projects, printed)


def _first(names: Iterable[str]) -> str:
    """The first of `names` that is one."""
    return next(iter(_named(names)), "")


def _named(names: Iterable[str]) -> list[str]:
    """Those of `names` that are one."""
    plain = (name.strip() for name in names)
    known = (name for name in plain if name and name not in {"/", "无", "——"})
    return [name for name in known if not is_of_many(name)]


def _of_all(projects: Sequence[Sequence[str]], printed: Callable[[], str]) -> str:
    """The name that most forms of projects begin with, or one that all have, or the `printed` one.

    Else it is that of half. Of each project the names stand in the order in which they may be who
    files; empty for none.
    """
    shared = Counter(name for names in projects for name in dict.fromkeys(names))
    common = [name for name, count in shared.items() if count == len(projects)]
    firsts = Counter(names[0] for names in projects if names)
    name, count = firsts.most_common(1)[0] if firsts else ("", 0)
    if count * 2 > len(projects):
        return name
    told = common[0] if common else printed()
    return told or (name if count * 2 == len(projects) else "")


def year_of(lines: Sequence[Line], forms: Sequence[Form], name: str) -> FiscalYear | None:
    """The fiscal year: of titles, of lines 2023年度, of a label 年度, else what is written most.

    Of two years in one title (2022年度预算2023年自评表) a line of the year alone decides. `name` is
    that of the file. None where nothing says it.
    """
    texts = [text for line in lines for text in line.texts]
    titles = [form.title for form in forms]
    short = [text for text in texts if len(text) < 40]
    pairs = [pair for line in lines for pair in pairwise(line.texts)]
    twice = {year for title in titles if len(own := set(years(title))) > 1 for year in own}
    alone = (text for text in short if twice and is_year_line(text))
    for told in (
        (year for text in alone for year in fiscal_years(text) if year in twice),
        (year for text in titles for year in fiscal_years(text)),
        (year for text in titles for year in years(text)),
        (year for text in short for year in fiscal_years(text)),
        (year for pair in pairs for year in labelled_year(*pair)),
        (year for text in short for year in told_years(text)),
        iter(_FILE_YEAR.findall(name)),
        (year for text in texts for year in fiscal_years(text)),
        (year for text in texts for year in years(text)),
    ):
        found = list(told)  # the first that says one: no other is looked for then
        if found:
            return FiscalYear(int(Counter(found).most_common(1)[0][0]))
    return None
