"""What the rules need to know of the posts a person holds (chức danh)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sauro.regulation.frame_model import Block


class Position(StrEnum):
    """Positions that competence and routing name (HD-QUY IV.1, IX.1.1)."""

    PROVINCIAL_STANDING_MEMBER = "provincial_standing_member"
    DEPARTMENT_HEAD = "department_head"
    DEPARTMENT_DEPUTY = "department_deputy"
    AGENCY_HEAD = "agency_head"
    AGENCY_DEPUTY = "agency_deputy"
    PARTY_COMMITTEE_SECRETARY = "party_committee_secretary"
    PARTY_COMMITTEE_STANDING_MEMBER = "party_committee_standing_member"
    COMMUNE_PARTY_SECRETARY = "commune_party_secretary"
    COMMUNE_PEOPLES_COMMITTEE_CHAIR = "commune_peoples_committee_chair"
    COMMUNE_PEOPLES_COUNCIL_CHAIR = "commune_peoples_council_chair"
    PEOPLES_COMMITTEE_VICE_CHAIR = "peoples_committee_vice_chair"
    PEOPLES_COMMITTEE_PARTY_FULL_TIME_DEPUTY_SECRETARY = (
        "peoples_committee_party_full_time_deputy_secretary"
    )
    SERVICE_UNIT_HEAD = "service_unit_head"
    SECRETARY_AIDE = "secretary_aide"
    INSPECTION_COMMISSION_MEMBER = "inspection_commission_member"
    FULL_TIME_DEPUTY_OF_ASSEMBLY = "full_time_deputy_of_assembly"
    ASSOCIATION_HEAD = "association_head"
    COMMITTEE_MEMBER_OUTSIDE_POLITICAL_SYSTEM = "committee_member_outside_political_system"

    @property
    def vietnamese(self) -> str:
        """The position's name on screens and papers."""
        return _POSITION_NAMES[self]


_POSITION_NAMES = {
    Position.PROVINCIAL_STANDING_MEMBER: "ủy viên Ban Thường vụ Tỉnh ủy",
    Position.DEPARTMENT_HEAD: "cấp trưởng sở, ban, ngành",
    Position.DEPARTMENT_DEPUTY: "cấp phó sở, ban, ngành",
    Position.AGENCY_HEAD: "cấp trưởng cơ quan Đảng, Mặt trận, đoàn thể và tương đương",
    Position.AGENCY_DEPUTY: "cấp phó cơ quan Đảng, Mặt trận, đoàn thể và tương đương",
    Position.PARTY_COMMITTEE_SECRETARY: "bí thư đảng ủy trực thuộc Tỉnh ủy",
    Position.PARTY_COMMITTEE_STANDING_MEMBER: "thường trực đảng ủy trực thuộc Tỉnh ủy",
    Position.COMMUNE_PARTY_SECRETARY: "bí thư đảng ủy cấp xã",
    Position.COMMUNE_PEOPLES_COMMITTEE_CHAIR: "chủ tịch Ủy ban nhân dân cấp xã",
    Position.COMMUNE_PEOPLES_COUNCIL_CHAIR: "chủ tịch Hội đồng nhân dân cấp xã",
    Position.PEOPLES_COMMITTEE_VICE_CHAIR: "phó chủ tịch Ủy ban nhân dân tỉnh",
    Position.PEOPLES_COMMITTEE_PARTY_FULL_TIME_DEPUTY_SECRETARY: (
        "phó bí thư chuyên trách Đảng ủy Ủy ban nhân dân tỉnh"
    ),
    Position.SERVICE_UNIT_HEAD: "cấp trưởng đơn vị sự nghiệp thuộc Ủy ban nhân dân tỉnh",
    Position.SECRETARY_AIDE: "thư ký Bí thư Tỉnh ủy",
    Position.INSPECTION_COMMISSION_MEMBER: "ủy viên Ủy ban Kiểm tra Tỉnh ủy",
    Position.FULL_TIME_DEPUTY_OF_ASSEMBLY: "đại biểu Quốc hội, Hội đồng nhân dân tỉnh chuyên trách",
    Position.ASSOCIATION_HEAD: "người đứng đầu hội được Đảng, Nhà nước giao nhiệm vụ",
    Position.COMMITTEE_MEMBER_OUTSIDE_POLITICAL_SYSTEM: "cấp ủy viên ngoài hệ thống chính trị",
}


@dataclass(frozen=True, slots=True)
class PostProfile:
    """The posts of one person at the evaluation.

    positions: every one held. block: of the highest post. committee_member: of the provincial
    committee (tỉnh ủy viên). centrally_managed: named so by decision of the centre.
    """

    positions: frozenset[Position]
    block: Block | None = None
    committee_member: bool = False
    centrally_managed: bool = False
