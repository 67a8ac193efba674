"""Checks on what a session decides for one case: tallies, level, reason (HD-QUY VII.2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sauro.casework.access.models import Grant
from sauro.casework.access.roles import Role
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Session
from sauro.casework.dossiers.models import Appraisal, Assessment
from sauro.casework.errors import RefusedMany
from sauro.regulation.levels import Level


@dataclass(frozen=True, slots=True)
class Ballot:
    """Tallies only: whoever voted what is never recorded.

    voters: how many voted on the case. subject_absent: the person rated is a member of the body
    but was not counted as present. lowered_for_lateness: an act of the body of its own.
    """

    votes: Mapping[Level, int]
    voters: int
    level: Level
    reason: str = ""
    lowered_for_lateness: bool = False
    subject_absent: bool = False


def check_ballot(ballot: Ballot, session: Session, case: Case, appraisal: Appraisal) -> None:
    """RefusedMany with a message at each field that is wrong."""
    wrong = _wrong_votes(ballot, session, case)
    late = _wrong_lateness(ballot, appraisal)
    if late:
        wrong["lowered_for_lateness"] = late
    elif not ballot.reason.strip():
        why = why_reason(ballot, appraisal)
        if why:
            wrong["reason"] = why
    if wrong:
        raise RefusedMany(wrong)


def rule_level(rests_on: Assessment) -> Level | None:
    """The level the rules gave; None where they gave none."""
    code = (rests_on.outcome or {}).get("level")
    return Level(code) if code else None


def level_if_late(rests_on: Assessment) -> Level | None:
    """The level should the body lower it for a late dossier; None where it was not late."""
    code = (rests_on.outcome or {}).get("level_if_late")
    return Level(code) if code else None


def sits_on_body(case: Case, body: str, session: Session) -> bool:
    """Whether the person rated is a member of the deciding body, and so does not vote."""
    if case.official_id is None:
        return False
    members = Grant.objects.on(session.held_on).filter(role=Role.DECIDER.value, body=body)
    return members.filter(user__official=case.official_id).exists()


def _wrong_votes(ballot: Ballot, session: Session, case: Case) -> dict[str, str]:
    cast = sum(ballot.votes.values())
    if ballot.voters < 1:
        return {"voters": "Chưa có người biểu quyết: nhập số người biểu quyết và số phiếu các mức."}
    if cast != ballot.voters:
        return {
            "voters": f"Số phiếu các mức cộng lại là {cast}, khác {ballot.voters} người "
            "biểu quyết. Kiểm tra lại từng mức."
        }
    if ballot.voters > session.present:
        return {
            "voters": f"Có {ballot.voters} người biểu quyết, nhiều hơn {session.present} người có "
            "mặt. Sửa số phiếu, hoặc sửa số người có mặt của cuộc họp."
        }
    own = ballot.voters == session.present and not ballot.subject_absent
    if own and sits_on_body(case, session.body, session):
        return {
            "voters": f"{case.name} là thành viên cấp quyết định và không biểu quyết về mình: "
            f"nhiều nhất {session.present - 1} người biểu quyết. "
            "Nếu người đó vắng mặt thì đánh dấu vắng."
        }
    return {}


def _wrong_lateness(ballot: Ballot, appraisal: Appraisal) -> str:
    if not ballot.lowered_for_lateness:
        return ""
    lowered = level_if_late(appraisal)
    if lowered is None:
        return (
            "Hồ sơ của đơn vị không nộp chậm nên không hạ mức vì lý do này được "
            "(HD-QUY VII.2.2). Bỏ đánh dấu rồi gửi lại."
        )
    if ballot.level is not lowered:
        return (
            f'Hạ một mức vì nộp chậm thì mức quyết định phải là "{lowered.vietnamese}" '
            "(HD-QUY VII.2.2). Chọn mức đó, hoặc bỏ đánh dấu và ghi lý do."
        )
    return ""


def why_reason(ballot: Ballot, appraisal: Appraisal) -> str:
    """Why the level decided needs a reason; empty: it needs none."""
    decided, rule = ballot.level, rule_level(appraisal)
    if appraisal.level and decided != Level(appraisal.level):
        proposed = Level(appraisal.level).vietnamese
        return f'Mức quyết định khác mức thẩm định đề xuất ("{proposed}"): phải ghi lý do.'
    if decided is not rule and not ballot.lowered_for_lateness:
        given = f'"{rule.vietnamese}"' if rule else "chưa có mức"
        return f"Mức quyết định khác kết quả theo quy tắc ({given}): phải ghi lý do."
    if ballot.votes.get(decided, 0) < max(ballot.votes.values(), default=0):
        return "Mức quyết định không phải là mức nhiều phiếu nhất: phải ghi lý do."
    return ""
