"""Recorded cases that cannot be: no document, figures against the yes, what is not allowed."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.regulation.quarter.checks import FactProblem
from sauro.regulation.year.findings import FailedCase, Finding, Tally, computed
from sauro.regulation.year.subjects import SubjectClass


def check_finding(path: str, finding: Finding, case: FailedCase) -> Iterator[FactProblem]:
    """What is wrong with a finding of a known case."""
    if not finding.document.strip():
        yield FactProblem(
            f"{path}.document", f'trường hợp "{case.code}" chưa có văn bản; ghi số, ngày văn bản'
        )
    yield from _counts(path, finding, case)
    yield from _mitigation(path, finding, case)
    if finding.at_former_unit and not case.may_be_former:
        message = (
            "kỷ luật của chính cá nhân tính vào kỳ này của cá nhân; bỏ mục tính cho đơn vị cũ"
            if case.subject is not SubjectClass.COLLECTIVE
            else f'trường hợp "{case.code}" không tính cho đơn vị cũ; bỏ mục này'
        )
        yield FactProblem(f"{path}.at_former_unit", message)


def _counts(path: str, finding: Finding, case: FailedCase) -> Iterator[FactProblem]:
    counts = finding.counts
    if counts is None:
        if finding.found is None:
            yield FactProblem(
                f"{path}.found", f'chưa ghi có hay không xảy ra trường hợp "{case.code}"'
            )
    elif case.above is None:
        yield FactProblem(
            f"{path}.counts", f'trường hợp "{case.code}" không tính bằng số; bỏ số liệu này'
        )
    elif not (0 <= counts.part <= counts.whole and counts.whole):
        yield FactProblem(
            f"{path}.counts",
            f"{_said(counts)} không thể có; phần phải từ 0 đến tổng, tổng phải lớn hơn 0",
        )
    elif finding.found not in (None, computed(case, counts)):
        recorded = "có" if finding.found else "không"
        yield FactProblem(
            f"{path}.found",
            f'ghi là {recorded} xảy ra trường hợp "{case.code}", nhưng số liệu {_said(counts)} '
            "cho kết quả ngược lại; sửa một trong hai",
        )


def _said(counts: Tally) -> str:
    return f"{counts.part}/{counts.whole}"


def _mitigation(path: str, finding: Finding, case: FailedCase) -> Iterator[FactProblem]:
    mitigation = finding.mitigation
    if mitigation is None:
        return
    if case.mitigation(mitigation.code) is None:
        listed = ", ".join(rule.code for rule in case.mitigations)
        yield FactProblem(
            f"{path}.mitigation.code",
            f'tình tiết "{mitigation.code}" không áp dụng cho trường hợp "{case.code}"; '
            f"chọn một trong: {listed}",
        )
    if not mitigation.document.strip():
        yield FactProblem(
            f"{path}.mitigation.document",
            "tình tiết chưa có văn bản của cấp có thẩm quyền; ghi số, ngày văn bản",
        )
