"""One object of every kind that addresses name, all of Bình's or of Sở Mẫu."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sauro.casework import clock
from sauro.casework.access.models import Grant
from sauro.casework.audit.services import SYSTEM
from sauro.casework.cycles.frames import FrameFile, load_frame_version, packaged
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import (
    Decision,
    Item,
    Notice,
    ReviewRequest,
    SecretVote,
    Session,
    Turnout,
)
from sauro.casework.dossiers.models import Appraisal, Dossier, Opinion, SelfAssessment
from sauro.casework.people.models import Absence
from sauro.casework.work.models import Evidence
from sauro.regulation.frame_model import Block
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import AbsenceKind
from tests.casework.cast import BODY, Cast, approved_plan, done, make_task

Kwargs = dict[str, Any]

PAPERS = {"papers:session_paper": "quyet-dinh", "papers:unit_paper": "mau-8"}
"""Addresses of several papers ask for one by a word; one is tried."""


def make_world(cast: Cast) -> Kwargs:
    """The value of every name that a pattern of an address may ask for."""
    case, official = cast.binh_case, cast.binh_case.official
    assert official is not None
    task = done(make_task(cast, official))
    approved_plan(case, [task])
    evidence = Evidence.objects.create(
        task=task,
        name="minh-chung.pdf",
        digest="0" * 64,
        size=3,
        kind="pdf",
        added_by="Trần Thị Bình",
        added_at=clock.now(),
    )
    SelfAssessment.objects.create(case=case, level="excellent", submitted_at=clock.now())
    Appraisal.objects.create(case=case, level="excellent")
    dossier = Dossier.objects.create(cycle=cast.cycle, unit=cast.unit)
    opinion = Opinion.objects.create(
        case=cast.an_case,
        body="peoples_committee_party_standing",
        act="opinion",
        clause="HD-QUY IX.1.1.3",
        asked_at=clock.now(),
        due=date(2026, 6, 28),
    )
    session = Session.objects.create(
        cycle=cast.cycle,
        body=BODY,
        held_on=date(2026, 6, 20),
        place="Phòng họp",
        chair="Chủ trì",
        secretary="Bùi Thanh Hoa",
        members=15,
        present=13,
        state=Session.State.PUBLISHED,
    )
    item = Item.objects.create(session=session, case=case, place=1)
    vote = SecretVote.objects.create(session=session, opened=clock.today())
    Turnout.objects.create(vote=vote, user=cast.khoa)
    decision = Decision.objects.create(
        case=case,
        item=item,
        level="excellent",
        decided_at=clock.now(),
        decided_by="Bùi Thanh Hoa",
        final=True,
    )
    Notice.objects.create(decision=decision, case=case, sent_at=clock.now())
    Case.objects.filter(pk=case.pk).update(
        state=CaseState.PUBLISHED.value, level="excellent", former_unit=cast.other_unit
    )
    request = ReviewRequest.objects.create(
        case=case, ground="Căn cứ", made_at=clock.now(), due=date(2026, 7, 30)
    )
    due = cast.cycle.dues.get(code="unit_dossiers")
    return {
        "unit_id": cast.unit.pk,
        "official_id": official.pk,
        "case_id": case.pk,
        "task_id": task.pk,
        "evidence_id": evidence.pk,
        "dossier_id": dossier.pk,
        "opinion_id": opinion.pk,
        "session_id": session.pk,
        "item_id": item.pk,
        "vote_id": vote.pk,
        "request_id": request.pk,
        "cycle_id": cast.cycle.pk,
        "due_id": due.pk,
        "period": cast.cycle.period,
        "user_id": cast.binh.pk,
        "absence_id": _absence(case),
        "ending": "pdf",
        "body": opinion.body,
        "team": 0,
        "act": opinion.act,
        "frame_id": _frame(),
        "block": case.block,
        "grant_id": Grant.objects.get(user=cast.dung).pk,
    }


def _frame() -> int:
    return load_frame_version(
        actor=SYSTEM,
        frame=replace(packaged(Block.COMMUNE), title="Khung chính thức"),
        file=FrameFile("khung.xlsx", "0" * 64),
    ).pk


def _absence(case: Case) -> int:
    assert case.official is not None
    absence = Absence.objects.create(
        official=case.official,
        kind=AbsenceKind.TRAINING.value,
        start=date(2026, 6, 1),
        end=date(2026, 6, 5),
        document="Quyết định cử đi học",
    )
    return absence.pk
