"""A page as a document of its own, or as a fragment for a notebook."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from perfeval.forms.words.marks import GENERATOR
from perfeval.render.html.element import Markup, element, page_of, verbatim
from perfeval.render.html.tables import table_of
from perfeval.render.page import Block, Listed, Page, Part, Prose, Table

__all__ = ["html_document", "html_fragment"]

_DEEPEST: Final = 6
"""The smallest heading that HTML has."""
_LANGUAGES: Final = {"zh": "zh-CN", "en": "en"}


def html_document(page: Page) -> str:
    """The page as one file: no request leaves it, and nothing runs but its own script.

    The content policy names the script and the style by their digests; whatever a text of the page
    would smuggle in is neither.
    """
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="generator", content=GENERATOR),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", page.title),
        element("style", verbatim(style)),
    )
    main = element("main", *_content(page, top=1))
    body = element("body", main, element("script", verbatim(script)))
    return page_of([element("html", head, body, lang=_LANGUAGES[page.lang])])


def html_fragment(page: Page) -> str:
    """The page as a piece of another one, without a style or a script that would act on that."""
    return element("div", *_content(page, top=3), lang=_LANGUAGES[page.lang]).text


def _content(page: Page, top: int) -> Iterator[Markup]:
    lines = (element("p", line) for line in page.lines)
    yield element("header", _heading(page.title, top), *lines)
    for part in page.parts:
        yield element("section", *_part(part, top, page.lang))


def _part(part: Part, top: int, lang: str) -> Iterator[Markup]:
    if part.heading:
        yield _heading(part.heading, top + part.level)
    for block in part.blocks:
        yield from _block(block, lang)


def _heading(text: str, level: int) -> Markup:
    return element(f"h{min(level, _DEEPEST)}", text)


def _block(block: Block, lang: str) -> Iterator[Markup]:
    if isinstance(block, Table):
        yield table_of(block, lang)
    elif isinstance(block, Listed):
        pairs = (
            element("div", element("dt", label), element("dd", text)) for label, text in block.pairs
        )
        yield element("dl", *pairs)
    else:
        prose: Prose = block
        yield from (element("p", text) for text in prose.texts)


@functools.cache
def _asset(name: str) -> str:
    return files("perfeval.render.html").joinpath(name).read_text(encoding="utf-8")


@functools.cache
def _digest(asset: str) -> str:
    """The source expression of a style or script that stands in a page."""
    digest = hashlib.sha256(asset.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
