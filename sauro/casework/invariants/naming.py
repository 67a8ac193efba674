"""How a fault names the case it is about."""

from __future__ import annotations

from sauro.casework.cycles.models import Case


def place(case: Case) -> str:
    """Case, name, quarter; the case needs its cycle, unit and official."""
    return f"Hồ sơ {case.pk} ({case.name}, {case.cycle.title})"
