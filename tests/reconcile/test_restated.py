"""A right share written another fair way raises no alarm; only mixing bases is pointed out."""

from __future__ import annotations

import pytest

from sauro.reconcile import Finding, FindingKind, check_text
from tests.reconcile.cases import ReportCase, all_cases
from tests.reconcile.restating import RESTATINGS, Restating


def essence(finding: Finding) -> tuple[FindingKind, str, str]:
    return finding.kind, finding.printed.replace(".", ","), finding.computed


def new_findings(case: ReportCase, text: str) -> list[Finding]:
    known = {essence(finding) for finding in check_text(case.text).findings}
    return [f for f in check_text(text).findings if essence(f) not in known]


def alarms(case: ReportCase, restate: Restating) -> list[Finding]:
    """What each right share, restated alone, raises besides a mixed base."""
    return [
        finding
        for share in case.shares
        for finding in new_findings(case, restate(case.text, share))
        if finding.kind is not FindingKind.BASE
    ]


@pytest.mark.parametrize("kind", RESTATINGS)
def test_a_restated_share_raises_nothing(kind: str) -> None:
    for case in all_cases():
        assert alarms(case, RESTATINGS[kind]) == [], case.name


@pytest.mark.parametrize("kind", RESTATINGS)
def test_all_shares_restated_together_raise_nothing(kind: str) -> None:
    for case in all_cases():
        text = case.text
        for share in sorted(case.shares, key=lambda each: each.start, reverse=True):
            text = RESTATINGS[kind](text, share)
        wrong = [f for f in new_findings(case, text) if f.kind is not FindingKind.BASE]
        assert wrong == [], case.name


ROWS = (
    "Khối {name}: có {rated} tập thể được đánh giá, xếp loại, kết quả:\n"
    "+ Hoàn thành xuất sắc nhiệm vụ: {best} tập thể, tỷ lệ {share}%.\n"
    "+ Hoàn thành tốt nhiệm vụ: {good} tập thể.\n"
    "+ Hoàn thành nhiệm vụ: {fair} tập thể.\n"
    "+ Không hoàn thành nhiệm vụ: không.\n"
)


def rows(*shares: str) -> str:
    return "\n".join(
        ROWS.format(name=name, rated=60, best=8, good=42, fair=10, share=share)
        for name, share in zip("ABCDE", shares, strict=False)
    )


@pytest.mark.parametrize("share", ["16", "16,0", "13,33", "19,05", "19,04", "13,3", "19"])
def test_an_excellent_share_may_stand_on_any_of_three_bases(share: str) -> None:
    assert check_text(rows(share)).findings == ()
    assert check_text(rows(share, share, share)).findings == ()


@pytest.mark.parametrize(("other", "computed"), [("13,33", "16"), ("19,05", "16")])
def test_one_row_on_another_base_is_a_base_finding_and_never_a_share(
    other: str, computed: str
) -> None:
    (finding,) = check_text(rows("16", "16", other, "16")).findings
    assert (finding.kind, finding.printed, finding.computed) == ("base", other, computed)


def test_rows_that_fit_several_bases_side_with_the_others() -> None:
    either = (
        "Có 16 đảng bộ được xếp loại: hoàn thành xuất sắc nhiệm vụ 03 đảng bộ, tỷ lệ 18,75%; "
        "hoàn thành tốt nhiệm vụ 13 đảng bộ, tỷ lệ 81,25%; hoàn thành nhiệm vụ: không; "
        "không hoàn thành nhiệm vụ: không.\n\n"
    )
    assert check_text(either + rows("16")).findings == ()
    assert check_text(either + rows("13,33")).findings == ()


def test_a_share_right_on_no_base_is_wrong() -> None:
    (finding,) = check_text(rows("61")).findings
    assert (finding.kind, finding.printed, finding.computed) == ("share", "61", "16")
