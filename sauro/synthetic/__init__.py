"""A demonstration province and its quarters, made up from a seed; pure data, nothing stored."""

from sauro.synthetic.facts import case_of, score_sheet, unit_cases
from sauro.synthetic.model import Province, Size
from sauro.synthetic.paper import PaperDecision, paper_decisions
from sauro.synthetic.province import province
from sauro.synthetic.quarter import quarter_work
from sauro.synthetic.work import CaseWork, Task, UnitWork

__all__ = [
    "CaseWork",
    "PaperDecision",
    "Province",
    "Size",
    "Task",
    "UnitWork",
    "case_of",
    "paper_decisions",
    "province",
    "quarter_work",
    "score_sheet",
    "unit_cases",
]
