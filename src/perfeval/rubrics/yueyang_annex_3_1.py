"""岳阳市 部门整体支出绩效评价评分表（附件3-1），2020.

References: the sheet as 岳阳市政务服务中心 filed it for 2020, 附件3-1 with its clauses.
Checked with: that filing (claimed 99; every row that can be computed agrees with the claim).
Limitations: 产出 and 效益 rows have points but no rule; they are judged. No rating scale is printed.
"""

from perfeval import (
    Criterion,
    Deviation,
    FiscalYears,
    FormKind,
    Jurisdiction,
    Pool,
    PoolRow,
    Reading,
    Rubric,
    Section,
    Source,
)
from perfeval.measures import (
    ASSET_UTILISATION_RATE,
    BALANCE,
    BUDGET_ADJUSTMENT_RATE,
    LATE_FUND_RELEASES,
    OFFICIAL_CARD_USE_RATE,
    PRIORITY_SPENDING_SHARE,
    PROCUREMENT_EXECUTION_RATE,
    SATISFACTION_RATE,
    STAFFING_CONTROL_RATE,
    THREE_PUBLIC_CHANGE_RATE,
    THREE_PUBLIC_CONTROL_RATE,
    Checks,
    GivenCount,
    Measure,
    Term,
)
from perfeval.rules import Bands, Checklist, Deduct, Judged, PerCase, States, Steps

SOURCE = Source(title="部门整体支出绩效评价评分表", issuer="岳阳市财政局", annex="附件3-1")


def _checks(key: str, name: str, *conditions: tuple[str, str, str]) -> Measure:
    terms = tuple(Term(fact=fact, name=zh, name_en=en) for fact, zh, en in conditions)
    return Measure(id=key, name=name, formula=Checks(terms=terms), text="逐项核对", source=SOURCE)


def _cases(key: str, name: str, fact: str, zh: str, en: str) -> Measure:
    formula = GivenCount(term=Term(fact=fact, name=zh, name_en=en))
    return Measure(id=key, name=name, formula=formula, text="不符合要求的例数", source=SOURCE)


STAFFING = Criterion(
    key="staffing",
    name="财政供养人员控制率",
    name_en="staffing control rate",
    points="5",
    clause="以100%为标准。在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止。",
    measure=STAFFING_CONTROL_RATE,
    rule=Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE),
)
THREE_PUBLIC_CHANGE = Criterion(
    key="three_public_change",
    name="“三公经费”变动率",
    name_en="change rate of the three public expenses",
    points="5",
    clause="“三公经费”变动率≦0,计5分；\n“三公经费”＞0，每超过一个百分点扣0.5分，扣完为止。",
    measure=THREE_PUBLIC_CHANGE_RATE,
    rule=Deduct.above("0%", "0.5", per="1%", steps=Steps.WHOLE),
)
PRIORITY_SPENDING = Criterion(
    key="priority_spending",
    name="重点支出安排率",
    name_en="priority-spending share",
    points="5",
    clause="重点支出安排率≥90%，计5分；80%（含）-90%，计4分；70%（含）-80%，计3分；60%（含）-70%，计2分；低于60%不得分。",
    measure=PRIORITY_SPENDING_SHARE,
    rule=Bands.at_least(("90%", "5"), ("80%", "4"), ("70%", "3"), ("60%", "2"), otherwise="0"),
)
BUDGET_ADJUSTMENT = Criterion(
    key="budget_adjustment",
    name="预算调整率",
    name_en="budget adjustment rate",
    points="3",
    clause="预算调整率=0，计3分；0-10%（含），计2分；10-20%（含），计1分；20-30%（含），计0.5分；大于30%不得分。",
    measure=BUDGET_ADJUSTMENT_RATE,
    rule=Bands.at_most(("0%", "3"), ("10%", "2"), ("20%", "1"), ("30%", "0.5"), otherwise="0"),
)
FUND_RELEASES = Criterion(
    key="fund_releases",
    name="支付进度",
    name_en="fund-release progress",
    points="3",
    clause="春节前下达全部专项资金的50%；6月底前所有专项资金指标全部下达完。\n每出现一个专项未按进度完成资金下达扣0.5分，扣完为止。",
    measure=LATE_FUND_RELEASES,
    rule=PerCase(deduct="0.5"),
)
UNSPENT_BALANCE = Criterion(
    key="balance",
    name="资金结余",
    name_en="unspent balance",
    points="3",
    clause="无结余，3分；有结余，但不超过上年结转，2分；结余超过上年结转，不得分。",
    measure=BALANCE,
    rule=States.of(none="3", within="2", above="0"),
)
THREE_PUBLIC_CONTROL = Criterion(
    key="three_public_control",
    name="“三公经费”控制率",
    name_en="control rate of the three public expenses",
    points="6",
    clause="以100%为标准。三公经费控制率≦100%，计6分；\n每超过一个百分点扣1分，扣完为止。",
    measure=THREE_PUBLIC_CONTROL_RATE,
    rule=Deduct.above("100%", "1", per="1%", steps=Steps.WHOLE),
)
BUDGET_RULES = Criterion(
    key="budget_rules",
    name="管理制度健全性",
    name_en="soundness of the rules of budget management",
    points="3",
    clause="①已制定或具有预算资金管理办法，内部财务管理制度、会计核算制度等管理制度，1分；\n②相关管理制度合法、合规、完整，1分；\n③相关管理制度得到有效执行，1分。",
    measure=_checks(
        "budget_rules",
        "预算管理制度健全性",
        ("budget_rules.adopted", "①管理制度已制定", "rules adopted"),
        ("budget_rules.complete", "②管理制度合法、合规、完整", "rules lawful and complete"),
        ("budget_rules.enforced", "③管理制度得到有效执行", "rules enforced"),
    ),
    rule=Checklist.of(
        ("①已制定或具有预算资金管理办法，内部财务管理制度、会计核算制度等管理制度", "1"),
        ("②相关管理制度合法、合规、完整", "1"),
        ("③相关管理制度得到有效执行", "1"),
    ),
)
REGULARITY = Criterion(
    key="regularity",
    name="资金使用合规性",
    name_en="regularity of spending",
    points="3",
    clause="①支出符合国家财经法规和财务管理制度规定以及有关专项资金管理办法的规定；\n②资金拨付有完整的审批程序和手续；\n③项目支出按规定经过评估论证；\n④支出符合部门预算批复的用途；\n⑤资金使用无截留、挤占、挪用、虚列支出等情况。\n以上情况每出现一例不符合要求的扣1分，扣完为止。",
    measure=_cases(
        "improper_spending",
        "资金使用合规性",
        "improper_spending.cases",
        "资金使用不合规例数",
        "cases of irregular spending",
    ),
    rule=PerCase(deduct="1"),
)
DISCLOSURE = Criterion(
    key="disclosure",
    name="预决算信息公开性和完善性",
    name_en="disclosure of budgets and final accounts",
    points="3",
    clause="①按规定内容公开预决算信息，1分；\n②按规定时限公开预决算信息，0.5分；\n③基础数据信息和会计信息资料真实，0.5分；\n④基础数据信息和会计信息资料完整，0.5分；\n⑤基础数据信息和汇集信息资料准确，0.5分。",
    measure=_checks(
        "disclosure",
        "预决算信息公开性和完善性",
        ("disclosure.content", "①按规定内容公开", "disclosed in full"),
        ("disclosure.on_time", "②按规定时限公开", "disclosed in time"),
        ("disclosure.true", "③信息资料真实", "data true"),
        ("disclosure.complete", "④信息资料完整", "data complete"),
        ("disclosure.accurate", "⑤信息资料准确", "data accurate"),
    ),
    rule=Checklist.of(
        ("①按规定内容公开预决算信息", "1"),
        ("②按规定时限公开预决算信息", "0.5"),
        ("③基础数据信息和会计信息资料真实", "0.5"),
        ("④基础数据信息和会计信息资料完整", "0.5"),
        ("⑤基础数据信息和汇集信息资料准确", "0.5"),
    ),
)
PROCUREMENT = Criterion(
    key="procurement",
    name="政府采购执行率",
    name_en="procurement execution rate",
    points="3",
    clause="政府采购执行率等于100%的，得3分；\n每减少一个百分点，扣0.2分，扣完为止。",
    measure=PROCUREMENT_EXECUTION_RATE,
    rule=Deduct.below("100%", "0.2", per="1%", steps=Steps.WHOLE),
)
OFFICIAL_CARD = Criterion(
    key="official_card",
    name="公务卡刷卡率",
    name_en="official-card use rate",
    points="3",
    clause="公务卡刷卡率达50％以上的，得3分。\n每减少一个百分点，扣0.2分，扣完为止。",
    measure=OFFICIAL_CARD_USE_RATE,
    rule=Deduct.below("50%", "0.2", per="1%", steps=Steps.WHOLE),
)
ASSET_RULES = Criterion(
    key="asset_rules",
    name="管理制度健全性",
    name_en="soundness of the rules of asset management",
    points="3",
    clause="①已制定或具有资产管理制度，且相关资产管理制度合法、合规、完整，2分；\n②相关资产管理制度得到有效执行，1分。",
    measure=_checks(
        "asset_rules",
        "资产管理制度健全性",
        ("asset_rules.sound", "①资产管理制度合法、合规、完整", "asset rules sound"),
        ("asset_rules.enforced", "②资产管理制度得到有效执行", "asset rules enforced"),
    ),
    rule=Checklist.of(
        ("①已制定或具有资产管理制度，且相关资产管理制度合法、合规、完整", "2"),
        ("②相关资产管理制度得到有效执行", "1"),
    ),
)
ASSET_SAFETY = Criterion(
    key="asset_safety",
    name="资产管理安全性",
    name_en="safety of assets",
    points="4",
    clause="①资产保存完整；\n②资产配置合理；\n③资产处置规范；\n④资产账务管理合规，帐实相符；\n⑤资产有偿使用及处置收入及时足额上缴；\n以上情况每出现一例不符合有关要求的扣1分，扣完为止。",
    measure=_cases(
        "improper_assets",
        "资产管理安全性",
        "improper_assets.cases",
        "资产管理不合规例数",
        "cases of improper asset management",
    ),
    rule=PerCase(deduct="1"),
)
ASSET_UTILISATION = Criterion(
    key="asset_utilisation",
    name="固定资产利用率",
    name_en="fixed-asset utilisation rate",
    points="3",
    clause="每低于100%一个百分点扣0.1分，扣完为止。",
    measure=ASSET_UTILISATION_RATE,
    rule=Deduct.below("100%", "0.1", per="1%", steps=Steps.WHOLE),
)
OUTPUT = Pool(
    key="output",
    name="职责履行",
    name_en="performance of duties",
    labels=("职责履行", "产出"),
    points="25",
    clause="此项指标根据《中共岳阳市委 岳阳市人民政府 关于做好岳阳市加快推进湖南发展新增长极建设2015年度综合绩效考评工作的通知》（岳发〔2015〕11号）和《中共岳阳市委 岳阳市人民政府 关于做好2015年度综合绩效考评工作的补充通知》（岳发〔2015〕19号）附件2第一大项“工作实绩指标”（700分）考核内容设置。\n部门单位应根据部门实际进行调整，并将其细化成相应的个性化指标。",
    rule=Judged(),
    rows=(
        PoolRow(key="output.prosperity", name="推进全面小康建设指标任务完成情况", points="5"),
        PoolRow(key="output.growth_pole", name="建设湖南新增极目标任务完成情况", points="7"),
        PoolRow(key="output.work_report", name="《政府工作报告》目标任务完成情况", points="5"),
        PoolRow(key="output.livelihood", name="省市重点民生实事完成情况", points="2"),
        PoolRow(key="output.projects", name="省市重点工程和重大项目建设完成情况", points="2"),
        PoolRow(key="output.other", name="其他工作实绩指标完成情况", points="4"),
    ),
)
BENEFIT = Pool(
    key="benefit",
    name="经济效益、社会效益、生态效益",
    name_en="economic, social and ecological benefit",
    labels=("履职效益", "效果"),
    points="15",
    clause="此三项指标为设置部门整体支出绩效评价指标时必须考虑的共性要素。\n部门单位应根据部门实际并结合部门整体支出绩效目标设立情况有选择的进行设置，并将其细化为相应的个性化指标。",
    rule=Judged(),
    rows=(
        PoolRow(key="benefit.economic", name="经济效益"),
        PoolRow(key="benefit.social", name="社会效益"),
        PoolRow(key="benefit.ecological", name="生态效益"),
    ),
    shared=True,
)
SATISFACTION = Criterion(
    key="satisfaction",
    name="社会公众或服务对象满意度",
    name_en="satisfaction of the public or of service users",
    points="5",
    clause="95%（含）以上计5分；\n85%（含）-95%，计3分；\n75%（含）-85%，计1分；\n低于75%计0分。",
    measure=SATISFACTION_RATE,
    rule=Bands.at_least(("95%", "5"), ("85%", "3"), ("75%", "1"), otherwise="0"),
)
_WHOLE_STEPS = (
    ("whole-steps", "每超过一个百分点扣0.5分"),
    ("whole-steps.three-public", "每超过一个百分点扣1分"),
    ("whole-steps.purchases-and-cards", "每减少一个百分点，扣0.2分"),
    ("whole-steps.assets", "每低于100%一个百分点扣0.1分"),
)
READINGS = (
    *(
        Reading(
            key=key,
            clause=clause,
            choice="只计满一个百分点的部分，不足一个百分点的不计",
            why="与一份已公布的五个百分点一步的评分相符（差0.73个百分点未扣分）",
        )
        for key, clause in _WHOLE_STEPS
    ),
    Reading(
        key="balance-as-stated",
        clause="无结余，3分；有结余，但不超过上年结转，2分",
        choice="结余是表中自己列出的当年结余（或年末结转），不另行推算；未列或为负数的不计分",
        why="已公布的自评按当年结余548.69万元计2分；按累计结余1680.25万元则为0分",
    ),
    Reading(
        key="procurement-above-100",
        clause="政府采购执行率等于100%的，得3分；每减少一个百分点，扣0.2分",
        choice="超过100%的不扣分",
        why="条文只规定减少时扣分",
    ),
    Reading(
        key="adjustment-magnitude",
        clause="预算调整率=0，计3分；0-10%（含），计2分",
        choice="调增、调减都按绝对值计；除外调整不计",
        why="共性指标体系框架所称预算调整数包括追加、追减和结构调整",
    ),
    Reading(
        key="priority-is-not-project",
        clause="重点支出安排率≥90%，计5分",
        choice="重点项目支出须单独列明，不以项目支出代替",
        why="以项目支出代替将得71.08%，与自评满分不符；表中没有重点项目支出",
    ),
    Reading(
        key="staff-in-post",
        clause="在职人员控制率≦100%，计5分",
        choice="在职人员数是在职在编人数，不含退休、雇员和临聘人员",
        why="财政供养人员控制率＝在职人员数÷编制数",
    ),
)
DEVIATIONS = tuple(
    Deviation(unit="岳阳市政务服务中心", year=2020, row=row, claimed=claimed, why=why)
    for row, claimed, why in (
        ("three_public_change", "5", "自评表和基础数据表未填本年度、上年度“三公经费”预算数"),
        ("priority_spending", "5", "未填重点项目支出"),
        ("budget_adjustment", "3", "未填预算调整数、除外调整数和年初预算数"),
        ("fund_releases", "3", "未填未按进度下达的专项资金个数"),
        ("three_public_control", "6", "未填“三公经费”预算数"),
        ("budget_rules", "3", "未写明三个要点是否符合"),
        ("regularity", "3", "未填不合规例数"),
        ("disclosure", "3", "未写明五个要点是否符合"),
        ("procurement", "3", "未填政府采购金额和预算数"),
        ("official_card", "3", "未填公务卡刷卡率"),
        ("asset_rules", "3", "未写明两个要点是否符合"),
        ("asset_safety", "4", "未填不合规例数"),
    )
)
RUBRIC = Rubric(
    id="yueyang-annex-3-1",
    edition="2020",
    name="岳阳市部门整体支出绩效评价评分表（附件3-1）",
    name_en="Yueyang city, scoring sheet for whole-of-department spending (annex 3-1)",
    form=FormKind.SCORE_SHEET,
    jurisdiction=Jurisdiction(code="430600", name="岳阳市"),
    years=FiscalYears(2020, 2020),
    source=SOURCE,
    sections=(
        Section(
            name="投入",
            name_en="input",
            points="15",
            sections=(
                Section(
                    name="预算配置",
                    name_en="budget allocation",
                    points="15",
                    items=(STAFFING, THREE_PUBLIC_CHANGE, PRIORITY_SPENDING),
                ),
            ),
        ),
        Section(
            name="过程",
            name_en="process",
            points="40",
            sections=(
                Section(
                    name="预算执行",
                    name_en="budget execution",
                    points="15",
                    items=(BUDGET_ADJUSTMENT, FUND_RELEASES, UNSPENT_BALANCE, THREE_PUBLIC_CONTROL),
                ),
                Section(
                    name="预算管理",
                    name_en="budget management",
                    points="15",
                    items=(BUDGET_RULES, REGULARITY, DISCLOSURE, PROCUREMENT, OFFICIAL_CARD),
                ),
                Section(
                    name="资产管理",
                    name_en="asset management",
                    points="10",
                    items=(ASSET_RULES, ASSET_SAFETY, ASSET_UTILISATION),
                ),
            ),
        ),
        Section(
            name="产出",
            name_en="output",
            points="25",
            sections=(
                Section(
                    name="职责履行", name_en="performance of duties", points="25", items=(OUTPUT,)
                ),
            ),
        ),
        Section(
            name="效果",
            name_en="effect",
            points="20",
            sections=(
                Section(
                    name="履职效益",
                    name_en="benefit",
                    points="20",
                    items=(BENEFIT, SATISFACTION),
                ),
            ),
        ),
    ),
    readings=READINGS,
    deviations=DEVIATIONS,
)
