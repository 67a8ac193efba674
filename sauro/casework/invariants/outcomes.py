"""Every stored outcome is what the rules give on its stored facts, under its own rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sauro.casework.cycles.rules import rules_of
from sauro.casework.decisions.models import Decision
from sauro.casework.dossiers.models import Appraisal, Proposal, SelfAssessment
from sauro.casework.invariants.naming import place
from sauro.regulation.contract import case_object
from sauro.regulation.quarter.rate import rate
from sauro.tables.cases.parse import parse_cases
from sauro.tables.errors import InputErrors

Stored = SelfAssessment | Proposal | Appraisal | Decision
STAGES: tuple[tuple[type[Stored], str], ...] = (
    (SelfAssessment, "tự đánh giá"),
    (Proposal, "đề xuất của đơn vị"),
    (Appraisal, "thẩm định"),
    (Decision, "quyết định"),
)
BATCH = 500


def outcome_faults() -> Iterator[str]:
    """One line a stored outcome that the rules do not give."""
    for model, stage in STAGES:
        rows = model._default_manager.filter(outcome__isnull=False).defer("sheet", "marks")
        rows = rows.select_related("case__cycle", "case__unit", "case__official").order_by("pk")
        for row in rows.iterator(chunk_size=BATCH):
            said = _fault(row)
            if said:
                yield f"{place(row.case)}: {stage}: {said}"


def _fault(row: Stored) -> str:
    case = row.case
    if row.rulebook != case.cycle.rulebook:
        return f"tính theo bộ quy tắc {row.rulebook}, kỳ này theo {case.cycle.rulebook}."
    try:
        read = parse_cases([row.facts or {}], case.cycle.quarter, "số liệu đã lưu")[0]
    except InputErrors as errors:
        return f"số liệu đã lưu không đọc được: {'; '.join(errors.lines())}"
    outcome = rate(replace(read.facts, score=row.score), case.cycle.quarter, rules_of(case.cycle))
    wrong = _differences(row.outcome or {}, case_object(case.code, outcome))
    return f"kết quả đã lưu khác kết quả tính lại từ số liệu đã lưu ({wrong})." if wrong else ""


def _differences(stored: dict[str, object], again: dict[str, object]) -> str:
    names = [name for name in again if stored.get(name) != again[name]]
    if "level" in names:
        return f"mức đã lưu {stored.get('level')}, tính lại {again['level']}"
    return ", ".join(names)
