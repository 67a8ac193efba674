"""The decision of a closed session with its list (HD-QUY II.2, VII)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from sauro.casework.decisions.models import Decision as Made
from sauro.casework.decisions.models import Item
from sauro.casework.papers.letterheads import (
    OFFICE,
    ORGANISATION_COMMITTEE,
    PROVINCE,
    body_signature,
)
from sauro.casework.papers.session_minutes import anchor_of
from sauro.casework.papers.session_records import (
    SessionRecords,
    decided_on,
    lateness_words,
    person_on,
)
from sauro.paper.papers.decision import DecidedCase, Decision, DecisionList
from sauro.regulation.register import load_register
from sauro.vietnamese.dates import short_date

_RESTS_ON = ("QD-366", "HD-QUY")


def decision_paper(records: SessionRecords) -> Decision:
    """Number, day and signer as recorded, room for them before; the list in agenda order."""
    session, period = records.session, records.cycle.title
    return Decision(
        head=records.letterhead("QĐ", session.decision_number, session.decision_date),
        subject=f"về việc xếp loại chất lượng {period} đối với tập thể, cá nhân",
        body=records.body,
        grounds=tuple(_grounds(records)),
        period=period,
        lists=decision_lists(records),
        executors=executors(session.body),
        signature=body_signature(records.cycle, session.body, session.signer_post, session.signer),
        recipients=("Như Điều 2", "Lưu"),
        anchor=anchor_of(records),
    )


def decision_lists(records: SessionRecords) -> tuple[DecisionList, ...]:
    """The collectives, then the individuals; what is only proposed to the centre is no result."""
    decided = [item for item in records.items if decides(records.decisions.get(item.pk))]
    parts = (
        ("Tập thể", [item for item in decided if item.case.is_collective]),
        ("Cá nhân", [item for item in decided if not item.case.is_collective]),
    )
    filled = [(title, items) for title, items in parts if items]
    return tuple(
        DecisionList(f"{number}. {title}", tuple(_line(item, records) for item in items))
        for number, (title, items) in zip(("I", "II"), filled, strict=False)
    )


def decides(decision: Made | None) -> bool:
    """Whether a session's vote on a case is a decision of its own (HD-QUY VII.1.1)."""
    return decision is not None and decision.kind == Made.Kind.DECIDES


def executors(body: str) -> str:
    """Who carries a decision of the body out."""
    if body == PROVINCE:
        return f"{OFFICE}, {ORGANISATION_COMMITTEE}"
    return "Cơ quan tham mưu về tổ chức, cán bộ của đơn vị"


def _grounds(records: SessionRecords) -> Iterator[str]:
    documents = {document.short: document for document in load_register().documents}
    for short in _RESTS_ON:
        document = documents[short]
        yield f"Căn cứ {document.title} của {document.issuer}"
    yield f"Căn cứ kết quả {records.meeting}"
    if records.session.body == PROVINCE:
        yield f"Xét đề nghị của {ORGANISATION_COMMITTEE}"


def _line(item: Item, records: SessionRecords) -> DecidedCase:
    decision = records.decisions[item.pk]
    said = [lateness_words(decision)]
    if decision.annulled_at is not None:
        day = short_date(timezone.localtime(decision.annulled_at).date())
        said.append(f"Đã mở lại ngày {day}")
    return DecidedCase(person_on(item), decided_on(item, records), "; ".join(filter(None, said)))
