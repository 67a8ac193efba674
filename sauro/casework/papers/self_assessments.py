"""Self-assessments (form 7; form 5 for the central tier) from the stored score and its working."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from sauro.casework import clock
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.dossiers.models import Proposal, SelfAssessment
from sauro.casework.dossiers.stored import AxisWorking, ProductWorking, Working, read_sheet
from sauro.casework.dossiers.unit_cases import head_proposes, is_central
from sauro.casework.papers.letterheads import issued, unit_letterhead
from sauro.casework.papers.persons import level_of, outcome_of, person_of
from sauro.casework.papers.task_words import result_words
from sauro.casework.work.models import Evidence, Plan, Task
from sauro.paper.form import Letterhead, Signature
from sauro.paper.papers.self_assessment import AxisLine, Criterion, ProductLine
from sauro.paper.papers.self_assessment import SelfAssessment as Paper
from sauro.regulation.quarter.product import Exact

MOST_FILES = 3


@dataclass(frozen=True, slots=True)
class Background:
    """What the products of many cases say, by id of the task; mains by case;
    heads of the sheet by unit.
    """

    heads: Mapping[int, Letterhead]
    tasks: Mapping[int, Task]
    files: Mapping[int, tuple[str, ...]]
    mains: Mapping[int, Collection[int]]


def self_assessment_papers(
    cases: Iterable[Case], *, with_proposal: bool = True
) -> Iterator[tuple[Case, Paper]]:
    """The papers of those that have one, in their order; four queries however many.

    with_proposal: whether what the head adds is printed.
    """
    listed = list(cases)
    stored = SelfAssessment.objects.filter(case__in=[case.pk for case in listed])
    own = {each.case_id: each for each in stored}
    sheets = {pk: read_sheet(each.sheet) for pk, each in own.items()}
    background = _background(listed, sheets)
    for case in listed:
        if case.pk in own:
            proposal = getattr(case, "proposal", None) if with_proposal else None
            yield case, _paper(case, own[case.pk], proposal, sheets[case.pk], background)


def _background(cases: list[Case], sheets: Mapping[int, Working | None]) -> Background:
    wanted = {
        product.task
        for sheet in sheets.values()
        if sheet
        for axis in sheet.axes
        for product in axis.products
    }
    files: dict[int, tuple[str, ...]] = {}
    kept = Evidence.objects.filter(task__in=wanted, removed_at=None)
    for task, name in kept.values_list("task", "name"):
        files[task] = (*files.get(task, ()), name)
    mains = dict(Plan.objects.filter(case__in=list(sheets)).values_list("case", "mains"))
    units = {case.unit_id: case.unit for case in cases}
    heads = {pk: unit_letterhead(unit) for pk, unit in units.items()}
    return Background(heads, Task.objects.in_bulk(wanted), files, mains)


def _paper(
    case: Case,
    own: SelfAssessment,
    proposal: Proposal | None,
    sheet: Working | None,
    background: Background,
) -> Paper:
    frame = frame_of(case)
    scored = sheet if own.score is not None else None
    head = proposal if proposal and proposal.head_level else None
    return Paper(
        head=issued(background.heads[case.unit_id], "", "", _sent_on(own)),
        collective=case.is_collective,
        commented=head_proposes(case) and not is_central(case),
        central=is_central(case),
        period=case.cycle.title,
        official=person_of(case),
        criteria=tuple(
            Criterion(each.title, each.maximum, _mark(own.marks.get(each.code)))
            for each in frame.criteria
        ),
        general_points=scored.general_points if scored else None,
        general_maximum=frame.totals.general,
        axes=_axes(case, sheet, background, _results_day(case, own)),
        results_points=sheet.results_points if sheet else None,
        results_maximum=frame.totals.results,
        total_points=own.score,
        strengths=own.strengths,
        shortcomings=own.shortcomings,
        remedies=own.remedies,
        outcome=outcome_of(own),
        own_level=level_of(own.level),
        product=own.outstanding_product,
        signature=_own_signature(case),
        head_comment=head.head_comment if head else "",
        head_level=level_of(head.head_level) if head else None,
        head_signature=Signature("", "Người đứng đầu", head.head_name) if head else None,
    )


def _sent_on(own: SelfAssessment) -> date | None:
    return timezone.localtime(own.submitted_at).date() if own.submitted_at else None


def _results_day(case: Case, own: SelfAssessment) -> date:
    """The day the results are told as of: of handing in, within the quarter."""
    return min(_sent_on(own) or clock.today(), case.cycle.quarter.last_day)


def _own_signature(case: Case) -> Signature:
    if case.is_collective:
        return Signature("T/M Tập thể", "Người đứng đầu")
    return Signature("", "Người tự đánh giá", case.name)


def _mark(points: str | None) -> Exact | None:
    return Decimal(points) if points else None


def _axes(
    case: Case, sheet: Working | None, background: Background, on: date
) -> tuple[AxisLine, ...]:
    if sheet is None:
        return ()
    titles = {axis.number: axis.title for axis in frame_of(case).axes}
    mains = background.mains.get(case.pk, ())
    return tuple(
        AxisLine(
            number=axis.axis,
            title=titles[axis.axis],
            main=axis.axis in mains,
            maximum=axis.maximum,
            kpi=axis.kpi,
            points=axis.points,
            products=tuple(_products(axis, background, on)),
        )
        for axis in sheet.axes
        if axis.maximum
    )


def _products(axis: AxisWorking, background: Background, on: date) -> Iterator[ProductLine]:
    for product in axis.products:
        task = background.tasks.get(product.task)
        if task is not None:
            files = background.files.get(task.pk, ())
            yield _product(product, task, files, on)


def _product(product: ProductWorking, task: Task, files: tuple[str, ...], on: date) -> ProductLine:
    quantity, quality, timeliness, leadership = product.parts
    return ProductLine(
        title=f"{task.title}: {task.product}" if task.product else task.title,
        result=result_words(task, on) + _evidence(files),
        weight=product.weight,
        coefficient=product.coefficient,
        quantity=quantity,
        quality=quality,
        timeliness=timeliness,
        leadership=leadership,
        kpi=product.kpi,
    )


def _evidence(files: tuple[str, ...]) -> str:
    if not files:
        return ""
    more = len(files) - MOST_FILES
    rest = f" và {more} tệp khác" if more > 0 else ""
    return f"; minh chứng: {', '.join(files[:MOST_FILES])}{rest}"
