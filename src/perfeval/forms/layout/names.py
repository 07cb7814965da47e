"""Who and what a form names above its tables: 项目名称, 主管部门, 实施单位, 预算单位名称."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, field

from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.identifiers import tells_no_quantity
from perfeval.forms.words.money import is_money_line
from perfeval.forms.words.people import personal_label
from perfeval.forms.words.ratings import is_rating_label
from perfeval.forms.words.vocabulary import is_project_name, is_total
from perfeval.forms.words.years import is_year_line
from perfeval.text.labels import joined, squeeze

__all__ = ["Names", "filer", "name_of", "named_in", "names_project", "titled_unit"]

_DEPARTMENT: Final = re.compile(
    r"\A(?:[一二]级|预算|项目|资金|专项|业务|行政|归口|上级|本级|中央|国家|地方|[省市区县州镇乡旗盟][级直]?|市县|自治区)*+"
    r"主管(?:预算)?(?:/?(?:部门|单位|局|处室|科室|机构)(?:/(?:单位|处室|科室))?)"
    r"(?:及编?代?码|名称|/编码)*+(?:\(.*\)(?:及代码|名称)*+)?"
)
_IMPLEMENTER: Final = re.compile(
    r"\A(?:(?:项目|具体|预算)?(?:实施|执行|承担|使用|组织实施)?单位(?:名称)?(?:\(.*\))?"
    r"|项目实施(?:单位|主体)(?:\(.*\))?|资金使用单位)"
)
_UNIT: Final = re.compile(
    r"\A(?:[省市州区县旗]级)?(?:预算|部门|填报|申报|评价|自评|填表|编报)*(?:\(单位\))?(?:单位|部门)(?:\(单位\)|\(部门\))?"
    r"(?:名称)?(?:\(.*\))?"
)
_GOAL: Final = re.compile(r"\A(?:年度|总体|绩效|项目)*目标(?:及?完成情况)?")
_FILED_BY: Final = re.compile(
    r"^(?:填报|预算|申报|填表|编制|编报|自评|被?评价|部门)*(?:单位|部门)(?:\((?:单位|部门)\))?(?:名称)?"
    r"(?:\((?:加盖|单位|部门)?(?:盖章|公章|签章)\))?:"
    r"(?!\(?(?:人民币)?[千百万亿]?元(?:[)。,;]|填报|$))(.+?)(?=\((?:盖章|公章)\)|金额单位|单位:|填报(?:日期|时间)|\(?(?:19|20)[0-9]{2}年|$)"
)
_ABOUT: Final = re.compile(
    r"关于|(?:本级|机关|\(本级\))?(?:[12][0-9]{3}年?|二[〇○零].{2}年)"
    r"|(?:本级|机关|\(本级\)|部门|单位)?(?:\((?:单位|部门)\))?"
    r"(?:预算|项目|整体|支出|绩效|专项(?!债)|财政|自评|转移支付)"
)
"""What a title may go on with behind the name of a unit."""
_UNIT_END: Final = re.compile(
    r"(?:局|中心|委|办公室|办|厅|院|府|会|部|校|大学|中学|小学|站|所|处|队|公司|集团|法院|镇|乡|街道"
    r"|馆|园|社|场|库|开发区|高新区|新区|示范区|保护区|景区|联|台|室|村|社区|基地|银行|集团|机关)\Z"
)
_AHEAD: Final = re.compile(
    r"(?:附(?:件|表)[0-9一二三四五六七八九十-]*[:.、]?|关于(?:报送|上报|印发|开展)?|《|[12][0-9]{3}年?(?:度)?)*+"
)
_CALLED: Final = re.compile(
    r"(?:类型|类别|属性|性质|编码|代码|编号|日期|时间|期限|周期|方式|级次|年度|金额|总额):?$"
)
"""How labels end that are none of a name."""
_TOLD: Final = frozenset({"project", "department", "implementer"})
_SHORTEST: Final = 3
_LONGEST: Final = 80
_LINE: Final = 200
_NEXT: Final = re.compile(r"(?<!\s)\s++(?=[^\s:：]{2,16}[:：])")
"""Where the next label of a line begins: 项目名称：道路养护　主管部门：某局."""
_STOP: Final = re.compile("[。；;]")
_MARK: Final = re.compile(r"\A(?:[-*•·]|[(（]?[0-9一二三四五六七八九十]{1,2}[)）、.．])\s*")


def names_project(line: Line) -> bool:
    """Whether a row begins with 项目名称."""
    return is_project_name(line.first)


def filer(text: str) -> str:
    """Who files, where a line says it: 填报单位：某局; empty otherwise.

    >>> filer("填报单位：某县水利局      金额单位：万元")
    '某县水利局'
    """
    found = _FILED_BY.search(squeeze(text))
    return found[1] if found else ""


def titled_unit(title: str) -> str:
    """The unit that a title begins with, behind a year or 关于; empty where it begins with none.

    >>> titled_unit("清河县交通运输局关于2023年度部门整体支出绩效自评的报告")
    '清河县交通运输局'
    """
    plain = squeeze(title)
    ahead = _AHEAD.match(plain)
    plain = plain[ahead.end() :] if ahead else plain
    for about in _ABOUT.finditer(plain):
        name = plain[: about.start()].removesuffix("的")
        if len(name) >= _SHORTEST and _UNIT_END.search(name):
            return name
    return ""


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
        made.append((name_of(joined(label), project=False), joined(label), joined(value)))
    told = {name for name, _, value in made if value and not _STOP.search(value)}
    first = made[0][0] if made else ""
    return tuple(made) if first and _TOLD & told else ()


@define
class Names:
    """The names of one form, by what they are: project, department, implementer, unit.

    `local` is a second department: 地方主管部门 below 中央主管部门.
    """

    context: FormContext
    _named: dict[str, tuple[str, str, Cell | None]] = field(factory=dict)

    def of(self, name: str) -> str:
        """The name of this kind; empty where the form has none."""
        return self._named[name][1] if name in self._named else ""

    def kept(self, **paths: str) -> None:
        """The form keeps these names in the fields at these paths; the others are noted.

        A name without a path is kept elsewhere.
        """
        for name, (label, value, cell) in self._named.items():
            if paths.get(name):
                self.context.keep(paths[name], cell)
            elif value and name not in paths:
                self._note(label, value, cell)

    def has(self, name: str) -> bool:
        """Whether the form has a label for this name."""
        return name in self._named

    def filed_by(self, text: str) -> None:
        """Take the name of a line that says who files."""
        self._name("unit", "填报单位", filer(text), None)

    def told(self, names: Sequence[tuple[str, str, str]]) -> None:
        """Take the names of a line that `named_in` finds; what else it says is noted."""
        for name, label, value in names:
            if name:
                self._name(name, label, value, None)
            elif personal_label(label):
                self.context.note("personal_data", label, "1处，未录")
            else:
                self._note(label, value, None)

    def total(self, text: str) -> None:
        """Take a total score that a line prints below the tables."""
        self._name("total", "总分", text, None)

    def rating(self, text: str) -> None:
        """Take a rating that a line prints beside or below the tables."""
        self._name("rating", "评价等次", text, None)

    def row(self, line: Line) -> None:
        """Take a row of labels and values; what is no name of the form is noted."""
        cells = [cell for cell in line.cells if not cell.continues]
        place = 0
        while place < len(cells):
            cell = cells[place]
            label = joined(cell.text)
            name = name_of(label, project=self.has("project"))
            place += _apart(cells, place) if name else 0
            beside = cells[place + 1] if place + 1 < len(cells) else None
            value = joined(beside.text) if beside is not None else ""
            place += 1
            if name_of(value, project=False) and not name:
                self._note(label, "", cell)
                continue
            place += 1
            if name or value or personal_label(label):
                self.context.label(cell)
            if name:
                self._name(name, label, value, beside)
            elif personal_label(label):
                self.context.note("personal_data", label, "1处，未录", *cells[place - 1 : place])
            elif value:
                self._note(label, value, beside)
            else:
                self._note(label, "", cell)

    def _name(self, name: str, label: str, value: str, cell: Cell | None) -> None:
        """Take a name; of two of a kind the first counts, and another one is noted.

        Of further departments the first is kept as the local one.
        """
        known = self._named.setdefault(name, (label, value, cell))
        if value and known[1] != value:
            self._note(label, value, cell)
            if name == "department":
                self._named.setdefault("local", (label, value, cell))
        elif cell is not None:
            self.context.value(cell)

    def _note(self, label: str, value: str, cell: Cell | None) -> None:
        cells = [] if cell is None else [cell]
        if not value and _GOAL.fullmatch(squeeze(label)):
            self.context.label(*cells)
        elif value and tells_no_quantity(label):
            self.context.note("unplaced", label, value, *cells)
        elif value or label:
            self.context.unplaced(label if value else "", value or label, *cells)


def _apart(cells: Sequence[Cell], place: int) -> int:
    """How many blank cells stand between a label and its value: those that a merge left.

    They are none where another label may stand behind them: the next text is called as labels are,
    or neither a known label nor further pairs of texts follow it.
    """
    rest = [at for at in range(place + 1, len(cells)) if cells[at].text.strip()]
    if not rest or rest[0] == place + 1 or _is_label(joined(cells[rest[0]].text)):
        return 0
    paired = len(rest) % 2 == 1 or _is_label(joined(cells[rest[1]].text))
    return rest[0] - place - 1 if paired else 0


def _is_label(text: str) -> bool:
    known = bool(name_of(text, project=True)) or personal_label(text)
    return known or _CALLED.search(squeeze(text)) is not None


def name_of(label: str, *, project: bool) -> str:
    """Which name stands beside a label: project, department, unit, implementer, total or rating.

    `project`: the form names a project, so that 单位名称 is of who carries it out.

    >>> name_of("市级主管部门", project=True), name_of("数量指标", project=True)
    ('department', '')
    """
    if len(label) > _LONGEST:
        return ""
    plain = squeeze(label).rstrip(":")
    if is_project_name(plain):
        return "project"
    if is_total(plain):
        return "total"
    if is_rating_label(plain):
        return "rating"
    if _DEPARTMENT.fullmatch(plain):
        return "department"
    if not project and _UNIT.fullmatch(plain) and "实施" not in plain:
        return "unit"
    return "implementer" if _IMPLEMENTER.fullmatch(plain) else ""
