"""A unit's whole dossier: its six parts in order, with the evidence (HD-QUY VII.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.casework.dossiers.parts import (
    EVIDENCE,
    LETTER,
    MINUTES,
    RESULTS,
    SELF_ASSESSMENTS,
    SUMMARY,
    parts_of,
)
from sauro.casework.papers.self_assessments import self_assessment_papers
from sauro.casework.papers.submissions import submission_paper
from sauro.casework.papers.summaries import summary_paper
from sauro.casework.papers.unit_minutes import unit_minutes_paper
from sauro.casework.papers.unit_records import UnitRecords
from sauro.casework.papers.unit_result_papers import unit_results_paper
from sauro.casework.work.evidence import path_of
from sauro.casework.work.models import Evidence
from sauro.paper.catalogue import Paper
from sauro.paper.dossier import Attachment, Dossier, Part


def whole_dossier(records: UnitRecords, *, with_files: bool) -> Dossier:
    """The six parts as they stand; with_files: the evidence's contents too, for a zip.

    Evidence that is no longer in its place is left out.
    """
    period = records.cycle.title
    return Dossier(
        f"Hồ sơ đánh giá, xếp loại {period}",
        records.unit.name,
        period,
        tuple(
            Part(
                part.title,
                tuple(_papers(part.number, part.title, records)),
                tuple(_files(records, with_files=with_files)) if part.number == EVIDENCE else (),
            )
            for part in parts_of(records.dossier, records.in_dossier)
        ),
    )


def _papers(number: int, title: str, records: UnitRecords) -> Iterator[tuple[str, Paper]]:
    if number == LETTER:
        yield title, submission_paper(records)
    elif number == MINUTES:
        minutes = unit_minutes_paper(records)
        if minutes is not None:
            yield title, minutes
    elif number == SELF_ASSESSMENTS:
        for case, paper in self_assessment_papers(records.in_dossier):
            yield case.name, paper
    elif number == SUMMARY:
        yield title, summary_paper(records)
    elif number == RESULTS:
        yield title, unit_results_paper(records)


def _files(records: UnitRecords, *, with_files: bool) -> Iterator[Attachment]:
    kept = Evidence.objects.filter(
        task__unit=records.unit, task__period=records.cycle.period, removed_at=None
    )
    for each in kept.select_related("task").order_by("task__axis", "task__code", "pk"):
        path = path_of(each.digest)
        if path.is_file():
            content = path.read_bytes() if with_files else b""
            yield Attachment(f"{each.task.code} {each.name}", content, each.digest)
