"""The same act done by several at the same moment: one wins, the others are told."""

from __future__ import annotations

from decimal import Decimal

from sauro.casework.cycles.models import Case
from sauro.casework.decisions.closing import close_session
from sauro.casework.decisions.models import Decision, Notice, Session
from sauro.casework.decisions.publishing import publish
from sauro.casework.decisions.sessions import hold_session
from sauro.casework.dossiers.models import Dossier, SelfAssessment
from sauro.casework.dossiers.proposals import propose_level
from sauro.casework.dossiers.self_assessment import save_draft
from sauro.casework.dossiers.submission import receive_dossier, submit_dossier
from sauro.casework.work.models import Plan, PlanVersion
from sauro.casework.work.plans import PlanLine, approve_plan, save_and_submit_plan
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import BODY, Cast, actor, approved_plan, make_task
from tests.casework.decisions.scene import (
    MEETING,
    appraise_everybody,
    closed,
    decide,
    decide_all,
    held,
    line,
)
from tests.casework.dossiers.unit_cast import (
    HELD_ON,
    LETTER_NUMBER,
    SIGNER,
    fresh,
    full_marks,
    ready,
    self_assessed,
    submit,
)
from tests.casework.races.crowd import acts, at_once, done, each_at_once


def test_a_plan_sent_four_times_is_submitted_once(crowded: Cast) -> None:
    assert crowded.binh_case.official is not None
    task = make_task(crowded, crowded.binh_case.official).pk

    def submit_plan(case: Case) -> Case:
        return save_and_submit_plan(
            actor=actor(crowded.binh),
            case=case,
            axes={axis: Decimal(70 if axis == 1 else 0) for axis in range(1, 7)},
            mains=[1],
            items=[PlanLine(task)],
            version=case.version,
        )

    results = each_at_once([fresh(crowded.binh_case) for _ in range(4)], submit_plan)

    assert len(done(results)) == 1
    assert fresh(crowded.binh_case).state == CaseState.PLAN_SUBMITTED
    assert (acts("submit_plan"), acts("save_plan")) == (1, 1)
    assert Plan.objects.get(case=crowded.binh_case).items.count() == 1


def test_a_plan_approved_by_two_has_one_version(crowded: Cast) -> None:
    case = crowded.binh_case
    assert case.official is not None
    approved_plan(case, [make_task(crowded, case.official)])
    Case.objects.filter(pk=case.pk).update(state=CaseState.PLAN_SUBMITTED.value)
    case = fresh(case)

    results = each_at_once(
        [fresh(case) for _ in range(3)],
        lambda copy: approve_plan(actor=actor(crowded.an), case=copy, version=case.version),
    )

    assert len(done(results)) == 1
    assert PlanVersion.objects.filter(plan__case=case).count() == acts("approve_plan") == 1


def test_a_first_draft_saved_from_two_tabs_is_saved_once(crowded: Cast) -> None:
    case = crowded.binh_case
    assert case.official is not None
    approved_plan(case, [make_task(crowded, case.official)])

    results = each_at_once(
        [fresh(case) for _ in range(3)],
        lambda copy: save_draft(
            actor=actor(crowded.binh),
            case=copy,
            marks=full_marks(copy),
            level=Level.GOOD,
            texts={},
            version=0,
        ),
    )

    assert len(done(results)) == 1
    assert SelfAssessment.objects.get(case=case).version == 1
    assert acts("save_self_assessment") == 1


def test_two_heads_proposing_for_one_case_leave_the_proposal_of_one(crowded: Cast) -> None:
    self_assessed(crowded)
    case = fresh(crowded.binh_case)

    def propose(level: Level) -> object:
        return propose_level(
            actor=actor(crowded.an),
            case=fresh(case),
            level=level,
            comment="Nhận xét.",
            reason=f"Đề xuất {level.value}.",
            version=case.version,
        )

    results = each_at_once([Level.GOOD, Level.COMPLETED, Level.FAILED], propose)

    kept = done(results)
    assert len(kept) == 1
    assert fresh(case).version == case.version + 1
    assert acts("propose") == 1


def test_a_dossier_submitted_by_two_arrives_once(crowded: Cast) -> None:
    dossier = ready(crowded)
    copies = [Dossier.objects.get(pk=dossier.pk) for _ in range(3)]

    results = each_at_once(
        copies,
        lambda copy: submit_dossier(
            actor=actor(crowded.dung),
            dossier=copy,
            letter_number=LETTER_NUMBER,
            letter_date=HELD_ON,
            signer=SIGNER,
            version=dossier.version,
        ),
    )

    assert len(done(results)) == 1
    assert {fresh(case).state for case in crowded.cases} == {CaseState.SUBMITTED}
    assert acts("submit_dossier") == len(crowded.cases) + 1


def test_a_dossier_taken_in_by_two_asks_each_body_once(crowded: Cast) -> None:
    ready(crowded)
    dossier = submit(crowded)

    results = each_at_once(
        [Dossier.objects.get(pk=dossier.pk) for _ in range(3)],
        lambda copy: receive_dossier(
            actor=actor(crowded.giang), dossier=copy, version=dossier.version
        ),
    )

    assert len(done(results)) == 1
    assert acts("receive_dossier") == 1


def test_two_secretaries_open_one_session(crowded: Cast) -> None:
    appraise_everybody(crowded)

    results = each_at_once(
        [1, 2, 3],
        lambda _: hold_session(
            actor=actor(crowded.hoa), cycle=crowded.cycle, body=BODY, meeting=MEETING
        ),
    )

    assert len(done(results)) == Session.objects.count() == acts("hold_session") == 1


def test_two_secretaries_deciding_one_case_record_one_decision(crowded: Cast) -> None:
    appraise_everybody(crowded)
    session = held(crowded)
    item = line(session, crowded.collective_case)

    results = each_at_once(
        [Level.GOOD, Level.COMPLETED, Level.EXCELLENT],
        lambda level: decide(crowded.hoa, item, level, reason="Theo thảo luận"),
    )

    won = done(results)
    assert len(won) == Decision.objects.count() == acts("decide") == 1
    assert isinstance(won[0], Decision)
    assert fresh(crowded.collective_case).level == won[0].level


def test_results_told_by_two_are_told_once(crowded: Cast) -> None:
    appraise_everybody(crowded)
    session = held(crowded)
    decide_all(crowded, session, collective=Level.GOOD, an=Level.GOOD, binh=Level.GOOD)
    session = closed(crowded, session)
    Session.objects.filter(pk=session.pk).update(
        decision_number="1-QĐ/TU", decision_date=HELD_ON, signer="A", signer_post="B"
    )
    session.refresh_from_db()

    results = each_at_once(
        [Session.objects.get(pk=session.pk) for _ in range(3)],
        lambda copy: publish(actor=actor(crowded.hoa), session=copy, version=session.version),
    )

    assert len(done(results)) == 1
    assert Notice.objects.count() == len(crowded.cases) - 1
    assert acts("publish_session") == 1


def test_a_session_closed_while_its_last_lines_are_decided_has_only_final_decisions(
    crowded: Cast,
) -> None:
    appraise_everybody(crowded)
    session = held(crowded)
    good = {"collective": Level.GOOD, "an": Level.GOOD, "binh": Level.GOOD}
    decide_all(crowded, session, **good)
    session.refresh_from_db()
    items = [line(session, case) for case in (crowded.binh_case, crowded.chi_case)]

    def close() -> object:
        return close_session(actor=actor(crowded.hoa), session=session, version=session.version)

    results = at_once(
        [
            close,
            *(
                lambda item=item: decide(
                    crowded.hoa, item, Level.COMPLETED, reason="Xét lại", version=item.version
                )
                for item in items
            ),
            close,
        ]
    )

    assert len(done([results[0], results[-1]])) == 1
    assert set(Decision.objects.values_list("final", flat=True)) == {True}
    for decision in Decision.objects.select_related("case"):
        assert decision.case.level == decision.level
    assert acts("close_session") == 1
