"""The blocks that a form of funds and indicators has, whether it is a plan or an evaluation."""

from __future__ import annotations

from attrs import define, field

from perfeval.forms.kinds.self_evaluation.funds.block import FundBlock
from perfeval.forms.kinds.self_evaluation.funds.labelled import LabelledFunds
from perfeval.forms.kinds.self_evaluation.indicators import IndicatorTable
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.names import Names
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.layout.surroundings import Surroundings

__all__ = ["FormBlocks"]


@define(kw_only=True)
class FormBlocks:
    """The blocks of one form, each of which takes the rows that are its own."""

    context: FormContext
    segment: Segment
    names: Names = field(init=False)
    around: Surroundings = field(init=False)
    funds: FundBlock = field(init=False)
    money: LabelledFunds = field(init=False)
    table: IndicatorTable = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.names = Names(self.context)
        self.around = Surroundings(self.context, self.names)
        self.funds = FundBlock(self.context)
        self.money = LabelledFunds(self.context, self.funds, self.names)
        self.table = IndicatorTable(self.context)
