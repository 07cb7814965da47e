"""Hostile Word documents that hide, mark and draw: fields, formulas, styles, symbols, notes."""

from __future__ import annotations

from typing import Final

from tests.forms.paper import LINKS, PACKAGE, WORD, word_file, word_table
from tests.hostile.package import Package, stored

__all__ = ["PAGES"]


def _page(runs: str, parts: dict[str, str] | None = None) -> bytes:
    """A document of one paragraph."""
    return stored(word_file(f"<w:p>{runs}</w:p>", parts))


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _linked(kind: str, part: str) -> dict[str, str]:
    """One further part, `word/{kind}.xml`, and the relationship to it."""
    link = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{LINKS}/{kind}" '
        f'Target="{kind}.xml"/></Relationships>'
    )
    whole = f'<w:{kind} xmlns:w="{WORD}">{part}</w:{kind}>'
    return {"word/_rels/document.xml.rels": link, f"word/{kind}.xml": whole}


def _styled(styles: str) -> bytes:
    """A document whose one run has the style S0."""
    run = _run("甲", '<w:rStyle w:val="S0"/>')
    return _page(run, _linked("styles", styles))


def _circle(count: int) -> bytes:
    """Styles each of which is based on the next one, and the last on the first."""
    return _styled(
        "".join(
            f'<w:style w:type="character" w:styleId="S{n}"><w:basedOn w:val="S{(n + 1) % count}"/>'
            "<w:rPr><w:vanish/></w:rPr></w:style>"
            for n in range(count)
        )
    )


def _deep(text: str) -> bytes:
    """A formula of fractions in fractions, which says a long text."""
    inner = f"<m:r><m:t>{text}</m:t></m:r>"
    for _ in range(10):
        inner = f"<m:f><m:num>{inner}</m:num><m:den/></m:f>"
    return _page(f'<m:oMath xmlns:m="m">{inner}</m:oMath>')


def _footnotes(count: int) -> bytes:
    """A footnote with a person, which is pointed to again and again."""
    note = f'<w:footnote w:id="1"><w:p>{_run("联系人：" * 40)}</w:p></w:footnote>'
    reference = '<w:footnoteReference w:id="1"/>'
    return _page(reference * count, _linked("footnotes", note))


def _columns(count: int) -> bytes:
    """A table with a very wide grid."""
    grid = '<w:gridCol w:w="0"/>' * count
    return stored(word_file(word_table([["甲"] * 9] * 9).replace("<w:tbl>", f"<w:tbl>{grid}")))


def _hidden_rows(count: int) -> bytes:
    row = "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    return stored(word_file(f"<w:tbl>{row * count}</w:tbl>"))


_BEGIN, _SEPARATE, _END = (
    f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")
)
_RAISED: Final = _run("1", '<w:vertAlign w:val="superscript"/>')
_EQUATION: Final = r'<w:fldSimple w:instr="EQ \b({})"/>'.format("x" * 1_900)

PAGES: Final[dict[str, Package]] = {
    "Word: fields that do not end": Package(
        lambda n: _page(f"{_BEGIN}{_run('a')}" * n), 120_000, "2000 elements"
    ),
    "Word: fields in results": Package(
        lambda n: _page(f"{_BEGIN}{_SEPARATE}{_run(' ')}" * n + _END * n), 80_000, "2000 elements"
    ),
    "Word: long codes of equations": Package(
        lambda n: _page(_EQUATION * n), 20_000, "25000 characters", 20
    ),
    "Word: a long code": Package(
        lambda n: _page(f"{_BEGIN}<w:instrText>{'x' * n}</w:instrText>{_END}"),
        16_000_000,
        "25000 characters",
        30_000,
    ),
    "Word: a deep formula": Package(
        lambda n: _deep("1" * n), 16_000_000, "25000 characters", 30_000
    ),
    "Word: marks": Package(lambda n: _page((_run("60") + _RAISED) * n), 70_000, "2000 elements"),
    "Word: symbols": Package(
        lambda n: _page('<w:sym w:font="Symbol" w:char="F0B3"/>' * n), 490_000, "2000 elements"
    ),
    "Word: letters in a symbol font": Package(
        lambda n: _page(_run("a" * n, '<w:rFonts w:ascii="Wingdings"/>')),
        16_000_000,
        "25000 characters",
    ),
    "Word: styles in a circle": Package(_circle, 120_000, "2000 elements"),
    "Word: styles that say nothing": Package(
        lambda n: _styled('<w:style w:styleId="x"><w:rPr><w:b/></w:rPr></w:style>' * n),
        60_000,
        "2000 elements",
    ),
    "Word: parts of a style": Package(
        lambda n: _styled(f'<w:style w:a="/>">{"<w:tblStylePr/>" * n}</w:style>'),
        490_000,
        "2000 elements",
    ),
    "Word: looks": Package(
        lambda n: _page("".join(_run("a", f'<w:sz w:val="{size}"/>') for size in range(n))),
        120_000,
        "2000 elements",
    ),
    "Word: footnotes": Package(_footnotes, 490_000, "2000 elements"),
    "Word: hidden rows": Package(_hidden_rows, 80_000, "60 rows and paragraphs"),
    "Word: a wide grid": Package(_columns, 490_000, "2000 elements"),
    "Word: phonetic guides": Package(
        lambda n: _page(f"<w:ruby><w:rt>{_run('a')}</w:rt></w:ruby>" * n), 90_000, "2000 elements"
    ),
}
