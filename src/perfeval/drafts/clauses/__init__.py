"""A grammar of the clauses of scoring sheets: 以100%为标准…每超过一个百分点扣0.5分，扣完为止."""

from perfeval.drafts.clauses.clause import read_clause
from perfeval.drafts.clauses.full_points import read_full_points
from perfeval.drafts.clauses.understood import CHOICES, Assumed, Understood
from perfeval.drafts.clauses.wording import UnreadError

__all__ = ["CHOICES", "Assumed", "Understood", "UnreadError", "read_clause", "read_full_points"]
