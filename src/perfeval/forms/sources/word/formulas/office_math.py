"""A formula of Office Math (`m:oMath`) on one line, with the brackets that its layout stood for.

Source: ECMA-376 part 1, 22.1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrs import define, field

from perfeval.forms.sources.word.formulas.linear import (
    Term,
    fraction,
    grouped,
    line,
    power,
    root,
    subscript,
    total,
)
from perfeval.forms.sources.word.switches import is_on

__all__ = ["ELEMENTS", "Formula"]

_SLOTS: Final = frozenset({"e", "num", "den", "sub", "sup", "deg", "lim", "fName", "mr"})
_SETTINGS: Final = frozenset(
    {"type", "chr", "begChr", "endChr", "sepChr", "pos", "show", "degHide", "subHide", "supHide"}
    | {"strikeH", "strikeV", "strikeBLTR", "strikeTLBR"}
)
_STRIKES: Final = ("strikeH", "strikeV", "strikeBLTR", "strikeTLBR")
_OVERLINE, _UNDERLINE, _HAT = "\u0305", "\u0332", "\u0302"


@define
class _Node:
    """An object of a formula, or one of its slots, while it is open."""

    name: str
    terms: list[Term] = field(factory=list)
    slots: list[tuple[str, Term]] = field(factory=list)
    settings: dict[str, str] = field(factory=dict)

    def slot(self, name: str) -> Term:
        """What stands in the slot of this name; the empty term where it has none."""
        return next((term for slot, term in self.slots if slot == name), _NOTHING)

    def all(self, name: str) -> list[Term]:
        """What stands in all the slots of this name."""
        return [term for slot, term in self.slots if slot == name]

    def shown(self, name: str, setting: str) -> Term:
        """What stands in a slot, unless a setting hides it."""
        return _NOTHING if is_on(self.settings.get(setting, "0")) else self.slot(name)


_NOTHING: Final = Term("")


class Formula:
    """Takes the elements and the text of one formula.

    >>> formula = Formula()
    >>> for name in ("f", "num"): formula.start(name, {})
    >>> formula.say("1"); formula.end("num"); formula.start("den", {}); formula.say("2")
    >>> for name in ("den", "f"): formula.end(name)
    >>> formula.close()
    Term(text='1/2', apart=True)
    """

    def __init__(self) -> None:
        self._nodes = [_Node("oMath")]
        self.unseen: list[tuple[str, str]] = []
        self._says = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _SETTINGS:
            self._nodes[-1].settings[name] = attributes.get("val", "")
        else:
            self._nodes.append(_Node(name))

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _SETTINGS:
            return
        node = self._nodes.pop()
        above = self._nodes[-1]
        if name not in _SLOTS:
            above.terms.append(self._written(node))
        elif name == "mr":
            above.slots.append((name, Term(", ".join(term.text for term in node.all("e")))))
        elif above.name in _OBJECTS or above.name == "mr":
            above.slots.append((name, line(node.terms)))
        else:
            above.terms.append(line(node.terms))

    def say(self, text: str) -> None:
        """Text of a run."""
        self._says = self._says or bool(text.strip())
        self._nodes[-1].terms.append(Term(text))

    def close(self) -> Term:
        """The whole formula; empty where it says nothing."""
        return line(self._nodes[0].terms) if self._says else _NOTHING

    def _written(self, node: _Node) -> Term:
        """An object on one line, after what stands in it outside its slots."""
        made = _OBJECTS[node.name](node)
        if any(is_on(node.settings.get(strike, "0")) for strike in _STRIKES):
            self.unseen.append(("struck_text", made.text))
            made = _NOTHING
        elif node.name == "phant" and not is_on(node.settings.get("show", "1")):
            self.unseen.append(("hidden_text", made.text))
            made = _NOTHING
        return line([*node.terms, made]) if node.terms else made


def _fraction(node: _Node) -> Term:
    over, under = node.slot("num"), node.slot("den")
    if node.settings.get("type") == "noBar":
        return Term(f"({over.text}; {under.text})")
    return fraction(over, under)


def _nary(node: _Node) -> Term:
    low, high = node.shown("sub", "subHide"), node.shown("sup", "supHide")
    return total(node.settings.get("chr", "∫"), low, high, node.slot("e"))


def _delimited(node: _Node) -> Term:
    begin, end = node.settings.get("begChr", "("), node.settings.get("endChr", ")")
    inside = node.settings.get("sepChr", "|").join(term.text for term in node.all("e"))
    return Term(f"{begin}{inside}{end}", apart=not (begin and end))


def _accented(node: _Node, mark: str) -> Term:
    return Term(f"{grouped(node.slot('e'))}{mark}", apart=True)


def _bar(node: _Node) -> Term:
    return _accented(node, _OVERLINE if node.settings.get("pos") == "top" else _UNDERLINE)


def _limit(sign: str) -> Callable[[_Node], Term]:
    def written(node: _Node) -> Term:
        return Term(f"{grouped(node.slot('e'))}{sign}{grouped(node.slot('lim'))}", apart=True)

    return written


def _listed(name: str, between: str) -> Callable[[_Node], Term]:
    def written(node: _Node) -> Term:
        return Term(f"[{between.join(term.text for term in node.all(name))}]")

    return written


def _plain(node: _Node) -> Term:
    return line(node.all("e"))


def _before(node: _Node) -> Term:
    scripts = power(subscript(_NOTHING, node.slot("sub")), node.slot("sup"))
    return Term(f"{scripts.text}{grouped(node.slot('e'))}", apart=True)


_OBJECTS: Final[dict[str, Callable[[_Node], Term]]] = {
    "f": _fraction,
    "rad": lambda node: root(node.shown("deg", "degHide"), node.slot("e")),
    "sSup": lambda node: power(node.slot("e"), node.slot("sup")),
    "sSub": lambda node: subscript(node.slot("e"), node.slot("sub")),
    "sSubSup": lambda node: power(subscript(node.slot("e"), node.slot("sub")), node.slot("sup")),
    "sPre": _before,
    "nary": _nary,
    "d": _delimited,
    "func": lambda node: Term(f"{node.slot('fName').text}({node.slot('e').text})", apart=True),
    "limLow": _limit("_"),
    "limUpp": _limit("^"),
    "acc": lambda node: _accented(node, node.settings.get("chr", _HAT)),
    "bar": _bar,
    "m": _listed("mr", "; "),
    "eqArr": _listed("e", "; "),
    "phant": _plain,
    "box": _plain,
    "borderBox": _plain,
    "groupChr": _plain,
}

ELEMENTS: Final = frozenset({*_SLOTS, *_SETTINGS, *_OBJECTS})
"""The elements that a formula takes."""
