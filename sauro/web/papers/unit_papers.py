"""Papers of a unit's dossier, and the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from sauro.casework.access.doors import access_unit
from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.cycles.selectors import cycle_by_period
from sauro.casework.errors import Unknown
from sauro.casework.papers.submissions import submission_paper
from sauro.casework.papers.summaries import summary_paper
from sauro.casework.papers.unit_minutes import unit_minutes_paper
from sauro.casework.papers.unit_records import UnitRecords, unit_records
from sauro.casework.papers.unit_result_papers import unit_results_paper
from sauro.casework.papers.whole_dossiers import whole_dossier
from sauro.paper.catalogue import Paper
from sauro.paper.dossier import build_dossier_pdf, build_dossier_zip
from sauro.paper.errors import PaperError
from sauro.web.papers.sending import PDF, ZIP, Download, send, send_paper, templates
from sauro.web.permits import Request, permits


@dataclass(frozen=True, slots=True)
class UnitPaper:
    """A paper by the word in its address. make: None where there is nothing to print yet."""

    kind: str
    title: str
    make: Callable[[UnitRecords], Paper | None]


def _central(records: UnitRecords) -> Paper | None:
    return summary_paper(records, central=True) if records.central else None


UNIT_PAPERS: Mapping[str, UnitPaper] = {
    "to-trinh": UnitPaper("submission", "Tờ trình", submission_paper),
    "bien-ban": UnitPaper("minutes", "Biên bản họp đánh giá", unit_minutes_paper),
    "mau-8": UnitPaper("summary", "Bảng tổng hợp (mẫu 8)", summary_paper),
    "mau-6": UnitPaper("central_summary", "Bảng tổng hợp (mẫu 6)", _central),
    "phu-luc-09": UnitPaper("unit_results", "Phụ lục 09", unit_results_paper),
}


@permits(Act.SEE_UNIT)
@require_GET
def unit_paper(
    request: Request, unit_id: int, period: str, paper: str, ending: str
) -> HttpResponse:
    """One paper of the dossier."""
    wanted = UNIT_PAPERS.get(paper)
    if wanted is None:
        raise Unknown
    records, held = _records(request, Act.SEE_UNIT, unit_id, period)
    made = wanted.make(records)
    if made is None:
        raise Unknown
    return send_paper(request, made, ending, _download(records, held, wanted.kind, wanted.title))


@permits(Act.SEE_TASKS)
@require_GET
def whole(request: Request, unit_id: int, period: str, ending: str) -> HttpResponse:
    """The six parts as one PDF, or as a zip with the evidence."""
    if ending not in {PDF, ZIP}:
        raise Unknown
    records, held = _records(request, Act.SEE_TASKS, unit_id, period)
    dossier = whole_dossier(records, with_files=ending == ZIP)
    try:
        if ending == PDF:
            content = build_dossier_pdf(dossier)
        else:
            content = build_dossier_zip(dossier, templates=templates())
    except PaperError as error:
        messages.error(request, str(error))
        return redirect("papers:index")
    return send(request, content, ending, _download(records, held, "dossier", "Hồ sơ"))


def _records(request: Request, act: Act, unit_id: int, period: str) -> tuple[UnitRecords, Held]:
    unit, held = access_unit(request.rights, act, unit_id)
    cycle = cycle_by_period(period)
    if cycle is None:
        raise Unknown
    records = unit_records(unit, cycle)
    if not records.cases:
        raise Unknown
    return records, held


def _download(records: UnitRecords, held: Held, kind: str, title: str) -> Download:
    name = f"{title} {records.unit.name} {records.cycle.title}"
    unit = records.unit.pk
    return Download(held, kind, name, f"unit:{unit}", unit, not records.is_sent)
