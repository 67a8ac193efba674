"""The agenda as a page and a workbook show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from sauro.casework.access.rights import Rights
from sauro.casework.decisions.ballot import rule_level
from sauro.casework.decisions.models import Decision, Item, Session
from sauro.casework.decisions.ranked import STANDING
from sauro.casework.dossiers.models import Opinion
from sauro.regulation.procedure.steps import CaseState
from sauro.web.listing import Column, Filter, Listing, Sort, listed
from sauro.web.look.figures import points

_HEAVY = (
    "case__appraisal__sheet",
    "case__appraisal__marks",
    "case__self_assessment__sheet",
    "case__self_assessment__facts",
    "case__self_assessment__outcome",
    "case__proposal__sheet",
    "case__proposal__facts",
    "case__proposal__outcome",
)


def lines(session: Session) -> QuerySet[Item]:
    """The agenda with everything a row shows; a fixed number of queries."""
    decided = Decision.objects.filter(STANDING).defer("sheet", "facts", "outcome", "marks")
    opinions = Opinion.objects.order_by("body", "pk").defer("remark")
    return (
        Item.objects.filter(session=session)
        .select_related(
            "session",
            "case__unit",
            "case__official",
            "case__group",
            "case__appraisal",
            "case__self_assessment",
            "case__proposal",
        )
        .defer(*_HEAVY)
        .prefetch_related(
            Prefetch("decisions", decided, "now"), Prefetch("case__opinions", opinions, "asked")
        )
    )


def listing(request: HttpRequest, session: Session) -> Listing[Item]:
    """The agenda narrowed as the address says, in its order."""
    named = lines(session).annotate(
        found_in=Coalesce("case__official__search_key", "case__unit__search_key")
    )
    return listed(
        request,
        named,
        search="found_in",
        sorts=[Sort("thu-tu", "Thứ tự chương trình", ("place", "pk"))],
        filters=[Filter("buoc", "Trạng thái", Item.State.choices, "state")],
    )


def progress(session: Session) -> Mapping[str, int]:
    """Lines by state; "all": how many there are."""
    counted = session.items.values_list("state").annotate(Count("pk")).order_by()
    by_state = dict.fromkeys(Item.State.values, 0) | dict(counted)
    return {**by_state, "all": sum(by_state.values())}


def is_own(item: Item, rights: Rights) -> bool:
    """Whether the line is about the reader."""
    return item.case.official_id is not None and item.case.official_id == rights.official


def hides(item: Item, rights: Rights) -> bool:
    """Whether what was decided is not yet for the reader: one's own, before it is told."""
    return is_own(item, rights) and item.case.state != CaseState.PUBLISHED.value


def columns(rights: Rights) -> list[Column]:
    """What the workbook shows; what is not yet for the reader is left out."""

    def unless_hidden(value: Callable[[Item], str]) -> Callable[[Item], str]:
        return lambda item: "" if hides(item, rights) else value(item)

    return [
        Column("Thứ tự", lambda item: item.place, width=8),
        Column("Họ và tên, tập thể", lambda item: item.case.name, width=30),
        Column("Chức danh", lambda item: item.case.post_title, width=34),
        Column("Đơn vị", lambda item: item.case.unit.name, width=30),
        Column("Điểm thẩm định", unless_hidden(lambda item: points(item.case.appraisal.score))),
        Column("Theo quy tắc", unless_hidden(_rule), width=26),
        Column("Thẩm định đề xuất", unless_hidden(_proposed), width=26),
        Column("Trạng thái", lambda item: item.get_state_display()),
        Column("Mức quyết định", unless_hidden(_decided), width=26),
        Column("Giá trị", unless_hidden(_kind), width=24),
        Column("Lý do", unless_hidden(_reason), width=40),
    ]


def _rule(item: Item) -> str:
    level = rule_level(item.case.appraisal)
    return level.vietnamese if level else ""


def _proposed(item: Item) -> str:
    return item.case.appraisal.get_level_display()


def _decision(item: Any) -> Decision | None:
    return item.now[0] if item.now else None


def _decided(item: Item) -> str:
    decision = _decision(item)
    return decision.get_level_display() if decision else ""


def _kind(item: Item) -> str:
    decision = _decision(item)
    return decision.get_kind_display() if decision else ""


def _reason(item: Item) -> str:
    decision = _decision(item)
    return decision.reason if decision else item.put_off_reason
