"""Scorecards and rubrics for people to read. Output never holds control characters."""

from __future__ import annotations

from perfeval.errors import InputError
from perfeval.render.rubric_text import rubric_text
from perfeval.render.scorecard_text import scorecard_text
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.policy import checked_language

__all__ = ["FORMATS", "render"]

FORMATS = ("text",)


def render(x: Scorecard | Rubric, format: str, lang: str = "zh") -> str:
    """A scorecard with its reasons, or a rubric as its table, in a `format`: ``text``.

    `lang` is ``zh`` or ``en``; official names and clauses stay Chinese. Raises `InputError` for
    any other format, language or type.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> print(render(card, "text").splitlines()[-3])
    计算得分   98 / 100
    """
    if format not in FORMATS:
        raise InputError("the format of a rendering", format, " or ".join(FORMATS))
    lang = checked_language(lang, "the language of a rendering")
    if isinstance(x, Scorecard):
        return scorecard_text(x, lang)
    if isinstance(x, Rubric):
        return rubric_text(x, lang)
    raise InputError("what to render", x, "a Scorecard or a Rubric")
