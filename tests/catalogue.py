"""The catalogue of installed rubrics in docs/rubrics, made from the registry.

``python -m tests.catalogue`` writes it anew; a test holds it to what the registry says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from perfeval import Criterion, Pool, Rubric, get_rubric, rubrics
from perfeval.measures import FRAMEWORKS
from perfeval.render.rubric_words import ruled

FOLDER = Path(__file__).parents[1] / "docs" / "rubrics"


def pages() -> dict[str, str]:
    """Every page by its file name: the catalogue, and one page for each rubric of the library."""
    known = [get_rubric(entry.qualified_id) for entry in rubrics(allow=["perfeval"])]
    made = {f"{rubric.id}.md": _page(rubric) for rubric in known}
    return {"index.md": _catalogue(known), "frameworks.md": _frameworks(), **made}


def _catalogue(known: list[Rubric]) -> str:
    lines = [
        "# Rubrics that come with the library",
        "",
        "Made from the registry; `python -m perfeval rubrics` lists what is installed with you.",
        "",
        "| id | name | place | years | form |",
        "|---|---|---|---|---|",
    ]
    for each in known:
        place, form = each.jurisdiction.name, each.form.official_name
        lines.append(
            f"| [{each.id}]({each.id}.md) | {each.name} | {place} | {each.years} | {form} |"
        )
    lines += [
        "",
        "What the ministry prints without points stands in [frameworks.md](frameworks.md).",
    ]
    return "\n".join(lines) + "\n"


def _frameworks() -> str:
    lines = [
        "# Frameworks: where a sheet of your own begins",
        "",
        "财预〔2013〕53号 and 财预〔2020〕10号 print these rows with formulas and 评价要点, and",
        "without points: a place sets points and clauses. So there is no rubric to install;",
        "`perfeval.measures.FRAMEWORKS` holds the rows, each with its measure. Give a row the",
        "points that your place prints, and the rule of its clause ([rules.md](../rules.md)).",
        "A rate is imported by its id in capitals; a checklist is `row.measure`, for a",
        "`Checklist`, `EqualShares` or `MissingItems`. A condition is met where it is as it",
        "should be.",
    ]
    for name, rows in FRAMEWORKS.items():
        lines += ["", f"## {name}", "", "| row | measure | facts | the norm |", "|---|---|---|---|"]
        for row in rows:
            measure = row.measure
            key = "" if measure is None else f"`{measure.id}`"
            facts = "" if measure is None else "<br>".join(measure.facts)
            path = f"{row.level1} / {row.level2} / {row.name}"
            lines.append(f"| {path} | {key} | {facts} | {_cell(row.text)} |")
    return "\n".join(lines) + "\n"


def _page(rubric: Rubric) -> str:
    lines = [
        f"# {rubric.name}",
        "",
        f"`{rubric.id}`, edition {rubric.edition}: {rubric.jurisdiction.name}, {rubric.years}, "
        f"{rubric.form.official_name}, {rubric.out_of.plain} points, scores to {rubric.places} "
        "decimals.",
        "",
        f"Source: {rubric.source.cite()}",
        "",
        "Under each clause stands its rule in words, to compare the two.",
        "",
        "| section | row | points | clause and rule |",
        "|---|---|---|---|",
    ]
    for path, item in rubric.walk():
        lines.extend(_rows(" / ".join(path), item))
    if rubric.ratings:
        scale = "; ".join(f"{each.name} {each.at_least.plain}" for each in rubric.ratings)
        lines += ["", f"Ratings, from: {scale}."]
    lines += ["", "Readings:", "", "| clause | reading | why |", "|---|---|---|"]
    for reading in rubric.readings:
        lines.append(
            f"| {_cell(reading.clause)} | {_cell(reading.choice)} | {_cell(reading.why)} |"
        )
    return "\n".join(lines) + "\n"


def _rows(path: str, item: Criterion | Pool) -> Iterator[str]:
    both = f"{_cell(item.clause)}<br>规则：{_cell(ruled(item, 'zh'))}"
    yield f"| {path} | {item.name} | {item.points.plain} | {both} |"
    for row in item.rows if isinstance(item, Pool) else ():
        points = "" if row.points is None else row.points.plain
        yield f"| | – {row.name} | {points} | |"


def _cell(text: str) -> str:
    return text.replace("\n", "<br>").replace("|", "\\|")


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
