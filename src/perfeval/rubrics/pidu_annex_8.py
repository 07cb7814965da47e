"""成都市郫都区 绩效自评结果复核表（附件8）, for 2025.

References: the form, annex 8 of the district's notice on self-evaluations of 2025.
Checked with: every row and its points, as the form prints them.
Limitations: the number of the notice was not read. The form prints no bands, so a reviewer gives the points of every row. The form is a
review of a self-evaluation, not one itself.
"""

from perfeval import (
    Criterion,
    FiscalYears,
    FormKind,
    Jurisdiction,
    Reading,
    Rubric,
    Section,
    Source,
)
from perfeval.rules import Judged


def _item(key: str, points: str, name: str, name_en: str) -> Criterion:
    return Criterion(key=key, name=name, name_en=name_en, points=points, clause=name, rule=Judged())


RUBRIC = Rubric(
    id="pidu-annex-8",
    edition="2025",
    name="成都市郫都区绩效自评结果复核表（附件8）",
    name_en="Pidu district, review of self-evaluations (annex 8)",
    form=FormKind("result_review"),
    jurisdiction=Jurisdiction(code="510117", name="成都市郫都区"),
    years=FiscalYears(2025, 2025),
    source=Source(title="绩效自评结果复核表", issuer="成都市郫都区", annex="附件8"),
    sections=(
        Section(
            name="自评结果质量",
            name_en="quality of the self-evaluation",
            points="100",
            items=(
                _item("handed-in", "20", "上传自评表/报告", "form and report handed in"),
                _item("form", "10", "要素齐全、格式规范", "complete and in form"),
                _item("language", "10", "语句通顺、逻辑清晰", "language and logic"),
                _item("conclusions", "20", "结论准确、依据充分", "conclusions and their grounds"),
                _item("problems", "20", "问题深刻、剖析精准", "problems and their analysis"),
                _item("suggestions", "20", "建议可行、具体明确", "suggestions"),
            ),
        ),
    ),
    readings=(
        Reading(
            key="judged",
            clause="（表上只有复核内容和分值）",
            choice="各项由复核人在分值以内判定，不自动计分",
            why="没有写明得多少分的档次",
        ),
    ),
)
