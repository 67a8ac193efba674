"""The unit's dossier as a row: found or made, saved with its version checked."""

from __future__ import annotations

from django.db.models import F

from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.moves import CLOSED, STALE
from sauro.casework.dossiers.models import Dossier
from sauro.casework.errors import Refused, Stale
from sauro.casework.people.models import Unit

OPEN_STATES = (Dossier.State.ASSEMBLING.value, Dossier.State.RETURNED.value)


def dossier_of(cycle: Cycle, unit: Unit) -> Dossier:
    """The unit's dossier of the cycle; made when it is not there yet."""
    return Dossier.objects.get_or_create(cycle=cycle, unit=unit)[0]


def peek_dossier(cycle: Cycle, unit: Unit) -> Dossier:
    """The same for reading: an unsaved empty one when nothing is there yet."""
    found = Dossier.objects.filter(cycle=cycle, unit=unit).select_related("cycle", "unit").first()
    return found or Dossier(cycle=cycle, unit=unit)


def is_open(dossier: Dossier) -> bool:
    """Whether the unit may still change it."""
    return dossier.state in OPEN_STATES and dossier.cycle.is_open


def check_open(dossier: Dossier) -> None:
    """Refused once it was submitted and not returned."""
    if dossier.state not in OPEN_STATES:
        state = Dossier.State(dossier.state).label.lower()
        raise Refused(
            f"Hồ sơ của {dossier.unit.name} {state}, không sửa được nữa. "
            "Nếu cần sửa, đề nghị cơ quan thẩm định trả lại hồ sơ."
        )


def swap(dossier: Dossier, version: int, **values: object) -> Dossier:
    """Save values if nobody saved since `version`. Refused in a closed cycle, Stale."""
    if not Cycle.objects.filter(pk=dossier.cycle_id, state=Cycle.State.OPEN).exists():
        raise Refused(CLOSED)
    rows = Dossier.objects.filter(pk=dossier.pk, version=version)
    if not rows.update(version=F("version") + 1, **values):
        raise Stale(STALE)
    dossier.refresh_from_db()
    return dossier
