"""The decision that stands for a case, and those that were annulled."""

from __future__ import annotations

from django.db.models import Prefetch

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Decision
from sauro.casework.decisions.ranked import STANDING


def standing_decision(case: Case) -> Decision | None:
    """The one decision of a case that is not annulled."""
    return Decision.objects.filter(STANDING, case=case).first()


def may_follow_closing(case: Case) -> bool:
    """Whether the case was reopened, so that it may be decided anew in a closed cycle."""
    closed = case.cycle.state == Cycle.State.CLOSED
    annulled = Decision.objects.filter(case=case, annulled_at__isnull=False, final=True)
    return closed and annulled.exists()


def with_standing(to_attr: str = "standing_decisions") -> Prefetch[str]:
    """For lists: the standing decision of each case, as a list of one or none."""
    return Prefetch("decisions", Decision.objects.filter(STANDING), to_attr)
