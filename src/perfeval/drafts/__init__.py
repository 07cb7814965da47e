"""Drafts of rubrics from the sheets of places (评分表): clauses read into rules.

>>> from perfeval.filing import SheetRow
>>> row = SheetRow(level1="效果", name="服务对象满意度", points=Points("5"),
...     clause="满意度≥90%得5分，否则不得分。")
>>> draft_rubric(ScoreSheet(key="form", rows=(row,))).rows[0].measure.id
'satisfaction_rate'
"""

from perfeval.drafts.draft import Draft, draft_rubric
from perfeval.drafts.new_edition import new_edition, new_edition_toml
from perfeval.drafts.own_claims import OWN_CLAUSES
from perfeval.drafts.rubric_file import rubric_toml
from perfeval.drafts.scored import ByOwnClauses, score_by_clauses
from perfeval.drafts.sheet import DraftRow

__all__ = [
    "OWN_CLAUSES",
    "ByOwnClauses",
    "Draft",
    "DraftRow",
    "draft_rubric",
    "new_edition",
    "new_edition_toml",
    "rubric_toml",
    "score_by_clauses",
]
