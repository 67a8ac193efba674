"""Published results a person may see, with their notices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act
from sauro.casework.cycles.doors import visible_cases
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Decision, Notice, ReviewRequest
from sauro.casework.decisions.ranked import STANDING
from sauro.casework.people.models import LEVELS
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.web.listing import Column, Filter, Sort
from sauro.web.look.figures import day, moment

FILTERS = [
    Filter("muc", "Mức", LEVELS, "level"),
    Filter("nhan", "Xác nhận đã nhận", [("True", "Chưa"), ("False", "Đã nhận")], "unread"),
]
SORTS = [
    Sort("don-vi", "Theo đơn vị", ("unit__sort_key", "official__sort_key", "pk")),
    Sort("ten", "Theo tên", ("official__sort_key", "pk")),
]


class Paper(NamedTuple):
    """By which paper a result was given; decision: None where it was not a session here."""

    number: str
    signed_on: date | None
    decision: Decision | None = None


def published(rights: Rights, cycle: Cycle) -> QuerySet[Case]:
    """The published cases of the cycle the person may see; own, the unit's, or all."""
    decisions = Decision.objects.filter(STANDING, kind=Decision.Kind.DECIDES)
    decisions = decisions.select_related("item__session", "notice")
    not_received = Notice.objects.filter(
        case=OuterRef("pk"), received_at__isnull=True, decision__annulled_at__isnull=True
    )
    return (
        visible_cases(rights, Act.SEE_RESULTS)
        .filter(cycle=cycle, state=CaseState.PUBLISHED.value)
        .select_related("unit", "official", "central_result")
        .annotate(
            unread=Exists(not_received),
            found_in=Coalesce("official__search_key", "unit__search_key"),
        )
        .prefetch_related(
            Prefetch("decisions", decisions.defer("sheet", "facts", "outcome", "marks"), "now"),
            "unit_decisions",
        )
    )


def counts(cases: QuerySet[Case]) -> Mapping[str, int]:
    """How many at each level."""
    return dict(cases.order_by().values_list("level").annotate(Count("pk", distinct=True)))


def unread(rights: Rights, cycle: Cycle) -> int:
    """How many notices nobody has confirmed yet."""
    seen = visible_cases(rights, Act.SEE_RESULTS).filter(cycle=cycle)
    waiting = Notice.objects.filter(received_at__isnull=True, decision__annulled_at__isnull=True)
    return waiting.filter(case__in=seen).count()


def looked_at_again(rights: Rights) -> QuerySet[Case]:
    """The reader's own cases that were told of and are being looked at again."""
    told = Case.objects.filter(official=rights.official, notices__isnull=False)
    again = told.exclude(state=CaseState.PUBLISHED.value)
    return again.select_related("cycle").distinct() if rights.official else Case.objects.none()


def asked_reviews(rights: Rights, cycle: Cycle) -> QuerySet[ReviewRequest]:
    """Requests for review that wait for an answer; one's own is answered by somebody else."""
    waiting = ReviewRequest.objects.filter(case__cycle=cycle, answered_at__isnull=True)
    if rights.official is not None:
        waiting = waiting.exclude(case__official=rights.official)
    return waiting.select_related("case__official", "case__unit").order_by("due", "pk")


def paper_of(case: Any) -> Paper:
    """The paper that gave the result: the session's, the centre's or the unit's own."""
    if case.now:
        session = case.now[0].item.session
        return Paper(session.decision_number, session.decision_date, case.now[0])
    central = getattr(case, "central_result", None)
    if central is not None:
        return Paper(central.document, central.signed_on)
    own = list(case.unit_decisions.all())
    return Paper(own[-1].number, own[-1].signed_on) if own else Paper("", None)


def _received(case: Any) -> str:
    notice = getattr(paper_of(case).decision, "notice", None)
    if notice is None:
        return "không gửi cá nhân"
    return moment(notice.received_at) if notice.received_at else "chưa xác nhận"


COLUMNS = [
    Column("Họ và tên, tập thể", lambda case: case.name, width=30),
    Column("Chức danh", lambda case: case.post_title, width=36),
    Column("Đơn vị", lambda case: case.unit.name, width=30),
    Column("Mức xếp loại", lambda case: Level(case.level).vietnamese, width=28),
    Column("Số quyết định", lambda case: paper_of(case).number),
    Column("Ngày quyết định", lambda case: day(paper_of(case).signed_on)),
    Column("Xác nhận đã nhận", _received),
]
