"""What a build recorded, without row numbers, times of day and the order of acts."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision
from sauro.casework.dossiers.models import Appraisal, Opinion, Proposal, SelfAssessment
from sauro.casework.people.models import Assignment, PaperDecision
from sauro.casework.work.models import PlanItem, Task


def digest() -> str:
    """Equal for equal contents."""
    return sha256("\n".join(_lines()).encode()).hexdigest()


def _lines() -> Iterator[str]:
    who = ("case__cycle__period", "case__unit__code", "case__official__code")
    for rows in (
        Assignment.objects.values_list("official__code", "unit__code", "post__code", "since"),
        PaperDecision.objects.values_list("official__code", "period", "level", "number"),
        Task.objects.values_list("unit__code", "code", "title", "finished_on", "acceptance"),
        PlanItem.objects.values_list("plan__case__official__code", "task__code", "weight"),
        Case.objects.values_list("cycle__period", "unit__code", "official__code", "state", "level"),
        SelfAssessment.objects.values_list(*who, "level", "score", "strengths"),
        Proposal.objects.values_list(*who, "head_level", "level", "score", "reason"),
        Appraisal.objects.values_list(*who, "level", "score", "reason"),
        Opinion.objects.values_list(*who, "body", "level", "remark", "due"),
        Decision.objects.values_list(*who, "level", "reason", "lowered_for_lateness"),
        Entry.objects.values_list("actor", "act"),
    ):
        yield from sorted(map(str, rows))
