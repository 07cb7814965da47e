"""Scored rows of one shape, whatever form they stand in."""

from perfeval.audit.finding import Place
from perfeval.audit.graded import graded, is_blank, is_placeholder, score_places, section_points
from perfeval.numbers.cells import BLANK, Nil
from perfeval.numbers.printed import Points
from tests.audit.cases import criterion, fund, project, report, row, sheet
from tests.tables import each_row


@each_row(
    ("text", "blank"),
    [
        ("", True),
        ("指标1：\n指标2：\n……", True),
        ("/", True),
        ("出台", False),
        ("1.5亿", False),
        ("指标1 ： 指标2\n. . …无 /", True),
        ("指标1：办件量", False),
        ("无\n\n说明", False),
    ],
)
def test_what_a_template_leaves_is_blank(text: str, blank: bool) -> None:
    """指标1： and …… say nothing."""
    assert is_placeholder(text) is blank


def test_points_of_a_label() -> None:
    """(50分), （ 40 分 ）, and none."""
    assert section_points("产出指标(50分)") == Points("50")
    assert section_points("过程（ ４０ 分 ）") == Points("40")
    assert section_points("产出指标") is None


def test_a_report_has_no_scored_rows() -> None:
    """Only 附件2, 附件3 and 附件3-1 are scored row by row."""
    assert graded(report(), Place("报告")) == ()


def test_a_slash_is_not_a_blank() -> None:
    """/ says that a row does not apply."""
    assert is_blank(BLANK)
    assert not is_blank(Nil("/"))


def test_the_places_of_a_forms_scores() -> None:
    """The most decimals that any score prints, the fund row's among them."""
    rows = graded(project(row("办件", "1", "1", "2", "1.9")), Place("表"))
    assert score_places(project(fund=fund(claimed=Points("9.55"))), rows) == 2
    assert score_places(sheet(criterion("甲", "5", "5")), ()) == 0
