"""HTML elements: the one place where markup is made, and where every text is escaped.

What goes into an element is another element, or text; text cannot become markup. A name that is
none of ours cannot be made.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable
from typing import Final

from perfeval.text.policy import visible

__all__ = ["ATTRIBUTES", "TAGS", "Content", "Markup", "element", "page_of", "verbatim"]

TAGS: Final = frozenset({
    "body", "caption", "code", "dd", "div", "dl", "dt", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "html", "input", "label", "li", "main", "meta", "p", "rect",
    "script", "section", "span", "strong", "style", "svg", "table", "tbody", "td", "tfoot",
    "th", "thead", "title", "tr", "ul",
})  # fmt: skip
ATTRIBUTES: Final = frozenset({
    "aria-hidden", "aria-label", "charset", "class", "colspan", "content", "data-marks",
    "data-sort", "height", "hidden", "http-equiv", "lang", "name", "preserveAspectRatio",
    "role", "rowspan", "scope", "tabindex", "type", "value", "viewBox", "width",
})  # fmt: skip
_EMPTY: Final = frozenset({"input", "meta"})
_LINES: Final = frozenset({
    "body", "div", "dl", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "html",
    "main", "meta", "script", "section", "style", "table", "tbody", "tfoot", "thead", "title",
    "tr",
})  # fmt: skip
_SPECIAL: Final = re.compile("[&<>\"']")


class Markup:
    """Markup that `element` made."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


Content = Markup | str | None
"""What goes into an element; None is nothing."""


def element(name: str, /, *content: Content, **attributes: str | int | bool | None) -> Markup:
    """The element of a name with what is in it; an attribute of None or False is left out.

    An underscore in the name of an attribute is a hyphen, one at its end is dropped (``class_``).

    >>> element("p", "a < b", element("strong", "!"), class_='"').text
    '<p class="&quot;">a &lt; b<strong>!</strong></p>'
    """
    given = "".join(
        [
            _attribute(key, value)
            for key, value in attributes.items()
            if value is not None and value is not False
        ]
    )
    inside = "".join(
        [each.text if isinstance(each, Markup) else escaped(each) for each in content if each]
    )
    return Markup(_template(name) % (given, inside))


@functools.lru_cache(maxsize=512, typed=True)
def _attribute(key: str, value: str | int) -> str:
    """An attribute as it is written; a page has the same few, over and over."""
    name = key.rstrip("_").replace("_", "-")
    if name not in ATTRIBUTES:
        raise ValueError(name)
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'


@functools.cache
def _template(name: str) -> str:
    if name not in TAGS:
        raise ValueError(name)
    line = "\n" if name in _LINES else ""
    return f"<{name}%s>%s{line}" if name in _EMPTY else f"<{name}%s>%s</{name}>{line}"


def escaped(text: str) -> str:
    """Text as it stands in markup: characters that would act are shown by their codes."""
    shown = visible(text)
    return html.escape(shown) if _SPECIAL.search(shown) else shown


def verbatim(own: str) -> Markup:
    """The text of a style or a script of this package, which no reader of HTML unescapes."""
    return Markup(own)


def page_of(parts: Iterable[Markup]) -> str:
    """The elements as a whole document."""
    return "<!DOCTYPE html>\n" + "".join(each.text for each in parts)
