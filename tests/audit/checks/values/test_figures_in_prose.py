"""Numbers in prose: what a target names, and what the filing attests."""

from perfeval.audit.checks.values.figures_in_prose import Attestation, figures_in
from perfeval.filing import Goal, ReportSection, Statement
from tests.audit.cases import city, filing, report
from tests.tables import each_row


@each_row(
    ("text", "figures"),
    [
        ("13个县市区6个新建大厅，130个乡镇", ["13个", "6个", "130个"]),
        ("节约办事成本450万以上", ["450万"]),
        ("压缩至法定时限的2/3以内", ["2/3"]),
        ("网站年浏览量突破1.5亿人次", ["1.5亿人次"]),
        ("发布信息47万余条", ["47万余条"]),
        ("支撑3-5年需求，2.0版，12345热线，2023年", []),
        ("第3期，5/0", ["5/0"]),
    ],
)
def test_figures_with_a_measure_are_named(text: str, figures: list[str]) -> None:
    """Dates, versions, hot lines and numerals of lists are none."""
    assert [figure.text for figure in figures_in(text)] == figures


def attested(target: str, said: str, *, at_most: bool = False) -> bool:
    """Whether a report that says `said` attests the figure of `target`."""
    section = ReportSection(
        heading="成绩", sections=(ReportSection(statements=(Statement(text=said),)),)
    )
    attestation = Attestation(filing(report(sections=(section,))))
    figure = next(figures_in(target))
    return attestation.of(figure, at_most=at_most) and attestation.of(figure, at_most=at_most)


@each_row(
    ("target", "said", "yes"),
    [
        ("一厅集成1000项", "实现“一厅集成”1136项", True),
        ("年度累计办件120万件", "已完成办件44.1053万件", False),
        ("年度累计办件120万件", "来信1.2亿件", False),
        ("服务对象满意度98%", "办事满意率99.9%", True),
        ("发布信息40万条", "全年发布信息47万余条", True),
    ],
)
def test_a_figure_that_reaches_the_target_in_like_words(target: str, said: str, yes: bool) -> None:
    """The same measure, a shared term, at least the target."""
    assert attested(target, said) is yes


def test_a_ceiling_is_attested_from_below() -> None:
    """不超过5天 and 3天."""
    assert attested("办理时限5件以内", "办理时限3件", at_most=True)
    assert not attested("办理时限5件以内", "办理时限6件", at_most=True)


def test_of_many_figures_one_is_enough() -> None:
    """The greatest for a floor, the least for a ceiling; each in a clause of its own words."""
    said = "办件3件和5件及4件，来信90件"
    assert attested("办件5件", said)
    assert not attested("办件6件", said)
    assert attested("办件3件", said, at_most=True)
    assert not attested("办件2件", said, at_most=True)
    assert attested("来信90件", said)
    assert not attested("5件", said)


def test_the_form_itself_attests() -> None:
    """运行情况及取得的成绩, and 实际完成 of the goals."""
    figure = next(figures_in("一厅集成1000项"))
    told = city(achievements="一厅集成1136项")
    assert Attestation(filing(told)).of(figure, at_most=False)
    told = city(goal=Goal(actual="一厅集成1136项"))
    assert Attestation(filing(told)).of(figure, at_most=False)
