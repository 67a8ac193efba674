"""Sở Mẫu driven through the services from self-assessment to publication."""

from __future__ import annotations

from sauro.casework.decisions.models import Session
from sauro.casework.dossiers.appraisal import appraise
from sauro.casework.dossiers.own_marks import own_marks
from sauro.regulation.levels import Level
from tests.casework.cast import Cast, actor
from tests.casework.decisions.scene import decide, held, published
from tests.casework.dossiers.unit_cast import fresh, received

NUMBER = "125-QĐ/TU"


def appraised(cast: Cast) -> None:
    """The dossier submitted in time, taken in, and every case appraised as good."""
    received(cast)
    for case in cast.cases:
        now = fresh(case)
        appraise(
            actor=actor(cast.giang),
            case=now,
            marks=own_marks(now),
            mark_reasons={},
            level=Level.GOOD,
            reason="",
            version=now.version,
        )


def in_session(cast: Cast) -> Session:
    """Every line decided good; the session still open."""
    appraised(cast)
    session = held(cast)
    for item in session.items.select_related("case__appraisal"):
        decide(cast.hoa, item, Level.GOOD)
    return session


def told(cast: Cast) -> Session:
    """Closed, issued and published."""
    return published(cast, in_session(cast), NUMBER)
