"""Pictures of what an author sees at each step, as SVG: ``python -m tests.pictures`` writes them.

They show what the commands print, on the sheet of a county, so that no picture can tell anything
else than the program. They are text and small; so they are committed, and a test holds them
against the program.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from html import escape
from io import StringIO
from pathlib import Path
from typing import Final

from perfeval.__main__ import main
from perfeval.text.columns import width
from tests.drafts.county import ROWS, TITLE
from tests.forms.paper import as_word

FOLDER: Final = Path(__file__).parents[1] / "docs" / "pictures"

_CELL: Final = 8
_LINE: Final = 20
_EDGE: Final = 14
_WIDEST: Final = 104
_RUN: Final = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")
_STYLE: Final = (
    "rect{fill:#1f2430}text{fill:#e6e6e6;font:14px/1 'Noto Sans Mono CJK SC','Sarasa Mono SC',"
    "'SimSun',monospace;white-space:pre}.asked{fill:#8fd18f}"
)


def svg(lines: Sequence[str], title: str) -> str:
    """Lines as a terminal shows them, each character in its cells; a prompt in its own colour."""
    shown = [part for line in lines for part in _broken(line)]
    height = _LINE * len(shown) + 2 * _EDGE
    across = _CELL * _WIDEST + 2 * _EDGE
    rows = "\n".join(
        _row(line, _EDGE + _LINE * number + 14) for number, line in enumerate(shown) if line
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {height}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n"
        f'<rect width="{across}" height="{height}" rx="6"/>\n{rows}\n</svg>\n'
    )


def _broken(line: str) -> Iterator[str]:
    """A line in parts that a terminal is wide enough for."""
    part = ""
    for character in line:
        if width(part + character) > _WIDEST:
            yield part
            part = "  "
        part += character
    yield part


def _row(line: str, at: int) -> str:
    """A line; each run of narrow or of wide characters stands where its cells are."""
    runs: list[str] = []
    before = 0
    for run in _RUN.findall(line):
        cells = width(run)
        if run.strip():
            x, long = _EDGE + _CELL * before, _CELL * cells
            runs.append(f'<tspan x="{x}" textLength="{long}">{escape(run)}</tspan>')
        before += cells
    asked = ' class="asked"' if line.startswith("$ ") else ""
    return f'<text y="{at}"{asked} xml:space="preserve">{"".join(runs)}</text>'


def asked(*words: str) -> list[str]:
    """A command as it is typed, and what it prints, complaints first."""
    with redirect_stdout(StringIO()) as said, redirect_stderr(StringIO()) as complaints:
        main(words)
    return [
        f"$ perfeval {' '.join(words)}",
        *complaints.getvalue().splitlines(),
        *said.getvalue().splitlines(),
    ]


def excerpt(file: str, first: str, lines: int) -> list[str]:
    """Some lines of a file, from the one that begins with `first`."""
    text = Path(file).read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(text) if line.startswith(first))
    return text[at : at + lines]


def sheet() -> bytes:
    """The sheet of the county as a Word document."""
    head = ["一级指标", "二级指标", "三级指标", "分值", "评分标准"]
    rows = [[*labels, name, points, clause] for labels, name, points, clause, _ in ROWS]
    return as_word(TITLE, [head, *rows])


def replaced(file: str, old: str, new: str) -> None:
    """What an author does in an editor."""
    path = Path(file)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def filled(file: str, **values: str) -> None:
    """What a clerk fills in, by the title of each figure."""
    path = Path(file)
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        name, *rest = line.split(",")
        if name in values:
            rest[0] = values[name]
            lines[number] = ",".join((name, *rest))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def pictures() -> Iterator[tuple[str, str]]:
    """Each picture by the name of its file, in the order of the steps."""
    draft, sheet_file = "评分标准.toml", "评分表.docx"
    Path(sheet_file).write_bytes(sheet())
    yield "1-draft.svg", svg(asked("draft-rubric", sheet_file, "-o", draft), "起草")
    lines = excerpt(draft, "# ── 投入 / 预算编制 / 财政供养人员控制率", 18)
    left = excerpt(draft, "# ── 过程 / 预算执行 / 支付进度率", 8)
    yield "2-file.svg", svg([*lines, "", *left], "草稿")
    yield "3-refused.svg", svg(asked("check-rubric", draft), "还没有选定")
    replaced(draft, 'steps = "待选"', 'steps = "whole"')
    replaced(draft, 'issuer = "待填"', 'issuer = "临澧县财政局"')
    shown = asked("rubrics", draft)
    yield "4-shown.svg", svg(shown[:14], "条文和规则")
    yield "5-checked.svg", svg(asked("check-rubric", draft)[:8], "检查通过")
    facts = asked("facts", draft, "-o", "数据.csv")
    table = Path("数据.csv").read_text(encoding="utf-8-sig").splitlines()[:6]
    filled("数据.csv", 在职人员数="31人", 编制数="30人", 公务卡刷卡率="75%", 满意度="93%")
    scored = asked("score", sheet_file, "--rubric", draft, "--facts", "数据.csv")
    yield "6-scored.svg", svg([*facts, *table, "", *scored[:9]], "填数、计分")
    new = asked("new-edition", draft, "--year", "2025", "-o", "评分标准2025.toml")
    replaced("评分标准2025.toml", 'number = "待填"', 'number = "临财绩〔2025〕1号"')
    replaced("评分标准2025.toml", "每高1个百分点扣1分", "每高1个百分点扣0.5分")
    replaced("评分标准2025.toml", 'deduct = "1"  # “每高', 'deduct = "0.5"  # “每高')
    told = asked("rubrics", draft, "--diff", "评分标准2025.toml")
    at = told.index("概要")
    yield "7-edition.svg", svg([*new, "", told[0], *told[at:]], "新年度")


def made() -> dict[str, str]:
    """Every picture, made in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        return dict(pictures())


def write(show: Callable[[str], None] = print) -> None:
    """Write the pictures of the documentation."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in made().items():
        FOLDER.joinpath(name).write_text(text, encoding="utf-8")
        show(os.fspath(FOLDER / name))


if __name__ == "__main__":
    write()
