"""The matrix: which role may do which act, on which objects. Everything not said is refused."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """A part somebody plays in the system (DOMAIN.md 2); held for a unit, a body, or everything."""

    OFFICIAL = "official"
    UNIT_CLERK = "unit_clerk"
    UNIT_HEAD = "unit_head"
    APPRAISER = "appraiser"
    CONSULTED = "consulted"
    DECIDER = "decider"
    SECRETARY = "secretary"
    REPORTER = "reporter"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"

    @property
    def vietnamese(self) -> str:
        """The role's name on screens and in the log."""
        return _ROLE_NAMES[self]


_ROLE_NAMES = {
    Role.OFFICIAL: "Cán bộ được đánh giá",
    Role.UNIT_CLERK: "Cán bộ tham mưu của đơn vị",
    Role.UNIT_HEAD: "Người đứng đầu",
    Role.APPRAISER: "Cơ quan thẩm định",
    Role.CONSULTED: "Cơ quan được lấy ý kiến",
    Role.DECIDER: "Thành viên cấp quyết định",
    Role.SECRETARY: "Thư ký cấp quyết định",
    Role.REPORTER: "Cơ quan báo cáo số liệu",
    Role.INSPECTOR: "Kiểm tra, giám sát",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
}


class Scope(StrEnum):
    """Which objects a right reaches."""

    OWN = "own"  # the case of the person signed in
    UNIT = "unit"  # the unit the role is held for, and what is below it
    ROUTED = "routed"  # cases sent to the body the role is held for
    HEADS = "heads"  # heads of units, whose superior the body is where no unit stands above
    ALL = "all"


class Act(StrEnum):
    """What can be done; a page or a button declares exactly one."""

    ENTER = "enter"  # any signed-in person: home, own account, calendar, rules
    SEE_UNIT = "see_unit"
    SEE_OFFICIAL = "see_official"
    SEE_CASE = "see_case"
    SEE_LOG = "see_log"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_CYCLE = "manage_cycle"
    RECORD_ABSENCE = "record_absence"
    SEE_TASKS = "see_tasks"
    EDIT_TASKS = "edit_tasks"
    PLAN = "plan"
    APPROVE_PLAN = "approve_plan"
    UPDATE_RESULT = "update_result"
    ACCEPT_RESULT = "accept_result"
    CONFIRM_EXCUSE = "confirm_excuse"
    SELF_ASSESS = "self_assess"
    TYPE_ON_BEHALF = "type_on_behalf"
    PROPOSE_LEVEL = "propose_level"
    ASSEMBLE_DOSSIER = "assemble_dossier"
    SUBMIT_DOSSIER = "submit_dossier"
    SEE_APPRAISAL = "see_appraisal"
    APPRAISE = "appraise"
    GIVE_OPINION = "give_opinion"
    REPORT_INDICATORS = "report_indicators"
    SEE_INDICATORS = "see_indicators"
    SEE_CEILING = "see_ceiling"
    CHOOSE_UNDER_CEILING = "choose_under_ceiling"
    SEE_SESSION = "see_session"
    HOLD_SESSION = "hold_session"
    CAST_VOTE = "cast_vote"
    PUBLISH = "publish"
    SEE_RESULTS = "see_results"
    RECEIVE_NOTICE = "receive_notice"
    SEE_ACCOUNTABILITY = "see_accountability"
    SEE_DASHBOARD = "see_dashboard"


SEEING = frozenset(act for act in Act if act.value.startswith("see_"))

_ALL, _UNIT, _OWN, _ROUTED = Scope.ALL, Scope.UNIT, Scope.OWN, Scope.ROUTED
_HEADS = Scope.HEADS

MATRIX: Mapping[Act, Mapping[Role, Scope]] = {
    Act.ENTER: dict.fromkeys(Role, _ALL),
    Act.SEE_UNIT: {
        Role.UNIT_CLERK: _UNIT,
        Role.UNIT_HEAD: _UNIT,
        Role.APPRAISER: _ALL,
        Role.SECRETARY: _ALL,
        Role.DECIDER: _ALL,
        Role.INSPECTOR: _ALL,
    },
    Act.SEE_OFFICIAL: {
        Role.OFFICIAL: _OWN,
        Role.UNIT_CLERK: _UNIT,
        Role.UNIT_HEAD: _UNIT,
        Role.APPRAISER: _ALL,
        Role.SECRETARY: _ALL,
        Role.DECIDER: _ALL,
        Role.INSPECTOR: _ALL,
        Role.ADMINISTRATOR: _ALL,
    },
    Act.SEE_CASE: {
        Role.OFFICIAL: _OWN,
        Role.UNIT_CLERK: _UNIT,
        Role.UNIT_HEAD: _UNIT,
        Role.APPRAISER: _ALL,
        Role.CONSULTED: _ROUTED,
        Role.SECRETARY: _ALL,
        Role.DECIDER: _ALL,
        Role.INSPECTOR: _ALL,
    },
    Act.SEE_LOG: {
        Role.APPRAISER: _ALL,
        Role.INSPECTOR: _ALL,
        Role.ADMINISTRATOR: _ALL,
    },
    Act.MANAGE_PEOPLE: {Role.ADMINISTRATOR: _ALL},
    Act.MANAGE_ACCOUNTS: {Role.ADMINISTRATOR: _ALL},
    Act.MANAGE_CYCLE: {Role.APPRAISER: _ALL},
    Act.RECORD_ABSENCE: {Role.UNIT_CLERK: _UNIT, Role.APPRAISER: _ALL},
    Act.SEE_TASKS: {
        Role.OFFICIAL: _OWN,
        Role.UNIT_CLERK: _UNIT,
        Role.UNIT_HEAD: _UNIT,
        Role.APPRAISER: _ALL,
        Role.INSPECTOR: _ALL,
    },
    Act.EDIT_TASKS: {Role.OFFICIAL: _OWN, Role.UNIT_CLERK: _UNIT},
    Act.PLAN: {Role.OFFICIAL: _OWN, Role.UNIT_CLERK: _UNIT},
    Act.APPROVE_PLAN: {Role.UNIT_HEAD: _UNIT, Role.APPRAISER: _HEADS},
    Act.UPDATE_RESULT: {Role.OFFICIAL: _OWN, Role.UNIT_CLERK: _UNIT},
    Act.ACCEPT_RESULT: {Role.UNIT_HEAD: _UNIT, Role.APPRAISER: _HEADS},
    Act.CONFIRM_EXCUSE: {Role.UNIT_HEAD: _UNIT, Role.APPRAISER: _ALL},
    Act.SELF_ASSESS: {Role.OFFICIAL: _OWN},
    Act.TYPE_ON_BEHALF: {Role.UNIT_CLERK: _UNIT},
    Act.PROPOSE_LEVEL: {Role.UNIT_HEAD: _UNIT},
    Act.ASSEMBLE_DOSSIER: {Role.UNIT_CLERK: _UNIT},
    Act.SUBMIT_DOSSIER: {Role.UNIT_CLERK: _UNIT, Role.UNIT_HEAD: _UNIT},
    Act.SEE_APPRAISAL: {Role.APPRAISER: _ALL, Role.INSPECTOR: _ALL},
    Act.APPRAISE: {Role.APPRAISER: _ALL},
    Act.GIVE_OPINION: {Role.CONSULTED: _ROUTED},
    Act.REPORT_INDICATORS: {Role.REPORTER: _ALL, Role.APPRAISER: _ALL},
    Act.SEE_INDICATORS: {
        Role.REPORTER: _ALL,
        Role.APPRAISER: _ALL,
        Role.INSPECTOR: _ALL,
    },
    Act.SEE_CEILING: {
        Role.APPRAISER: _ALL,
        Role.SECRETARY: _ALL,
        Role.DECIDER: _ALL,
        Role.INSPECTOR: _ALL,
    },
    Act.CHOOSE_UNDER_CEILING: {Role.SECRETARY: _ALL},
    Act.SEE_SESSION: {
        Role.APPRAISER: _ALL,
        Role.SECRETARY: _ALL,
        Role.DECIDER: _ALL,
        Role.INSPECTOR: _ALL,
    },
    Act.HOLD_SESSION: {Role.SECRETARY: _ALL},
    Act.CAST_VOTE: {Role.DECIDER: _ALL},
    Act.PUBLISH: {Role.SECRETARY: _ALL, Role.APPRAISER: _ALL},
    Act.SEE_RESULTS: {
        Role.OFFICIAL: _OWN,
        Role.UNIT_CLERK: _UNIT,
        Role.UNIT_HEAD: _UNIT,
        Role.APPRAISER: _ALL,
        Role.SECRETARY: _ALL,
        Role.DECIDER: _ALL,
        Role.INSPECTOR: _ALL,
    },
    Act.RECEIVE_NOTICE: {Role.OFFICIAL: _OWN},
    Act.SEE_ACCOUNTABILITY: {
        Role.APPRAISER: _ALL,
        Role.SECRETARY: _ALL,
        Role.DECIDER: _ALL,
        Role.INSPECTOR: _ALL,
    },
    Act.SEE_DASHBOARD: {
        Role.APPRAISER: _ALL,
        Role.SECRETARY: _ALL,
        Role.DECIDER: _ALL,
        Role.INSPECTOR: _ALL,
    },
}
