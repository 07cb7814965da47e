"""Formulas of Office Math and of EQ fields on one line."""

from __future__ import annotations

from perfeval.forms.sources.word.formulas import Term, equation, set_apart
from perfeval.forms.sources.word.formulas.linear import fraction as over
from perfeval.forms.sources.word.formulas.linear import grouped, line, power, root, subscript
from perfeval.numbers.decimals import read_decimal
from tests.forms.word.page import (
    HIDDEN,
    RAISED,
    STRUCK,
    formula,
    fraction,
    lines,
    noted,
    opened,
    paragraph,
    read,
    run,
    said,
)
from tests.tables import each_row


def slots(name: str, settings: str = "", **content: str) -> str:
    """One object with its slots."""
    filled = "".join(f"<m:{slot}>{inner}</m:{slot}>" for slot, inner in content.items())
    return f"<m:{name}><m:{name}Pr>{settings}</m:{name}Pr>{filled}</m:{name}>"


def setting(name: str, value: str) -> str:
    """One setting of an object."""
    return f'<m:{name} m:val="{value}"/>'


X, TWO, TEN = said("x"), said("2"), said("10")
HALF = fraction("1", "2")
ELEMENT = "<m:e>{}</m:e>".format


@each_row(
    ("content", "text"),
    [
        (HALF, "1/2"),
        (slots("f", num=said("a+b"), den=said("c·d")), "(a+b)/(c·d)"),
        (slots("f", num=HALF, den=said("3")), "(1/2)/3"),
        (slots("f", num=slots("d", e=said("a+b")), den=TWO), "(a+b)/2"),
        (slots("f", num=said("(a)+(b)"), den=TWO), "((a)+(b))/2"),
        (slots("f", setting("type", "noBar"), num=said("5"), den=TWO), "(5; 2)"),
        (slots("f", setting("type", "lin"), num=said("5"), den=TWO), "5/2"),
        (slots("sSup", e=TEN, sup=TWO), "10²"),
        (slots("sSup", e=TEN, sup=said("-3")), "10⁻³"),
        (slots("sSup", e=said("m"), sup=TWO), "m²"),
        (slots("sSup", e=TEN, sup=said("n+1")), "10^(n+1)"),
        (slots("sSup", e=TEN, sup=""), "10"),
        (slots("sSup", e=said("a+b"), sup=TWO), "(a+b)²"),
        (slots("sSub", e=said("CO"), sub=TWO), "CO₂"),
        (slots("sSub", e=X, sub=said("i")), "x_i"),
        (slots("sSubSup", e=X, sub=said("1"), sup=TWO), "x₁²"),
        (slots("sPre", sub=said("1"), sup=TWO, e=X), "₁²x"),
        (slots("rad", setting("degHide", "1"), deg="", e=said("x+1")), "√(x+1)"),
        (slots("rad", deg=said("3"), e=said("8")), "³√8"),
        (slots("rad", deg=said("n"), e=said("8")), "(n)√8"),
        (
            slots("nary", setting("chr", "∑"), sub=said("i=1"), sup=said("n"), e=X),
            "∑_(i=1)^n(x)",
        ),
        (slots("nary", setting("subHide", "1") + setting("supHide", "1"), sub=X, e=X), "∫(x)"),
        (slots("nary", e=slots("d", e=said("x+1"))), "∫(x+1)"),
        (slots("d", e=X), "(x)"),
        (slots("d", setting("begChr", "[") + setting("endChr", ""), e=X), "[x"),
        (slots("d", "<m:begChr/>", e=X), "x)"),
        (f"<m:d>{ELEMENT(X)}{ELEMENT(TWO)}</m:d>", "(x|2)"),
        (slots("func", fName=said("log"), e=TEN), "log(10)"),
        (slots("limLow", e=said("lim"), lim=said("n→∞")), "lim_(n→∞)"),
        (slots("limUpp", e=said("x"), lim=said("n")), "x^n"),
        (slots("acc", e=X), "x\u0302"),
        (slots("acc", setting("chr", "\u0304"), e=X), "x\u0304"),
        (slots("bar", setting("pos", "top"), e=said("12")), "12\u0305"),
        (slots("bar", e=said("1+2")), "(1+2)\u0332"),
        (
            f"<m:m><m:mr>{ELEMENT(X)}{ELEMENT(TWO)}</m:mr><m:mr>{ELEMENT(TEN)}</m:mr></m:m>",
            "[x, 2; 10]",
        ),
        (f"<m:eqArr>{ELEMENT(X)}{ELEMENT(TWO)}</m:eqArr>", "[x; 2]"),
        (slots("box", e=TEN), "10"),
        (slots("groupChr", e=TEN), "10"),
        (slots("borderBox", e=TEN), "10"),
        (slots("borderBox", setting("strikeH", "0"), e=TEN), "10"),
        (slots("phant", setting("show", "1"), e=TEN), "10"),
        (said("≥") + said("50"), "≥50"),
        (said("3") + HALF, "3(1/2)"),
        (HALF + said("x"), "(1/2)x"),
        (said("3×") + slots("sSup", e=TEN, sup=TWO), "3×10²"),
        (f"<m:f>{said('9')}<m:num>{TWO}</m:num><m:den>{X}</m:den></m:f>", "9(2/x)"),
        (ELEMENT(TEN), "10"),
        (formula(HALF) + X, "(1/2)x"),
    ],
)
def test_a_formula_on_one_line(content: str, text: str) -> None:
    """With the brackets that its layout stood for."""
    assert read(formula(content)) == text


def test_a_formula_beside_a_figure_is_no_part_of_it() -> None:
    """½ is not 12, nor is 3½ 312 or 31/2."""
    assert read(run("3"), formula(HALF)) == "3(1/2)"
    assert read_decimal(read(formula(HALF))) is None
    assert read(run("60"), formula(slots("sSup", e=said("m"), sup=TWO))) == "60m²"
    assert read(formula(said("60")), run("个")) == "60个"
    mark = f"<m:r><w:rPr>{RAISED}</w:rPr><m:t>1</m:t></m:r>"
    assert read(formula(said("60") + mark)) == "60¹"


def test_what_a_formula_does_not_show_is_noted() -> None:
    """A phantom takes room and is not seen; a box may be struck through; runs may be hidden."""
    phantom = slots("phant", setting("show", "0"), e=said("9"))
    assert read(formula(phantom + TEN)) == "10"
    assert noted(formula(phantom + TEN)) == [("hidden_text", "隐藏文字未读入：9")]
    struck = slots("borderBox", setting("strikeH", "1"), e=said("9"))
    assert read(formula(struck + TEN)) == "10"
    assert noted(formula(struck + TEN)) == [("struck_text", "划去的文字未读入：9")]
    for properties in (HIDDEN, STRUCK):
        inner = f"<m:r><w:rPr>{properties}</w:rPr><m:t>9</m:t></m:r>"
        assert read(formula(inner + TEN)) == "10"
        assert read(run("60"), formula(fraction("", "").replace("<m:t></m:t>", ""))) == "60"


def test_a_formula_outside_any_paragraph_is_one_of_its_own() -> None:
    """As Office Math allows; a formula within it ends with it."""
    body = paragraph(run("甲")) + f"<m:oMathPara>{formula(HALF)}</m:oMathPara>"
    assert lines(opened(body.replace("m:oMathPara", "w:oMathPara"))) == ["甲", "1/2"]
    nested = formula(said("5") + formula(TWO) + HALF)
    assert lines(opened(nested)) == ["52(1/2)"]


def test_elements_of_formulas_outside_formulas_say_nothing() -> None:
    """A slot is one only within a formula."""
    stray = f'<x:e xmlns:x="x">{run("60")}</x:e>'
    assert read(stray) == "60"


def test_long_formulas_cost_what_they_say() -> None:
    """Deep fractions of a long text are bracketed without a search for their brackets."""
    deep = said("1" * 300)
    for _ in range(30):
        deep = slots("f", num=deep, den=TWO)
    text = read(formula(deep))
    assert text.count("/2") == 30
    assert grouped(Term(f"({'x' * 300})")) == f"(({'x' * 300}))"


def test_terms() -> None:
    """One term is itself; brackets stand only where something joins."""
    assert line([Term("x", apart=True)]) == Term("x", apart=True)
    assert line([]) == Term("")
    assert over(Term("1"), Term("2")) == Term("1/2", apart=True)
    assert power(Term("60m"), Term("2")) == Term("60m²", apart=True)
    assert subscript(Term(""), Term("")) == Term("")
    assert root(Term(""), Term("x")) == Term("√x", apart=True)
    assert root(Term("n+1"), Term("x")) == Term("(n+1)√x", apart=True)
    assert power(Term("x"), Term("n")) == Term("x^n", apart=True)
    assert subscript(Term("x"), Term("2")) == Term("x₂")
    assert [
        set_apart(before, "1/2", after) for before, after in (("", "。"), ("3", ""), ("", "%"))
    ] == [
        "1/2",
        "(1/2)",
        "(1/2)",
    ]
    assert set_apart("3", "", "") == ""


@each_row(
    ("code", "text"),
    [
        (r"\f(1,2)", "1/2"),
        (r"\F( 1 , 2 )", "1/2"),
        (r"3\f(1,2)", "3(1/2)"),
        (r"\f(\f(1,2),3)", "(1/2)/3"),
        (r"\r(3,x)", "³√x"),
        (r"\r(2)", "√2"),
        (r"10\s\up8(2)", "10²"),
        (r"10\s(2)", "10²"),
        (r"x\s\do8(2)", "x₂"),
        (r"x\s(2,1)", "x²₁"),
        (r"\o\ac(○,10)", "⑩"),
        (r"\o\ac(10,○)", "⑩"),
        (r"\o\ac(○,21)", "(21)"),
        (r"\o\ac(○,密)", "(密)"),
        (r"\o\ac(□,√)", "☑"),
        (r"\o\ac(□,1)", "[1]"),
        (r'\* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yuè),岳)', "岳"),
        (r"\b(1,2)", None),
        (r"\b(x)", "(x)"),
        (r"\b \bc\[ (x)", "[x]"),
        (r"\b\bc\|(x)", "|x|"),
        (r"\b\lc\{(x)", "{x}"),
        (r"\b\lc\(\rc\](x)", "(x]"),
        (r"\x(5)", "5"),
        (r"\x\to\bo(5)", "5"),
        (r"\l(1,2)", "1, 2"),
        (r"\i(1,2,x)", "∫_1^2(x)"),
        (r"\i\su(1,2,x)", "∑_1^2(x)"),
        (r"\i\pr(1,2,x)", "∏_1^2(x)"),
        (r"\a\al\co2(1,2,3,4)", "[1, 2; 3, 4]"),
        (r"\a(1,2)", "[1; 2]"),
        (r"\a\co0(1,2)", "[1; 2]"),
        (r"\d\fo10()", ""),
        (r"f(x,y)", "f(x, y)"),
        (r"a\,b\(c\)\\", r"a,b(c)\\"[:-1]),
        ("60", "60"),
        ("", ""),
        (r"\f(1", None),
        (r"\f(1)", None),
        (r"\f 1", None),
        (r"\q(1)", None),
        (r"\d(1)", None),
        (r"\o(5,/)", None),
        (r"\o(○,□)", None),
        (r"\r(1,2,3)", None),
        (r"\s(1,2,3)", None),
        (r"\i(1)", None),
        (r"\x(1,2)", None),
        (r"\f(" * 20 + "1,2" + ")" * 20, None),
        ("(" * 20, None),
        ("x" + "\\", None),
    ],
)
def test_the_code_of_an_equation_field(code: str, text: str | None) -> None:
    """What Word draws from it; None where a switch is not known."""
    made = equation(code)
    assert (None if made is None else made.text) == text
