"""Papers of one case: the self-assessment, and the notice of the result."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sauro.casework.access.roles import Act
from sauro.casework.cycles.doors import access_case
from sauro.casework.dossiers.visible import sight_of
from sauro.casework.errors import Unknown
from sauro.casework.papers.notices import notice_paper, standing_with_session
from sauro.casework.papers.self_assessments import self_assessment_papers
from sauro.regulation.procedure.steps import CaseState
from sauro.web.papers.sending import Download, send_paper
from sauro.web.permits import Request, permits


@permits(Act.SEE_CASE)
@require_GET
def self_assessment(request: Request, case_id: int, ending: str) -> HttpResponse:
    """What was typed and scored, for everybody who may see the case."""
    case, held = access_case(request.rights, Act.SEE_CASE, case_id)
    sight = sight_of(request.rights, case)
    papers = list(self_assessment_papers([case], with_proposal=sight.proposal))
    if not papers:
        raise Unknown
    name = f"Bản tự đánh giá {case.name} {case.cycle.title}"
    draft = case.self_assessment.submitted_at is None
    download = Download(held, "self_assessment", name, case.code, case.unit_id, draft)
    return send_paper(request, papers[0][1], ending, download)


@permits(Act.SEE_CASE)
@require_GET
def notice(request: Request, case_id: int, ending: str) -> HttpResponse:
    """The result, for those who may know it by now."""
    case, held = access_case(request.rights, Act.SEE_CASE, case_id)
    if not sight_of(request.rights, case).decision:
        raise Unknown
    decision = standing_with_session(case)
    if decision is None:
        raise Unknown
    name = f"Thông báo kết quả xếp loại {case.name} {case.cycle.title}"
    draft = case.state != CaseState.PUBLISHED.value
    download = Download(held, "notice", name, case.code, case.unit_id, draft)
    return send_paper(request, notice_paper(case, decision), ending, download)
