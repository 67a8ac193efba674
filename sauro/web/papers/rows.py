"""The lines of the lists: a paper, whether it is issued, and its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from sauro.casework.access.rights import Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Session
from sauro.casework.dossiers.models import SelfAssessment
from sauro.casework.dossiers.visible import sight_of
from sauro.casework.papers.opinion_sheets import Asked
from sauro.casework.papers.unit_records import UnitRecords
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.routing import Act as Asking
from sauro.web.look.figures import day, moment
from sauro.web.papers.sending import DOCX, PDF, ZIP
from sauro.web.papers.session_papers import SESSION_PAPERS
from sauro.web.papers.unit_papers import UNIT_PAPERS

DECIDED = (CaseState.DECIDED.value, CaseState.PUBLISHED.value)
ENDINGS = (PDF, DOCX)
_WORDS = {PDF: "PDF", DOCX: "Word", ZIP: "Zip, kèm minh chứng"}


@dataclass(frozen=True, slots=True)
class Row:
    """A paper of a list; files: each format with its address."""

    title: str
    draft: bool
    note: str
    files: tuple[tuple[str, str], ...]


def _files(
    name: str, *args: object, endings: tuple[str, ...] = ENDINGS
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_WORDS[ending], reverse(f"papers:{name}", args=[*args, ending])) for ending in endings
    )


def case_rows(rights: Rights, case: Case, about: str = "") -> Iterator[Row]:
    """The papers of a case that there are and that the reader may have."""
    own: SelfAssessment | None = getattr(case, "self_assessment", None)
    said = f": {about}" if about else ""
    if own is not None:
        sent = own.submitted_at
        note = f"gửi {moment(sent)}" if sent else "chưa gửi"
        files = _files("self_assessment", case.pk)
        yield Row(f"Bản tự đánh giá{said}", sent is None, note, files)
    if case.state in DECIDED and sight_of(rights, case).decision:
        told = case.state == CaseState.PUBLISHED.value
        note = "" if told else "chưa thông báo"
        files = _files("notice", case.pk)
        yield Row(f"Thông báo kết quả xếp loại{said}", not told, note, files)


def unit_rows(rights: Rights, records: UnitRecords) -> Iterator[Row]:
    """The papers of the unit's dossier, in the order of its parts."""
    dossier, place = records.dossier, (records.unit.pk, records.cycle.period)
    notes = {
        "to-trinh": f"số {dossier.letter_number}" if dossier.letter_number else "chưa có số",
        "bien-ban": f"họp ngày {day(dossier.held_on)}",
    }
    for word, paper in UNIT_PAPERS.items():
        if word == "bien-ban" and dossier.held_on is None:
            continue
        if word == "mau-6" and not records.central:
            continue
        files = _files("unit_paper", *place, word)
        yield Row(paper.title, not records.is_sent, notes.get(word, ""), files)
    if rights.role_for(Act.SEE_TASKS, Subject(unit_path=records.unit.path)) is not None:
        files = _files("whole", *place, endings=(PDF, ZIP))
        yield Row("Cả hồ sơ, sáu thành phần", not records.is_sent, "", files)


def sheet_rows(cycle: Cycle, sheets: list[Asked]) -> Iterator[Row]:
    """The opinion sheets."""
    for each in sheets:
        what = Asking(each.act).vietnamese
        note = f"{what}; đã trả lời {each.answered}/{each.cases}"
        files = _files("sheet", cycle.period, each.body, each.team, each.act)
        yield Row(each.title, each.answered < each.cases, note, files)


def session_rows(session: Session) -> Iterator[Row]:
    """The papers of a session that there are."""
    number = f"số {session.decision_number}" if session.decision_number else "chưa có số"
    for word, paper in SESSION_PAPERS.items():
        if paper.exists(session):
            note = number if word == "quyet-dinh" else ""
            files = _files("session_paper", session.pk, word)
            yield Row(paper.title, not paper.issued(session), note, files)
