"""Who and what a form names, in rows, in lines and in its title."""

from __future__ import annotations

from perfeval.filing import ProjectForm, UnitForm
from perfeval.forms import read
from perfeval.forms.words.names import filer, name_of, named_in, titled_project, titled_unit
from tests.forms.paper import Row, Wide, as_word
from tests.forms.seen import SOURCES, Maker, project
from tests.tables import each_row

BODY: list[Row] = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
    ["产出", "数量", "里程", "1公里", "5"],
]


@each_row(
    ("text", "unit"),
    [
        ("填报单位（盖章）：某县水利局", "某县水利局"),
        ("填报单位：（盖章）某局", "某局"),
        ("被复核单位：某局", "某局"),
        ("复核单位：财政评价中心", ""),
        ("编制单位：某局", "某局"),
        ("自评单位：某局  填报时间：2024年3月", "某局"),
        ("单位名称：某局", "某局"),
        ("部门（单位）名称：某镇政府", "某镇政府"),
        ("预算单位名称（盖章）：某局", "某局"),
        ("单位：万元", ""),
        ("单位：千元", ""),
        ("单位：百万元", ""),
        ("单位：（元）", ""),
        ("单位：元旦办", "元旦办"),
        ("评价单位：某县水利局　　霍财绩〔2025〕3号", "某县水利局"),
        ("评价单位：　　　霍财绩〔2025〕3号", ""),
        ("填报单位：某局 财绩[2025]12 号  金额单位：万元", "某局"),
        ("填报单位：某县第3号船闸管理所", "某县第3号船闸管理所"),
        ("填报单位：第（2）小学", "第(2)小学"),
    ],
)
def test_a_line_that_says_who_files(text: str, unit: str) -> None:
    """A unit of money is no unit that files."""
    assert filer(text) == unit


@each_row(
    ("title", "unit"),
    [
        ("清河县交通运输局2023年部门整体支出绩效自评表", "清河县交通运输局"),
        ("2023年度某镇人民政府项目支出绩效自评表", "某镇人民政府"),
        ("某县人民医院部门预算项目支出绩效自评表", "某县人民医院"),
        ("2023年度部门整体支出绩效自评表", ""),
        ("某镇人民政府关于2021年度整体支出绩效自评的报告", "某镇人民政府"),
        ("某县绩效评价中心2023年项目支出绩效自评表", "某县绩效评价中心"),
        ("全部项目支出绩效自评表", ""),
        ("项目支出绩效自评表（2023年度）", ""),
        ("关于某县水利局2023年度部门整体支出绩效评价的报告", "某县水利局"),
        ("附件1：某县工商联2022年部门整体支出绩效自评报告", "某县工商联"),
        ("某市自然资源局（本级）2023年度部门整体支出绩效自评表", "某市自然资源局"),
        ("某县信访局的2023年度绩效自评报告", "某县信访局"),
        ("河南省政府专项债券项目绩效自评表", ""),
    ],
)
def test_a_title_that_begins_with_a_unit(title: str, unit: str) -> None:
    """The unit stands before the year, or between the year and what the form is of."""
    assert titled_unit(title) == unit


@each_row(
    ("title", "name"),
    [
        ("农村客运候车亭建设项目绩效评价评分表", "农村客运候车亭建设"),
        ("某县水利局2022年度灌区渠道改造项目绩效评价指标体系", "灌区渠道改造"),
        ("2022年度老旧管网更新项目评分表", "老旧管网更新"),
        ("某县水利局重点项目绩效评价评分表", ""),
        ("2022年度项目支出绩效评价评分表", ""),
        ("2022年度民生项目绩效评价评分表", ""),
        ("某县水利局2022年度重大基础设施建设项目绩效自评表", ""),
        ("2022年度民生档案数字化项目绩效自评表", "民生档案数字化"),
        ("某县部门整体支出绩效评价评分表", ""),
    ],
)
def test_a_title_that_names_a_project(title: str, name: str) -> None:
    """Its name stands before 项目, behind the year and the unit; a kind of projects is none."""
    assert titled_project(title) == name


@each_row(
    ("label", "value", "name"),
    [
        ("评价对象", "某区图书馆免费开放专项", "project"),
        ("被评价对象名称", "某区图书馆", "unit"),
        ("绩效评价对象", "某镇农村公路养护项目", "project"),
        ("考核的对象", "某县交通运输局", "unit"),
        ("评价对象", "2023年度部门整体支出", ""),
        ("购买主体", "某县民政局", "unit"),
        ("承接主体", "某县养老服务中心", "implementer"),
    ],
)
def test_what_a_review_is_of_and_who_buys(label: str, value: str, name: str) -> None:
    """A review is of a unit or of a project: the name beside the label says which."""
    assert name_of(label, project=True, value=value) == name
    line = named_in(f"{label}：{value}")
    alone = name and label != "购买主体"
    assert line == (((name, label, value),) if alone else ())


@SOURCES
@each_row(
    "lines",
    [
        ["清河县交通运输局", "2023年部门整体支出绩效自评表"],
        ["清河县交通运输局2023年部门整体支出绩效自评表"],
        ["清河县交通运输局2023年整体支出绩效自评表"],
    ],
)
def test_the_title_names_the_unit_where_no_row_does(make: Maker, lines: list[str]) -> None:
    """In one line with the title or in the line above it."""
    filing = read(make(*lines, BODY))
    (form,) = filing.forms
    assert isinstance(form, UnitForm)
    assert filing.unit.name == form.unit_name == "清河县交通运输局"
    assert filing.unit.jurisdiction is not None


@each_row(
    ("lines", "rows", "names"),
    [
        (
            [
                "项目支出绩效自评报告书",
                "项目名称：管网改造",
                "项目单位：某县排水站",
                "主管部门：某县住建局",
            ],
            BODY,
            ("管网改造", "某县排水站", "某县住建局", "某县排水站"),
        ),
        (["项目名称：管网改造"], BODY, ("管网改造", "", "", "（未注明）")),
        (  # a form with a name of its own keeps it; only who files goes with it
            ["项目名称：管网改造", "填报单位：某县住建局"],
            [["项目名称", Wide("管网更新", 4)], *BODY],
            ("管网更新", "", "", "某县住建局"),
        ),
        ([*["说明"] * 41, "项目名称：管网改造"], BODY, ("", "", "", "（未注明）")),
    ],
)
def test_a_cover_names_what_the_form_under_it_does_not(
    lines: list[str], rows: list[Row], names: tuple[str, ...]
) -> None:
    """Lines above the first title are a cover, as long as they are few and hold no table."""
    filing = read(as_word(*lines, "项目绩效自评表", rows))
    (form,) = filing.forms
    assert isinstance(form, ProjectForm)
    said = (form.project_name, form.implementing_unit, form.department, filing.unit.name)
    assert said == names


def test_a_project_in_the_title_is_no_unit() -> None:
    """戏曲进校园 ends as a unit does; the form says that its project is called so."""
    table: list[Row] = [
        ["项目名称", "戏曲进校园", "实施单位", Wide("某区文化馆", 2)],
        *BODY,
    ]
    filing = read(as_word("2023年度戏曲进校园项目绩效自评表", table))
    assert filing.unit.name == "某区文化馆"


def test_the_number_of_a_paper_is_noted_beside_who_files() -> None:
    """It is no part of the name, and it is not lost."""
    line = "评价单位：某县水利局　　财绩〔2025〕3号"
    filing = read(as_word("2024年部门整体支出绩效自评表", line, BODY))
    assert filing.unit.name == "某县水利局"
    assert "财绩〔2025〕3号" in [each.text for each in filing.notes]


def test_a_title_says_that_a_form_is_of_a_project() -> None:
    """Where no row names one, also beside the word for a unit."""
    (form,) = read(as_word("2023年部门项目支出绩效自评表", BODY)).forms
    assert isinstance(form, ProjectForm)


@SOURCES
def test_labels_with_a_colon_and_other_names_of_projects(make: Maker) -> None:
    """实施单位： and 转移支付（项目）名称 are known labels."""
    table: list[Row] = [
        ["转移支付（项目）名称", Wide("农田建设", 4)],
        ["主管部门：", "某县农业农村局（公章）", "实施单位：", Wide("某镇", 2)],
        *BODY,
    ]
    form, filing = project(make, "转移支付区域绩效自评表", table)
    assert (form.project_name, form.department, form.implementing_unit) == (
        "农田建设",
        "某县农业农村局",
        "某镇",
    )
    assert [note for note in filing.notes if note.code == "unplaced"] == []


def test_further_departments() -> None:
    """地方主管部门 below 中央主管部门 is noted, and names who files; the first one stays."""
    table: list[Row] = [
        ["转移支付（项目）名称", Wide("就业补助", 4)],
        ["中央主管部门", Wide("人力资源和社会保障部", 4)],
        ["地方主管部门", Wide("某省人力资源和社会保障厅", 4)],
        ["省级主管部门", Wide("", 4)],
        ["长" * 81, Wide("某", 4)],
        *BODY,
    ]
    form, filing = project(as_word, "中央对地方转移支付绩效自评表", table)
    assert form.department == "人力资源和社会保障部"
    assert filing.unit.name == "某省人力资源和社会保障厅"
    assert "某省人力资源和社会保障厅" in [note.text for note in filing.notes]


@each_row(
    ("pairs", "unit"),
    [
        (("地方主管部门", "县交通局", "资金使用单位", "县公路中心"), "县公路中心"),
        (("地方主管部门", "县交通局", "资金使用单位", "各县公路中心"), "县交通局"),
        (("省级主管部门", "省交通厅", "市县主管部门", "县交通局"), "县交通局"),
        (("归口管理部门", "县交通局", "项目承办单位", "县公路中心"), "县公路中心"),
        (("预算部门", "县交通局", "二级预算单位", "县公路中心"), "县公路中心"),
        (("主管部门", "县交通局", "填报单位", "县公路中心"), "县公路中心"),
        (("主管部门", "县交通局", "实施科室", "县公路中心"), "县交通局"),
    ],
)
def test_who_files_a_form_of_a_project(pairs: tuple[str, ...], unit: str) -> None:
    """Who carries the work out, where that is one unit; else the department nearest to it."""
    above: list[Row] = [["项目名称", Wide("养护", 4)], ["中央主管部门", Wide("交通运输部", 4)]]
    rows = above if pairs[0].startswith(("地方", "省级")) else above[:1]
    table: list[Row] = [*rows, [*pairs, ""], *BODY]
    assert project(as_word, "项目支出绩效自评表", table)[1].unit.name == unit


@each_row(
    "label",
    [
        *("市级主管部门", "市县主管部门", "省直主管部门", "主管部门（处室）", "主管处室"),
        *(
            "主管部门/单位",
            "项目主管单位及代码",
            "主管预算单位",
            "专项资金主管部门",
            "主管部门及编码",
        ),
    ],
)
def test_labels_of_departments(label: str) -> None:
    """Each level of government, and each body, has its 主管部门."""
    assert name_of(label, project=True) == "department"


@each_row(
    ("label", "name"),
    [
        *(
            ("采购人", "unit"),
            ("采购单位名称", "unit"),
            ("招标方", "unit"),
            ("被复核单位名称", "unit"),
        ),
        *(("采购项目", "project"), ("债券项目", "project"), ("复核项目", "project")),
    ],
)
def test_labels_of_buyers_and_reviewers(label: str, name: str) -> None:
    """Whose purchase it is, and what is reviewed, also in a form of a project."""
    assert name_of(label, project=False) == name_of(label, project=True) == name
