"""The six parts of a unit's dossier: which are there, what exactly is missing (HD-QUY VII.2.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.unit_cases import dossier_cases, in_order, of_dossiers
from sauro.casework.dossiers.votes import collective_level
from sauro.regulation.procedure.steps import CaseState

LETTER, MINUTES, SELF_ASSESSMENTS, EVIDENCE, SUMMARY, RESULTS = range(1, 7)
_NOT_SELF_ASSESSED = {
    CaseState.PLANNING.value,
    CaseState.PLAN_SUBMITTED.value,
    CaseState.WORKING.value,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the dossier; place: the section of the unit's page where it is made."""

    number: int
    title: str
    place: str
    missing: list[str] = field(default_factory=list)

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def parts_of(dossier: Dossier, cases: Sequence[Case] | None = None) -> tuple[Part, ...]:
    """The six parts as they stand; cases: the dossier's, where they are at hand."""
    if cases is None:
        cases = list(dossier_cases(dossier.cycle, dossier.unit))
    return (
        Part(LETTER, "Tờ trình", "nop-ho-so", _letter(dossier)),
        Part(MINUTES, "Biên bản họp đánh giá", "hop", _minutes(dossier)),
        Part(SELF_ASSESSMENTS, "Bản tự đánh giá", "thanh-vien", _self_assessments(cases)),
        Part(EVIDENCE, "Tài liệu minh chứng", "minh-chung", _evidence(dossier)),
        Part(SUMMARY, "Bảng tổng hợp (mẫu 8)", "bieu-quyet", _summary(cases)),
        Part(RESULTS, "Phụ lục 09", "ket-qua", _results(dossier)),
    )


def parts_of_many(dossiers: Iterable[Dossier]) -> Mapping[int, tuple[Part, ...]]:
    """By unit: the parts of the dossiers of one cycle, in one query more than none."""
    listed = list(dossiers)
    by_unit: dict[int, list[Case]] = defaultdict(list)
    for dossier in listed[:1]:
        units = [each.unit_id for each in listed]
        cases = Case.objects.filter(cycle=dossier.cycle_id, unit__in=units)
        for case in of_dossiers(in_order(cases)):
            by_unit[case.unit_id].append(case)
    return {each.unit_id: parts_of(each, by_unit[each.unit_id]) for each in listed}


def _letter(dossier: Dossier) -> list[str]:
    if dossier.letter_number and dossier.letter_date and dossier.signer:
        return []
    return ["Chưa ghi số, ngày và người ký tờ trình (ghi khi nộp)"]


def _minutes(dossier: Dossier) -> list[str]:
    return (
        [] if dossier.held_on else ["Chưa ghi hội nghị của tập thể: ngày họp, số có mặt, nội dung"]
    )


def _self_assessments(cases: Iterable[Case]) -> list[str]:
    return [
        f"{case.name}: chưa gửi bản tự đánh giá"
        for case in cases
        if case.state in _NOT_SELF_ASSESSED
    ]


def _evidence(dossier: Dossier) -> list[str]:
    return [] if dossier.evidence_confirmed else ["Chưa xác nhận đã đủ tài liệu minh chứng"]


def _summary(cases: Sequence[Case]) -> list[str]:
    if not cases:
        return ["Đơn vị không có ai trong diện nộp hồ sơ kỳ này"]
    return [
        f"{case.name}: tập thể chưa biểu quyết mức đề xuất"
        for case in cases
        if not collective_level(case)
    ]


def _results(dossier: Dossier) -> list[str]:
    if dossier.results_confirmed_at:
        return []
    return ["Chưa xác nhận kết quả của đơn vị theo các trục (Phụ lục 09)"]
