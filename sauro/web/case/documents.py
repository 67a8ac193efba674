"""The papers of a case that exist already, as far as the reader may know of them."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision
from sauro.casework.dossiers.models import Dossier
from sauro.web.case.stages import Stages
from sauro.web.look.figures import day, moment


class Document(NamedTuple):
    """A paper; path: where it can be read, "" where only its number is known."""

    title: str
    note: str
    path: str = ""


def documents(case: Case, stages: Stages, dossier: Dossier | None) -> list[Document]:
    """In the order they come into being."""
    found: list[Document] = []
    own, decision = stages.own, stages.decision
    if own is not None:
        issued = own.submitted_at is not None
        path = (
            reverse("papers:self_assessment", args=[case.pk, "pdf"])
            if issued
            else reverse("self_assessment:print", args=[case.pk])
        )
        note = f"gửi {moment(own.submitted_at)}" if own.submitted_at else "bản nháp"
        found.append(Document("Bản tự đánh giá", note, path))
    if dossier is not None and dossier.held_on:
        found.append(Document("Biên bản họp tập thể", f"ngày {day(dossier.held_on)}"))
    if dossier is not None and dossier.letter_number:
        note = f"số {dossier.letter_number}, ngày {day(dossier.letter_date)}"
        found.append(Document("Công văn trình hồ sơ", note))
    if dossier is not None and dossier.paper_on:
        found.append(Document("Hồ sơ giấy", f"nhận ngày {day(dossier.paper_on)}"))
    decides = decision is not None and decision.kind == Decision.Kind.DECIDES
    session = decision.item.session if decision is not None and decides else None
    if session is not None and session.decision_number:
        note = f"số {session.decision_number}, ngày {day(session.decision_date)}"
        found.append(Document("Quyết định xếp loại", note))
    if stages.central is not None:
        note = f"{stages.central.document}, ngày {day(stages.central.signed_on)}"
        found.append(Document("Kết quả của Trung ương", note))
    if stages.own_decision is not None:
        note = f"số {stages.own_decision.number}, ngày {day(stages.own_decision.signed_on)}"
        found.append(Document("Quyết định xếp loại của đơn vị", note))
    if decision is not None and hasattr(decision, "notice"):
        note = f"gửi {moment(decision.notice.sent_at)}"
        if decision.notice.received_at:
            note += f", nhận {moment(decision.notice.received_at)}"
        path = reverse("papers:notice", args=[case.pk, "pdf"])
        found.append(Document("Thông báo kết quả", note, path))
    return found
