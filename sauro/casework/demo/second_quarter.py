"""Q2/2026 from its opening to its closing: one dossier late, one returned and handed in again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sauro.casework import clock
from sauro.casework.access.models import User
from sauro.casework.cycles.closing import close_cycle
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.opening import open_cycle, refresh_cases
from sauro.casework.decisions.models import Notice
from sauro.casework.decisions.reviews import answer_review, request_review
from sauro.casework.demo import assessing, deciding, dossiers, elsewhere, register, results
from sauro.casework.demo.deciding import Sitting
from sauro.casework.demo.unit_quarter import UnitQuarter
from sauro.casework.demo.words import REVIEW_ANSWER, REVIEW_GROUND
from sauro.casework.demo.world import SECRETARY, World, appraiser, secretary
from sauro.casework.dossiers.models import Dossier
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState
from sauro.synthetic import quarter_work

QUARTER = Quarter(2026, 2)
OPENED, REFRESHED = date(2026, 4, 1), date(2026, 6, 12)
RETURNED, AGAIN = date(2026, 6, 18), date(2026, 6, 22)
RECEIVED, ANSWERED, APPRAISED = date(2026, 6, 26), date(2026, 6, 27), date(2026, 6, 29)
ACKNOWLEDGED, ASKED, REPLIED = date(2026, 7, 9), date(2026, 7, 10), date(2026, 7, 15)
IN_UNITS, CENTRAL, CLOSED = date(2026, 7, 8), date(2026, 7, 16), date(2026, 7, 22)
SITTING = Sitting(
    body="provincial_standing_committee",
    held_on=date(2026, 7, 3),
    place="Phòng họp số 1, Tỉnh ủy",
    chair="Nguyễn Hữu Lâm",
    present=9,
    number="528-QĐ/TU",
    signer_post="Phó Bí thư Thường trực",
)


def bring_in(world: World) -> Cycle:
    """The whole quarter; one unit's dossier comes after the last day and is lowered for it."""
    with clock.on(OPENED):
        cycle = open_cycle(actor=appraiser(), period=str(QUARTER))
    quarters = [UnitQuarter(world, cycle, work) for work in quarter_work(world.province, QUARTER)]
    handing_in = [each for each in quarters if each.has_dossier() and len(each.work.cases) > 2]
    late = next((each for each in handing_in if each.work.submission.late), handing_in[-1])
    returned = next(each for each in handing_in if each is not late)
    for quarter in quarters:
        register.open_register(quarter, quarter.days.results)
        register.plan(quarter, quarter.days.planned)
        register.approve(quarter, quarter.days.approved)
    with clock.on(REFRESHED):
        refresh_cases(actor=appraiser(), cycle=cycle)
    for quarter in quarters:
        _work(quarter)
        _assess(quarter)
        _hand_in(quarter, late=quarter is late, returned=quarter is returned)
    _rate(cycle, quarters)
    _tell(world, cycle)
    with clock.on(CLOSED):
        return close_cycle(actor=appraiser(), cycle=cycle)


def _work(quarter: UnitQuarter) -> None:
    register.plan(quarter, REFRESHED)
    register.approve(quarter, REFRESHED)
    assessing.record_absences(quarter)
    results.report(quarter, quarter.days.results, all_ready=True)
    results.accept(quarter, quarter.days.accepted)


def _assess(quarter: UnitQuarter) -> None:
    assessing.self_assess(quarter)
    assessing.propose(quarter)
    dossiers.assemble(quarter)


def _hand_in(quarter: UnitQuarter, *, late: bool, returned: bool) -> None:
    due = quarter.days.dossiers
    if returned:
        dossiers.submit(quarter, quarter.days.submitted)
        dossiers.send_back(quarter, RETURNED)
        dossiers.submit(quarter, AGAIN)
    else:
        day = quarter.work.submission.electronic_on
        dossiers.submit(quarter, due + timedelta(days=1) if late else day)
    dossiers.send_central_cases(quarter, due)


def _rate(cycle: Cycle, quarters: Sequence[UnitQuarter]) -> None:
    for quarter in quarters:
        dossiers.receive(quarter, RECEIVED)
    dossiers.answer_opinions(dossiers.opinions_of(cycle), ANSWERED)
    for quarter in quarters:
        dossiers.appraise_cases(quarter, APPRAISED)
    name = User.objects.get(username=SECRETARY).full_name
    deciding.sit(cycle, SITTING, name, _lowered(cycle))
    for quarter in quarters:
        elsewhere.decide_own(quarter, IN_UNITS)
    elsewhere.record_central_results(cycle, CENTRAL)


def _lowered(cycle: Cycle) -> frozenset[int]:
    """The heads of the units whose dossier came late."""
    late = Dossier.objects.filter(cycle=cycle, late_days__gt=0).values("unit")
    heads = Case.objects.filter(cycle=cycle, unit__in=late, role="head")
    return frozenset(heads.values_list("pk", flat=True))


def _tell(world: World, cycle: Cycle) -> None:
    """Notices received; one person asks for a review and is answered."""
    deciding.acknowledge(world, cycle, ACKNOWLEDGED)
    notice = (
        Notice.objects.filter(
            case__cycle=cycle, case__state=CaseState.PUBLISHED.value, case__level="good"
        )
        .select_related("case__cycle", "case__official")
        .order_by("pk")
        .last()
    )
    if notice is None or notice.case.official is None:
        return
    with clock.on(ASKED):
        actor = world.official(notice.case.official.code)
        request = request_review(actor=actor, case=notice.case, ground=REVIEW_GROUND)
    with clock.on(REPLIED):
        answer_review(actor=secretary(), request=request, answer=REVIEW_ANSWER, upheld=False)
