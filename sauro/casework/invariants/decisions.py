"""Who is decided has one standing decision, and it is the one that the case shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision, Notice, Session
from sauro.casework.decisions.ranked import SETTLED, STANDING
from sauro.casework.dossiers.models import CentralResult, UnitDecision
from sauro.casework.invariants.naming import place
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import CaseState


class _Records(NamedTuple):
    """What was decided, by case: here, by the centre (the level), by units; notices sent."""

    standing: Mapping[int, list[Decision]]
    central: Mapping[int, str]
    in_units: frozenset[int]
    told: frozenset[int]


def decision_faults() -> Iterator[str]:
    """Cases against what was decided about them, both ways."""
    records = _records()
    for case in Case.objects.select_related("cycle", "unit", "official").order_by("pk"):
        for said in _faults(case, records):
            yield f"{place(case)}: {said}"


def _records() -> _Records:
    standing: dict[int, list[Decision]] = defaultdict(list)
    rows = Decision.objects.filter(STANDING, kind=Decision.Kind.DECIDES)
    rows = rows.select_related("item__session").defer("facts", "outcome", "sheet", "marks")
    for decision in rows.order_by("pk"):
        standing[decision.case_id].append(decision)
    return _Records(
        standing,
        dict(CentralResult.objects.values_list("case", "level")),
        frozenset(UnitDecision.cases.through.objects.values_list("case_id", flat=True)),
        frozenset(Notice.objects.values_list("decision", flat=True)),
    )


def _faults(case: Case, records: _Records) -> Iterator[str]:
    standing = records.standing.get(case.pk, [])
    if case.state not in SETTLED:
        if standing:
            yield "có quyết định còn hiệu lực mà chưa ở bước đã quyết định."
        if case.level:
            yield "ghi mức đã quyết định mà chưa ở bước đã quyết định."
    elif case.tier == Tier.CENTRAL.value:
        if records.central.get(case.pk) != case.level:
            yield "mức của hồ sơ khác kết quả của Trung ương đã ghi, hoặc chưa ghi kết quả đó."
    elif case.tier == Tier.UNIT.value:
        if case.pk not in records.in_units:
            yield "đã có kết quả mà không nằm trong quyết định nào của đơn vị."
    elif len(standing) != 1:
        yield f"có {len(standing)} quyết định còn hiệu lực, phải có đúng một."
    else:
        yield from _against(case, standing[0], records.told)


def _against(case: Case, decision: Decision, told: frozenset[int]) -> Iterator[str]:
    session = decision.item.session
    if case.level != decision.level:
        yield f"mức của hồ sơ là {case.level}, mức của quyết định là {decision.level}."
    closed = session.state != Session.State.OPEN
    if closed != decision.final:
        yield "quyết định và cuộc họp không thống nhất về việc đã kết thúc hay chưa."
    votes = decision.item.votes
    if sum(votes.values()) != decision.item.voters:
        yield f"số phiếu cộng lại {sum(votes.values())}, khác số người biểu quyết."
    if case.state == CaseState.PUBLISHED.value:
        if session.state != Session.State.PUBLISHED:
            yield "đã thông báo mà cuộc họp quyết định chưa thông báo kết quả."
        if case.official_id is not None and decision.pk not in told:
            yield "đã thông báo mà không có thông báo gửi cá nhân."
