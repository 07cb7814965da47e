"""Comments in a Word document, and the list of findings at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from perfeval.audit.finding import Finding
from perfeval.forms.sources.word.places import paragraph_numbers
from perfeval.forms.words.marks import AUTHOR, LIST_TITLES
from perfeval.marks.edited_package import DECLARATION, EditedPackage
from perfeval.marks.edited_part import EditedPart, Element, quoted
from perfeval.marks.placing import placed
from perfeval.marks.sentences import list_lines, told

__all__ = ["mark_word"]

_WANTED: Final = frozenset({"body", "p", "pPr", "sectPr", "commentReference"})
_COMMENT: Final = frozenset({"comment"})
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID: Final = re.compile("[0-9]{1,9}")


def mark_word(
    package: EditedPackage, findings: Sequence[Finding], lang: str
) -> tuple[Finding, ...]:
    """Put a comment at the cell or paragraph of each finding; the others into a list at the end.

    Gives those in the list. Raises `DecodeError`.
    """
    numbers = paragraph_numbers(package.archive, package.main, package.usage)
    body = _Body(package.part(package.main))
    comments: list[tuple[Element, Finding]] = []
    listed: list[Finding] = []
    for number, finding in placed(findings, numbers.get):
        paragraph = None if number is None else body.paragraph(number)
        if paragraph is None:
            listed.append(finding)
        else:
            comments.append((paragraph, finding))
    if comments:
        first = _add_comments(package, body, [each for _, each in comments], lang)
        for own, (paragraph, _) in enumerate(comments, start=first):
            body.comment(paragraph, own)
    if listed:
        lines = [line for each in listed for line in list_lines(each, lang)]
        body.add_list(LIST_TITLES[lang], lines)
    return tuple(listed)


class _Body:
    """The main part: where its paragraphs begin and end, and where the document does.

    `last_comment` is the greatest id of a comment that it points to.
    """

    def __init__(self, part: EditedPart) -> None:
        self._part = part
        found = part.elements(_WANTED)
        self.namespace = part.root.namespace
        self._paragraphs = [each for each in found if each.name == "p"]
        self._insides = {
            each.parent: each.after
            for each in found
            if each.name == "pPr" and each.parent is not None and each.parent.name == "p"
        }
        self._body = next((each for each in found if each.name == "body"), part.root)
        self.last_comment = _last(each for each in found if each.name == "commentReference")
        self._sections = [
            each for each in found if each.name == "sectPr" and each.parent is self._body
        ]

    def paragraph(self, number: int) -> Element | None:
        """The paragraph of this number; None for one of a drawing, which holds no comment."""
        found = self._paragraphs[number]
        return found if found.namespace == self.namespace else None

    def comment(self, paragraph: Element, own: int) -> None:
        """Let a comment stand at a paragraph, from its beginning to its end."""
        w, declared = _prefix(paragraph)
        begin = self._insides.get(paragraph, paragraph.inner)
        self._part.open(paragraph)
        self._part.insert(begin, f'<{w}:commentRangeStart{declared} {w}:id="{own}"/>')
        self._part.append(
            paragraph,
            f'<{w}:commentRangeEnd{declared} {w}:id="{own}"/>'
            f'<{w}:r{declared}><{w}:commentReference {w}:id="{own}"/></{w}:r>',
        )

    def add_list(self, title: str, lines: Sequence[str]) -> None:
        """Put paragraphs behind all others, on a page of their own."""
        w, declared = _prefix(self._body)
        heading = f"<{w}:pPr><{w}:pageBreakBefore/></{w}:pPr>"
        look = f"<{w}:rPr><{w}:b/></{w}:rPr>"
        made = [_paragraph(w, declared, title, heading, look)]
        made += [_paragraph(w, declared, line) for line in lines]
        if self._sections:
            self._part.insert(self._sections[-1].start, "".join(made))
        else:
            self._part.append(self._body, "".join(made))


def _prefix(element: Element) -> tuple[str, str]:
    """The prefix of what is put beside an element, and its declaration where it needs one."""
    prefix = element.prefix.rstrip(":")
    return (prefix, "") if prefix else ("w", f' xmlns:w="{quoted(element.namespace)}"')


def _paragraph(w: str, declared: str, text: str, properties: str = "", look: str = "") -> str:
    run = f'<{w}:r>{look}<{w}:t xml:space="preserve">{quoted(text)}</{w}:t></{w}:r>'
    return f"<{w}:p{declared}>{properties}{run}</{w}:p>"


def _add_comments(
    package: EditedPackage, body: _Body, findings: Sequence[Finding], lang: str
) -> int:
    """Write the comments beside those of the document; gives the id of the first."""
    empty = f'{DECLARATION}<w:comments xmlns:w="{quoted(body.namespace)}"/>'
    name = package.ensured(package.main, "comments", "word/comments.xml", empty, _TYPE)
    part = package.part(name)
    first = 1 + max(body.last_comment, _last(part.elements(_COMMENT)))
    declared = f' xmlns:w="{quoted(part.root.namespace)}"'
    part.append(
        part.root,
        "".join(
            f'<w:comment{declared} w:id="{own}" w:author="{quoted(AUTHOR)}" w:initials="审">'
            f"{_paragraph('w', '', told(finding, lang))}</w:comment>"
            for own, finding in enumerate(findings, start=first)
        ),
    )
    return first


def _last(found: Iterable[Element]) -> int:
    """The greatest id of a comment; -1 for none."""
    ids = (each.attributes.get("id", "") for each in found)
    return max((int(own) for own in ids if _ID.fullmatch(own)), default=-1)
