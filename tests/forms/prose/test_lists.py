"""Counts that a sentence divides or lists, shares of a whole, and things told twice."""

from __future__ import annotations

from perfeval.forms.prose.contradictions import contradictions
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.rates.shares import stated_shares
from perfeval.forms.prose.sums.lists import stated_counts
from tests.forms.prose.told import line
from tests.tables import each_row


@each_row(
    ("sentence", "relations"),
    [
        ("检查10次，其中日常6次、专项4次", ["检查 10次 ⊇ 日常 6次 + 专项 4次"]),
        ("检查10次，分别为日常6次、专项3次", ["检查 10次 = 日常 6次 + 专项 3次"]),
        ("检查10次，分别为日常6次、专项3次等", ["检查 10次 ⊇ 日常 6次 + 专项 3次"]),
        ("办理100项，其中“通办”90项、“联办”80项", ["办理 100项 ∋ “通办” 90项 + “联办” 80项"]),
        ("办理100项，其中通办90项、联办80项", ["办理 100项 ∋ 通办 90项 + 联办 80项"]),
        ("召开协调会6次、推进会9次，共计16次", ["共计 16次 = 召开协调会 6次 + 推进会 9次"]),
        ("内设机构3个，分别为办公室、财务股", ["内设机构 3个: 办公室、财务股"]),
        ("设有5个股室，包括办公室、财务股", ["设有股室 5个: 办公室、财务股"]),
        ("做了四项工作：一是甲；二是乙；三是丙", ["工作 4项: 第1项、第2项、第3项"]),
        ("抓好两项工作：一是甲；二是乙；三是丙", ["工作 2项: 第1项、第2项、第3项"]),
        ("内设机构2个，分别为办公室、财务股", []),
        ("内设机构3个，分别为规划和法规股、财务股", []),
        ("内设机构5个，包括办公室、财务股等", []),
        ("内设机构5个，包括办公室", []),
        ("做了三项工作：一是甲；二是乙；三是丙", []),
        ("做了三项工作：一是甲；三是丙", []),
        ("检查10次，其中日常6次", []),
        ("检查999999999999亿次，其中日常6次、专项4次", []),
        ("检查10次，其中日常6次、日常4次", []),
        ("检查10次，其中日常6次，发放手册50份，培训4次", []),
        ("协调会6次、推进会9场，共计16次", []),
        ("检查6次，共9次，合计16次", []),
    ],
)
def test_counts_and_names(sentence: str, relations: list[str]) -> None:
    """Whole lists are exhaustive, 其中 a subset, quoted things overlap; names are counted."""
    assert [line(each) for each in stated_counts(sentence, "")] == relations


@each_row(
    ("sentence", "relations"),
    [
        (
            "基本支出占总支出的62.5%，项目支出占总支出的39.5%",
            ["占比合计 100% = 基本支出 62.5% + 项目支出 39.5%"],
        ),
        (
            "工资支出占55%、商品支出占30%、资本性支出占10%，合计100%",
            ["占比合计 100% = 工资支出 55% + 商品支出 30% + 资本性支出 10%"],
        ),
        ("甲支出占55%，乙支出占30%", ["占比合计 100% ⊇ 甲支出 55% + 乙支出 30%"]),
        ("男性占60%，党员占70%", []),
        ("甲支出占总支出的55%，乙支出占项目支出的60%", []),
        ("甲支出占55%，甲支出占30%", []),
        ("甲支出占55%", []),
        (
            "各项占比分别为：人员经费60%、公用经费25%、项目经费20%，合计100%",
            ["占比合计 100% = 人员经费 60% + 公用经费 25% + 项目经费 20%"],
        ),
        ("人员经费60%、公用经费25%，合计100%", []),
        (
            "项目支出占总支出的45%，总支出800万元，项目支出320万元",
            ["项目支出 320万元 / 总支出 800万元 = 占比 45%"],
        ),
        ("项目支出占总支出的45%，总支出800万元，项目支出320万元，执行率90%", []),
        ("项目支出占总支出的45%，总支出800万元", []),
        ("女性占职工的45%，职工800人，女性320次", []),
        ("女性占职工的45%，职工800人，女性999999999999亿人", []),
    ],
)
def test_shares_of_a_whole(sentence: str, relations: list[str]) -> None:
    """All of it where the sentence says so; else they may fill it at most."""
    assert [line(each) for each in stated_shares(sentence, "")] == relations


@each_row(
    ("texts", "found"),
    [
        (
            ("发放宣传手册5000份。", "共发放宣传手册5500份。"),
            ["发放宣传手册: 发放宣传手册 5000份 ≠ 发放宣传手册 5500份"],
        ),
        (("发放宣传手册5000份。通过发放宣传手册5000份，提高知晓率。",), []),
        (("计划发放宣传手册5000份。发放宣传手册5500份。",), []),
        (("上半年发放宣传手册50份。发放宣传手册90份。",), []),
        (("发放手册5份、发放手册6份。",), []),
        (("宣传手册发放5份。宣传手册发放6份。宣传手册发放7份。",), []),
        (("项目支出资金5万元。项目支出资金6万元。",), []),
        (("手册5份。手册6份。",), []),
        (
            ("2023年“三公”经费支出合计9.6万元。", "2023年“三公”经费支出8.6万元，控制在预算内。"),
            ["2023年三公经费支出: 2023年三公经费支出 9.6万元 ≠ 2023年三公经费支出 8.6万元"],
        ),
        (("2023年“三公”经费支出9.6万元。2022年“三公”经费支出8.6万元。",), []),
        (("“三公”经费支出预算9.6万元。“三公”经费支出8.6万元。",), []),
        (("上年“三公”经费支出9.6万元，有所下降。“三公”经费支出8.6万元。",), []),
        (
            ("上年已压减，“三公”经费支出9.6万元。“三公”经费支出8.6万元。",),
            ["三公经费支出: 三公经费支出 9.6万元 ≠ 三公经费支出 8.6万元"],
        ),
        (("“三公”经费支出9.6万元。上年“三公”经费支出8.6万元。",), []),
        (
            ("本次自评得分95分。综合评定，本单位自评得分为97分。",),
            ["自评得分: 自评得分 95分 ≠ 自评得分 97分"],
        ),
        (("甲项目自评得分95分。乙项目自评得分97分。",), []),
        (("自评得分95分，上年自评得分97分。",), []),
    ],
)
def test_contradictions(texts: tuple[str, ...], found: list[str]) -> None:
    """One thing with two counts in two sentences; plans, parts of a year and money are left."""
    assert [line(each) for each, _ in contradictions((text, "一、") for text in texts)] == found


def test_quantities_know_their_unit() -> None:
    """About, ranges, percentage points and codes are none."""
    told = "约5人、3-5次、2个百分点、〔2020〕10号、1.2万人次、12%、8万元、10次以上"
    assert [(each.number, each.unit) for each in quantities(told)] == [
        ("1.2万", "人次"),
        ("12", "%"),
        ("8万", "元"),
    ]
    assert quantities("　5人 ") == ()
    assert quantities(f"{'很' * 41}5人") == ()
    beyond = Quantity(label="甲", number="9" * 17, unit="人", start=0, end=1)
    assert beyond.figure("甲", "") is None
