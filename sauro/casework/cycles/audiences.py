"""Who is reminded of which last moment, and for which cases."""

from __future__ import annotations

from typing import NamedTuple

from sauro.casework.access.roles import Role
from sauro.casework.cycles.models import Case
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import NOT_RATED, CaseState

PROVINCIAL = frozenset({Tier.PROVINCIAL_EVALUATED, Tier.PROVINCIAL_RATED})


class Audience(NamedTuple):
    """Holders of a role, reminded of a due while a case of these tiers has not come to `until`."""

    due: str
    role: Role
    until: CaseState
    text: str
    link: str
    tiers: frozenset[Tier] = frozenset(Tier)


AUDIENCES = (
    Audience(
        "central_self_assessment",
        Role.OFFICIAL,
        CaseState.SELF_ASSESSED,
        "Gửi bản tự đánh giá",
        "/tu-danh-gia/",
        frozenset({Tier.CENTRAL}),
    ),
    Audience(
        "unit_dossiers",
        Role.OFFICIAL,
        CaseState.SELF_ASSESSED,
        "Gửi bản tự đánh giá để đơn vị kịp nộp hồ sơ",
        "/tu-danh-gia/",
        PROVINCIAL,
    ),
    Audience(
        "unit_dossiers",
        Role.UNIT_HEAD,
        CaseState.PROPOSED,
        "Nhận xét, đề xuất mức xếp loại để đơn vị kịp nộp hồ sơ",
        "/don-vi/",
        PROVINCIAL,
    ),
    Audience(
        "unit_dossiers",
        Role.UNIT_CLERK,
        CaseState.SUBMITTED,
        "Nộp hồ sơ của đơn vị",
        "/don-vi/",
        PROVINCIAL,
    ),
    Audience(
        "unit_results",
        Role.UNIT_CLERK,
        CaseState.SUBMITTED,
        "Báo cáo kết quả chỉ tiêu, nhiệm vụ của đơn vị",
        "/don-vi/",
    ),
    Audience(
        "other_levels_summaries",
        Role.UNIT_CLERK,
        CaseState.PUBLISHED,
        "Ghi quyết định xếp loại của đơn vị và gửi tổng hợp kết quả",
        "/don-vi/",
        frozenset({Tier.UNIT}),
    ),
    Audience(
        "indicator_reports",
        Role.REPORTER,
        CaseState.APPRAISED,
        "Báo cáo kết quả các trục tiêu chí",
        "/truc/",
    ),
    Audience(
        "appraisal",
        Role.APPRAISER,
        CaseState.APPRAISED,
        "Thẩm định, đề xuất xếp loại",
        "/tham-dinh/",
        PROVINCIAL,
    ),
    Audience(
        "decision_report",
        Role.SECRETARY,
        CaseState.DECIDED,
        "Chuẩn bị họp xếp loại, báo cáo Trung ương",
        "/hop/",
        PROVINCIAL,
    ),
)


def waiting(audience: Audience, case: Case) -> bool:
    """Whether the case still needs what the audience is reminded of; never when it is not rated."""
    state = CaseState(case.state)
    if state in NOT_RATED or Tier(case.tier) not in audience.tiers:
        return False
    return audience.until.is_past(state)
