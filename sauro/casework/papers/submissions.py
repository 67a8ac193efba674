"""The letter a unit submits its dossier with: the first of its six parts (HD-QUY VII.2.2)."""

from __future__ import annotations

from collections import Counter

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Proposal
from sauro.casework.dossiers.parts import EVIDENCE, SELF_ASSESSMENTS, Part, parts_of
from sauro.casework.papers.letterheads import issued
from sauro.casework.papers.unit_records import UnitRecords
from sauro.casework.work.models import Evidence
from sauro.paper.papers.submission import DossierPart, Proposed, Submission
from sauro.regulation.levels import LEVELS
from sauro.vietnamese.dates import short_date


def submission_paper(records: UnitRecords) -> Submission:
    """The letter with number, day and signer as recorded; before that with room for them."""
    dossier = records.dossier
    held_on = dossier.held_on
    return Submission(
        head=issued(records.head, "TTr", dossier.letter_number, dossier.letter_date),
        period=records.cycle.title,
        unit=records.unit.name,
        to=("Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"),
        meeting=f"hội nghị ngày {short_date(held_on)}" if held_on else "",
        count=len(records.in_dossier) + len(records.deferred),
        proposed=_proposed(records),
        parts=tuple(_part(part, records) for part in parts_of(dossier, records.in_dossier)),
        signature=records.signature,
        recipients=("Như trên", "Lưu"),
    )


def _proposed(records: UnitRecords) -> tuple[Proposed, ...]:
    counted = Counter(map(_level, records.in_dossier))
    lines = [Proposed(level, counted[level.value]) for level in LEVELS if counted[level.value]]
    waiting = counted[""] + len(records.deferred)
    return (*lines, Proposed(None, waiting)) if waiting else tuple(lines)


def _level(case: Case) -> str:
    proposal: Proposal | None = getattr(case, "proposal", None)
    return proposal.level if proposal else ""


def _part(part: Part, records: UnitRecords) -> DossierPart:
    counts = {SELF_ASSESSMENTS: len(records.in_dossier)}
    if part.number == EVIDENCE:
        kept = Evidence.objects.filter(
            task__unit=records.unit, task__period=records.cycle.period, removed_at=None
        )
        return DossierPart(part.title, kept.count(), "tệp kèm hồ sơ điện tử")
    return DossierPart(part.title, counts.get(part.number, 1))
