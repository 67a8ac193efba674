"""Annual facts that cannot be: refused with the place and the figures, before rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sauro.regulation.errors import RegulationError
from sauro.regulation.quarter.checks import FactProblem, check_scope, check_score
from sauro.regulation.year.facts import AnnualFacts, NotRated, Shortcomings
from sauro.regulation.year.finding_checks import check_finding
from sauro.regulation.year.findings import FailedCase
from sauro.regulation.year.rules import YearRules
from sauro.regulation.year.subjects import SubjectKind


class AnnualFactsRefused(RegulationError):  # noqa: N818  (it carries many problems)
    """The facts give no rating; `problems` holds everything wrong with them."""

    def __init__(self, problems: tuple[FactProblem, ...]) -> None:
        super().__init__("\n".join(f"{path}: {message}" for path, message in problems))
        self.problems = problems


def check_annual(facts: AnnualFacts, rules: YearRules) -> tuple[FactProblem, ...]:
    """Everything wrong with the facts of one subject; empty when it can be rated."""
    return (
        *check_score(facts.score),
        *check_scope(facts.scope),
        *_subject(facts),
        *_shortcomings(facts.shortcomings),
        *_quarters(facts),
        *_findings(facts, rules.classes[facts.subject_class].cases),
        *_not_rated(facts, rules),
    )


def _subject(facts: AnnualFacts) -> Iterator[FactProblem]:
    kind = facts.kind.vietnamese.lower()
    if facts.leads and not facts.kind.is_person:
        yield FactProblem("leads", f"{kind} không giữ chức vụ; bỏ mục này")
    if facts.disciplined is None and not facts.kind.is_person:
        yield FactProblem(
            "disciplined",
            "chưa ghi thành viên, đơn vị trực thuộc có bị kỷ luật hay không; ghi có hoặc không",
        )
    if facts.disciplined is not None and facts.kind.is_person:
        yield FactProblem(
            "disciplined",
            f"mục này chỉ dùng cho tập thể, tổ chức đảng; với {kind}, ghi trường hợp bị kỷ luật",
        )


def _shortcomings(given: Shortcomings) -> Iterator[FactProblem]:
    if not 0 <= given.remedied <= given.pointed_out:
        yield FactProblem(
            "shortcomings",
            f"khắc phục {given.remedied} trong {given.pointed_out} hạn chế được chỉ ra; "
            "số khắc phục phải từ 0 đến số được chỉ ra",
        )


def _quarters(facts: AnnualFacts) -> Iterator[FactProblem]:
    counted = Counter(result.quarter for result in facts.quarters)
    for quarter in sorted(quarter for quarter, times in counted.items() if times > 1):
        yield FactProblem("quarters", f"{quarter.vietnamese} ghi nhiều lần; chỉ giữ một kết quả")


def _findings(facts: AnnualFacts, cases: Mapping[str, FailedCase]) -> Iterator[FactProblem]:
    for place, finding in enumerate(facts.findings):
        path = f"findings[{place}]"
        case = cases.get(finding.code)
        if case is None:
            listed = ", ".join(cases)
            yield FactProblem(
                f"{path}.code",
                f'trường hợp "{finding.code}" không áp dụng cho {facts.subject_class.vietnamese}; '
                f"chọn một trong: {listed}",
            )
            continue
        problems = list(check_finding(path, finding, case))
        yield from problems
        here = not finding.at_former_unit and not problems
        if case.shows_discipline and here and finding.found and facts.disciplined is False:
            yield FactProblem(
                "disciplined",
                f"ghi không có ai bị kỷ luật, nhưng {path} ghi thành viên bị kỷ luật theo "
                f"{finding.document}; sửa một trong hai",
            )


def _not_rated(facts: AnnualFacts, rules: YearRules) -> Iterator[FactProblem]:
    if facts.admitted is not None:
        if facts.kind is not SubjectKind.PARTY_MEMBER:
            yield FactProblem("admitted", "ngày kết nạp chỉ ghi cho đảng viên; bỏ mục này")
        elif facts.admitted > rules.last_day:
            yield FactProblem(
                "admitted", f"ngày kết nạp {facts.admitted:%d/%m/%Y} sau ngày cuối năm {rules.year}"
            )
    if facts.not_rated is not None:
        yield from _ground(facts.kind, facts.not_rated, rules)


def _ground(kind: SubjectKind, given: NotRated, rules: YearRules) -> Iterator[FactProblem]:
    ground = rules.not_rated.recorded.get(given.code)
    if ground is None or kind not in ground.kinds:
        yield FactProblem(
            "not_rated.code",
            f'căn cứ "{given.code}" không áp dụng cho {kind.vietnamese.lower()}; bỏ mục này',
        )
    if not given.document.strip():
        yield FactProblem(
            "not_rated.document", "căn cứ chưa xếp loại chưa có văn bản; ghi số, ngày"
        )
