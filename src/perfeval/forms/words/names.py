"""The words by which a form names who and what it is of: units, departments, projects."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.words.money import is_money_line
from perfeval.forms.words.ratings import is_rating_label
from perfeval.forms.words.vocabulary import is_project_name, is_total
from perfeval.forms.words.years import is_year_line
from perfeval.text.labels import joined, squeeze

__all__ = [
    "ends_as_unit",
    "filer",
    "is_of_many",
    "name_of",
    "named_in",
    "paper_number",
    "titled_project",
    "titled_unit",
    "unsealed",
]

_DEPARTMENT: Final = re.compile(
    r"\A(?:一级预算(?:单位|部门)|(?:[一二]级|预算|项目|资金|专项|业务|行政|归口|上级|本级|中央|国家|地方|[省市区县州镇乡旗盟][级直]?|市县|自治区)*+"
    r"(?:主管|牵头|管理)(?:预算)?(?:/?(?:部门|单位|局|处室|科室|机构)(?:/(?:单位|处室|科室))?)"
    r"(?:及编?代?码|名称|/编码)*+(?:\(.*\)(?:及代码|名称)*+)?)"
)
_CARRIES_OUT: Final = r"(?:实施|执行|承担|承办|主办|使用|用款|建设|业主|责任|负责|申请|承接)"
_IMPLEMENTER: Final = re.compile(
    rf"\A(?:(?:项目|资金|具体|组织|预算|[二三]级|基层|{_CARRIES_OUT})*+单位"
    rf"|(?:项目|资金|具体|组织)*+{_CARRIES_OUT}++(?:部门|主体|机构))(?:名称)?(?:\(.*\))?"
)
_REVIEWED: Final = "(?:评价|复核|评审|考核|考评|核查|抽查|检查)"
_JUDGED: Final = "被[^:()]{2}"
"""What a reviewer's sheet calls whom it is about, 被复核单位; 复核单位 is who reviews."""
_OBJECT: Final = re.compile(
    rf"\A(?:绩效|财政|项目)*+被?(?:{_REVIEWED}|自评)的?对象(?:名称)?(?:\(.*\))?"
)
"""The label of whom or what a review is of: its value says whether a unit or a project."""
_NO_OBJECT: Final = re.compile("整体|[。；;]")
_FILES: Final = re.compile(
    r"\A(?:(?:采购|招标|购买)(?:人|主体|单位|方)"
    rf"|(?:项目|预算|部门)*+(?:填报|填表|申报|报送|自评|编报|{_JUDGED})++(?:\(单位\))?(?:单位|部门))"
    r"(?:名称)?(?:\(.*\))?"
)
"""Who files, whether or not the form is of a project."""
_UNIT: Final = re.compile(
    r"\A(?:[省市州区县旗]级)?(?:预算|部门|填报|申报|报送|评价|自评|填表|编报)*(?:\(单位\))?(?:单位|部门)(?:\(单位\)|\(部门\))?"
    r"(?:名称)?(?:\(.*\))?"
)
_OF_PROJECT: Final = re.compile(
    rf"(?:被?{_REVIEWED}|自评|采购|工程|实施|申报|资助|扶持|补助|建设|债券|政策)?项目"
    r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})?(?:名称)?(?:\(.*\))?"
)
_OTHER: Final = (
    r"(?:填报|填表|填写|编制|上报|报送|制表|评价)?(?:日期|时间):"
    r"|(?:填表|填报|制表|经办|审核|联系|负责)人|(?:联系|办公)?电话|[0-9]{0,4}年[0-9]{0,2}月[0-9]{0,2}日"
)
"""What a line goes on with behind who files, or says where nobody is named yet."""
_FILED_BY: Final = re.compile(
    rf"^(?:填报|预算|申报|报送|填表|编制|编报|自评|评价|{_JUDGED}|部门)*(?:单位|部门)(?:\((?:单位|部门)\))?(?:名称)?(?:盖章|公章)?:"
    rf"(?!\(?(?:人民币)?[十百千万亿美港欧日]{{0,2}}元(?:[)。,;、/]|填报|$)|{_OTHER})"
    rf"(.+?)(?=\(?金额单位|\(?单位:|{_OTHER}|\(?(?:19|20)[0-9]{{2}}年|$)"
)
_ABOUT: Final = re.compile(
    r"关于|(?:本级|机关|\(本级\))?(?:[12][0-9]{3}年?|二[〇○零].{2}年)"
    r"|(?:本级|机关|\(本级\)|部门|单位)?(?:\((?:单位|部门)\))?"
    r"(?:预算|项目|整体|支出|绩效|专项(?!债)|财政|自评|转移支付)"
)
"""What a title may go on with behind the name of a unit."""
_TITLED_PROJECT: Final = re.compile(r"([^项:：、，。；;]{4,40})项目(?:绩效|自评|评价|评分|考核)")
_NO_PROJECT: Final = re.compile(
    r"(?:[省市县区州旗镇乡级类]|年度?|度|重点|支出|财政|预算|部门|单位|专项|资金|本级|实事|转移支付|各|有关|投资|政策|所有|全部|债券)\Z"
    r"|整体|[12][0-9]{3}"
)
"""What stands before 项目 in a title that names none: a place, a year, or a kind of projects."""
_KINDS: Final = re.compile(
    r"(?:民生|惠民|惠农|利民|公益|社会|社会事业|重大|重要|主要|一般|其他|部分|经常性?|一次性|延续性?|新增|新建|续建|在建|改扩建|跨年度?"
    r"|常年|建设|工程|基建|基本建设|基础设施|城建|科技|科研|课题|产业|示范|试点|储备|扶贫|帮扶|援助|乡村振兴|上级|中央|国家|地方"
    r"|业务|业务类|运转类?|特定目标|信息化|政府采购|购买服务|政府购买服务|竞争性|自主|自筹|国债|外资|[Pp]{3}|类|性|等){1,5}"
)
"""A kind of projects alone, which is no name of one: 民生项目, 重大产业项目."""
_UNIT_END: Final = re.compile(
    r"(?:局|中心|委|办公室|办|厅|院|府|会|部|校|大学|中学|小学|站|所|处|队|公司|集团|法院|(?<!乡)镇|乡(?!镇)|街道"
    r"|馆|园|社|场|库|开发区|高新区|新区|示范区|保护区|景区|联|台|室|村|社区|基地|银行|集团|机关)\Z"
)
_NO_NAME: Final = re.compile(r"[0-9:,，。;；、()]|自评|评价|绩效|\A(?:各|有关|相关)")
_SCORE: Final = re.compile(
    r"\A(?:绩效|项目|单位)*+(?:评价|考核|评定|评审|最终|考评)(?:得分|总分|分数)"
)
_MANY: Final = re.compile(r"(?:各|有关|相关|所有|全[省市县区州旗镇乡])")
_FIRM: Final = re.compile(r"(?:会计|税务|律师).{0,6}事务所|事务所|咨询|评估|造价|评价.{0,6}公司")
"""Who is hired to evaluate what another files."""
_AHEAD: Final = re.compile(
    r"(?:附(?:件|表)[0-9一二三四五六七八九十-]*[:.、]?|关于(?:报送|上报|印发|开展)?|《|[12][0-9]{3}年?(?:度)?)*+"
)
_NUMBERED: Final = re.compile(
    r"(?:(?<=[\s:：])|\A)[^\s:：〔\[［【（(]{1,10}[〔\[［【（(][12][0-9]{3}年?[〕\]］】）)](?:第|\s)?[0-9]{1,4}\s?号"
)
"""A 文号 that stands by itself: 霍财绩〔2025〕3号."""
_SEAL: Final = re.compile(r"[(（](?:加盖|单位|部门)*(?:公章|盖章|签章|印章)[)）]")
_TOLD: Final = frozenset({"project", "department", "implementer"})
_SHORTEST: Final = 3
_LONGEST: Final = 80
_LINE: Final = 200
_NEXT: Final = re.compile(r"(?<!\s)\s++(?=[^\s:：]{2,16}[:：])")
"""Where the next label of a line begins: 项目名称：道路养护　主管部门：某局."""
_STOP: Final = re.compile("[。；;]")
_MARK: Final = re.compile(r"\A(?:[-*•·]|[(（]?[0-9一二三四五六七八九十]{1,2}[)）、.．])\s*")


def filer(text: str) -> str:
    """Who files, where a line says it: 填报单位：某局; empty otherwise.

    >>> filer("（被评价单位：某街道办事处）")
    '某街道办事处'
    >>> filer("填报单位：某县水利局      金额单位：万元"), filer("年度：2022　　填表单位：某局")
    ('某县水利局', '某局')
    >>> filer("单位（盖章）：某县水利局   填表日期：2024年3月1日"), filer("单位：万元、分")
    ('某县水利局', '')
    """
    text = text.strip()
    text = text[1:-1] if text[:1] in {"(", "（"} and text[-1:] in {")", "）"} else text
    pieces = _NEXT.split(text) if len(text) <= _LINE else (text,)
    bare = (_NUMBERED.sub("", piece) for piece in pieces)
    found = map(_FILED_BY.search, map(unsealed, map(squeeze, bare)))
    return next((match[1] for match in found if match), "")


def unsealed(name: str) -> str:
    """A name without the place for its seal, and the number of a paper beside it.

    >>> unsealed("某市科学技术协会（公章）"), unsealed("（盖章）某局 财绩〔2025〕3号")
    ('某市科学技术协会', '某局')
    """
    return _SEAL.sub("", _NUMBERED.sub("", name)).strip()


def paper_number(text: str) -> str:
    """The 文号 that a line prints by itself, beside who files; empty for none.

    >>> paper_number("评价单位：某局　　霍财绩〔2025〕3号"), paper_number("填报单位：某局")
    ('霍财绩〔2025〕3号', '')
    """
    found = _NUMBERED.search(text)
    return found[0] if found else ""


def is_of_many(name: str) -> bool:
    """Whether a name is of several units that are not told, and so of none that files.

    >>> is_of_many("各乡镇人民政府"), is_of_many("某县农业农村局")
    (True, False)
    """
    return _MANY.match(squeeze(name)) is not None


def titled_unit(title: str) -> str:
    """The unit that a title begins with, behind a year or 关于; empty where it begins with none.

    Of a firm that evaluates, and the unit that this is about, it is the unit.

    >>> titled_unit("清河县交通运输局关于2023年度部门整体支出绩效自评的报告")
    '清河县交通运输局'
    >>> titled_unit("清河县乡镇财政管理考核评分标准")
    ''
    >>> titled_unit("某咨询有限公司关于清河县水利局2023年度项目绩效评价的报告")
    '清河县水利局'
    """
    plain = _behind_year(squeeze(title))
    firm, about, rest = plain.partition("关于")
    if about and _FIRM.search(firm):
        plain = _behind_year(rest)
    for end in _ABOUT.finditer(plain):
        name = plain[: end.start()].removesuffix("的")
        if len(name) >= _SHORTEST and _UNIT_END.search(name):
            return name
    return ""


def titled_project(title: str) -> str:
    """The project that the title of a form names, behind the year and the unit; empty for none.

    >>> titled_project("某县水利局2022年度灌区渠道改造项目绩效评价评分表")
    '灌区渠道改造'
    >>> titled_project("某县2022年度重点项目绩效评价评分表")
    ''
    """
    behind = _behind_year(squeeze(title)).removeprefix(titled_unit(title)).removeprefix("关于")
    found = _TITLED_PROJECT.match(_behind_year(behind))
    name = found[1] if found else ""
    kind = _NO_PROJECT.search(name) or _KINDS.fullmatch(name)
    return "" if kind or ends_as_unit(name) else name


def _behind_year(title: str) -> str:
    ahead = _AHEAD.match(title)
    return title[ahead.end() :] if ahead else title


def ends_as_unit(text: str) -> bool:
    """Whether a text may be the name of one unit: it ends as one, and is no sentence.

    >>> ends_as_unit("某县水产技术推广站"), ends_as_unit("注：报县财政局"), ends_as_unit("各县局")
    (True, False, False)
    """
    plain = squeeze(text)
    return _UNIT_END.search(plain) is not None and _NO_NAME.search(plain) is None


def named_in(text: str) -> tuple[tuple[str, str, str], ...]:
    """The names of a line of labels and values: what each is, its label, and the name.

    Empty for a line that does not begin with one, or tells no project, department or implementer.

    >>> named_in("项目名称：道路养护　　主管部门：某县交通运输局")
    (('project', '项目名称', '道路养护'), ('department', '主管部门', '某县交通运输局'))
    """
    if len(text) > _LINE or not (":" in text or "：" in text):
        return ()
    made = []
    for piece in _NEXT.split(_MARK.sub("", text.strip())):
        if is_money_line(piece) or is_year_line(piece):
            continue
        label, _, value = piece.replace("：", ":", 1).partition(":")
        label, value = joined(label), joined(value)
        made.append((name_of(label, project=False, value=value), label, value))
    told = {name for name, _, value in made if value and not _STOP.search(value)}
    first, label = made[0][:2] if made else ("", "")
    return tuple(made) if first and (_TOLD & told or _OBJECT.fullmatch(squeeze(label))) else ()


def name_of(label: str, *, project: bool, value: str = "") -> str:
    """Which name stands beside a label: project, department, unit, implementer, total or rating.

    `project`: the form names a project, so that 单位名称 is of who carries it out. `value` is what
    stands beside, where the label itself leaves open what it is: 评价对象.

    >>> name_of("市级主管部门", project=True), name_of("数量指标", project=True)
    ('department', '')
    """
    if len(label) > _LONGEST:
        return ""
    plain = squeeze(label).rstrip(":")
    if _OBJECT.fullmatch(plain):
        return "unit" if ends_as_unit(value) else "" if _NO_OBJECT.search(value) else "project"
    if _OF_PROJECT.fullmatch(plain) or is_project_name(plain):
        return "project"
    if is_total(plain) or _SCORE.fullmatch(plain):
        return "total"
    if is_rating_label(plain):
        return "rating"
    if _DEPARTMENT.fullmatch(plain):
        return "department"
    if _FILES.fullmatch(plain):
        return "unit"
    if _UNIT.fullmatch(plain) and "实施" not in plain:
        of_project = "implementer" if "单位" in plain else "department"
        return of_project if project else "unit"
    return "implementer" if _IMPLEMENTER.fullmatch(plain) else ""
