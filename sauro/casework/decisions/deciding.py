"""Deciding one case of a session (HD-QUY VII.2.2)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import move
from sauro.casework.decisions.ballot import Ballot, check_ballot
from sauro.casework.decisions.models import Decision, Item, Session
from sauro.casework.decisions.order import decided_in_order, departures
from sauro.casework.decisions.sessions import ENDED
from sauro.casework.decisions.standing import may_follow_closing, standing_decision
from sauro.casework.decisions.tallies import NOT_AS_COUNTED, counted, under_vote
from sauro.casework.dossiers.models import Assessment
from sauro.casework.dossiers.unit_cases import is_central
from sauro.casework.errors import Refused, Stale
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import Step
from sauro.vietnamese.dates import short_date

STALE = (
    "Trường hợp này vừa được người khác ghi trong cuộc họp. Chưa lưu gì của bạn; nội dung bạn gõ "
    "vẫn còn ở dưới. Mở bản mới ở thẻ khác để xem, rồi ghi lại ở đó nếu vẫn cần."
)
VOTING = (
    "Đang bỏ phiếu kín về trường hợp này. Kiểm phiếu hoặc hủy lần bỏ phiếu ở trang cuộc họp trước."
)
RESTS_ON = tuple(field.attname for field in Assessment._meta.fields)
MET = {"level_chosen": True, "votes_add_up": True, "difference_explained": True}


def decide_level(
    *,
    actor: Actor,
    item: Item,
    votes: Mapping[Level, int],
    voters: int,
    level: Level,
    reason: str = "",
    lowered_for_lateness: bool = False,
    subject_absent: bool = False,
    version: int,
    case_version: int | None = None,
) -> Decision:
    """Record what the session decided, or, while it is open, decide once more.

    On a case the centre decides the session only proposes: no level is set (HD-QUY VII.1.1).

    votes, voters, subject_absent: see `Ballot`; after a secret vote exactly its count.
    version, case_version: of the line and of the case as the form showed them. Refused
    (RefusedMany at the fields), Stale.
    """
    ballot = Ballot(votes, voters, level, reason, lowered_for_lateness, subject_absent)
    with transaction.atomic():
        item, session = open_line(item, version, case_version)
        case = item.case
        if item.state == Item.State.PUT_OFF:
            raise Refused(
                "Trường hợp này đã được hoãn trong cuộc họp. Đưa trở lại chương trình trước, "
                "rồi mới ghi quyết định."
            )
        if session.held_on > clock.today():
            raise Refused(
                f"Cuộc họp ghi ngày {short_date(session.held_on)}, chưa đến. "
                "Sửa ngày họp, hoặc ghi quyết định từ ngày đó."
            )
        secret = _as_counted(item, ballot)
        check_ballot(ballot, session, case, case.appraisal)
        before = _before(case, item)
        if before is None:
            _in_order(case, session)
        swap_line(item, Item.State.DECIDED, ballot)
        decision = _decision(case, item, ballot, actor, before)
        details = _said(session, ballot, decision, before) | ({"secret": True} if secret else {})
        after = may_follow_closing(case)
        only_proposes = decision.kind == Decision.Kind.PROPOSES
        step = Step.PROPOSE_TO_CENTRE if only_proposes else Step.DECIDE
        move(case, step, MET, actor=actor, details=details, after_close=after)
        if not only_proposes:
            Case.objects.filter(pk=case.pk).update(level=decision.level)
    return decision


def open_line(item: Item, version: int, case_version: int | None) -> tuple[Item, Session]:
    """The line as it is now, its session locked and open. Refused, Stale."""
    session = Session.objects.select_for_update().get(pk=item.session_id)
    if session.state != Session.State.OPEN:
        raise Refused(ENDED)
    found = Item.objects.select_related(
        "case__unit", "case__official", "case__cycle", "case__appraisal"
    ).get(pk=item.pk)
    changed = case_version is not None and found.case.version != case_version
    if found.version != version or changed:
        raise Stale(STALE)
    if under_vote(found):
        raise Refused(VOTING)
    return found, session


def swap_line(item: Item, state: Item.State, ballot: Ballot | None, reason: str = "") -> None:
    """Compare and swap on the line: of two secretaries the second is told. Stale."""
    votes = {level.value: count for level, count in ballot.votes.items()} if ballot else {}
    swapped = Item.objects.filter(pk=item.pk, version=item.version).update(
        version=F("version") + 1,
        state=state,
        votes=votes,
        voters=ballot.voters if ballot else None,
        put_off_reason=reason,
    )
    if not swapped:
        raise Stale(STALE)
    item.refresh_from_db(fields=["version", "state", "votes", "voters", "put_off_reason"])


def _as_counted(item: Item, ballot: Ballot) -> bool:
    """Whether the members voted on the line in secret. Refused with other figures than theirs."""
    count = counted(item)
    if count is None:
        return False
    given = {level: number for level, number in ballot.votes.items() if number}
    if given != count.votes or ballot.voters != count.voters:
        raise Refused(NOT_AS_COUNTED, field="voters")
    return True


def _before(case: Case, item: Item) -> Decision | None:
    """What this session decided before. Refused where another session's decision stands."""
    decision = standing_decision(case)
    if decision is not None and decision.item_id != item.pk:
        raise Refused(
            "Trường hợp này đã được quyết định ở một cuộc họp khác. Muốn xét lại thì mở lại "
            "kết quả đó, có căn cứ."
        )
    return decision


def _in_order(case: Case, session: Session) -> None:
    """Refused when the order of rating is not kept and the body gave no reason for that."""
    if session.order_override:
        return
    path = case.unit.path
    decided = [*decided_in_order(case.cycle, path), case.pk]
    found = [each for each in departures(case.cycle, decided, path) if each.then == case.pk]
    if found:
        first = found[0].violation
        more = f" Còn {len(found) - 1} trường hợp khác phải xếp loại trước." * (len(found) > 1)
        raise Refused(
            f'Chưa xếp loại "{first.first}" nên chưa quyết định được trường hợp này: '
            f"{first.rule.statement} ({first.rule.clause}).{more} "
            "Xếp loại theo thứ tự, hoặc ghi lý do làm khác thứ tự ở phần sửa cuộc họp."
        )


def _decision(
    case: Case, item: Item, ballot: Ballot, actor: Actor, before: Decision | None
) -> Decision:
    """The decision with everything it rests on copied from the appraisal."""
    appraisal = case.appraisal
    values = {
        "item": item,
        "kind": Decision.Kind.PROPOSES if is_central(case) else Decision.Kind.DECIDES,
        **{name: getattr(appraisal, name) for name in RESTS_ON},
        "proposed": appraisal.level,
        "level": ballot.level.value,
        "reason": ballot.reason,
        "lowered_for_lateness": ballot.lowered_for_lateness,
        "decided_at": clock.now(),
        "decided_by": actor.username,
    }
    if before is None:
        return Decision.objects.create(case=case, **values)
    same = Decision.objects.filter(pk=before.pk, version=before.version, final=False)
    if not same.update(version=F("version") + 1, **values):
        raise Stale(STALE)
    return Decision.objects.get(pk=before.pk)


def _said(
    session: Session, ballot: Ballot, decision: Decision, before: Decision | None
) -> dict[str, object]:
    """What the log keeps: tallies, never ballots."""
    said: dict[str, object] = {
        "session": session.code,
        "level": decision.level,
        "proposed": decision.proposed,
        "votes": {level.value: count for level, count in ballot.votes.items()},
        "voters": ballot.voters,
        "reason": decision.reason,
        "lowered_for_lateness": decision.lowered_for_lateness,
    }
    return said | ({"before": before.level} if before else {})
