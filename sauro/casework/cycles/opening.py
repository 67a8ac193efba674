"""Open a cycle, pinned to its rulebook; bring its cases up to date with the posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.frames import newest_of_all
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.cycles.moves import CLOSED
from sauro.casework.cycles.roster import draft_cases, key_of
from sauro.casework.cycles.rules import before_day
from sauro.casework.errors import Refused
from sauro.regulation.deadlines import deadlines
from sauro.regulation.errors import RegulationError
from sauro.regulation.period import Quarter
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.rulebook import Rulebook, load_rulebook, rulebook_for

FOLLOWED = (
    "unit_id", "role", "post_title", "positions", "block", "tier", "group_id", "in_ratio",
    "acting", "committee_member", "changed_post", "former_unit_id", "carried_from_id",
)  # fmt: skip


_LEFT_ALONE = (CaseState.WITHDRAWN.value, CaseState.PUBLISHED.value)


class Refreshed(NamedTuple):
    """What bringing the cases up to date did.

    kept: cases whose post changed after their self-assessment: left as assessed. gone: cases
    of people without a post now, not withdrawn yet.
    """

    added: int
    changed: tuple[Case, ...]
    kept: tuple[Case, ...]
    gone: tuple[Case, ...]


def open_cycle(
    *,
    actor: Actor,
    period: str,
    settings: Mapping[str, str] | None = None,
    rulebook: str | None = None,
    opened_on: date | None = None,
) -> Cycle:
    """Open a quarter for the province's level: rulebook, settings, calendar and cases.

    settings: readings chosen otherwise than the rulebook does. Refused with field `period`,
    `rulebook`, or the setting's name.
    """
    quarter = _quarter(period)
    book = _rulebook(quarter, rulebook)
    chosen = _settings(book, settings or {})
    with transaction.atomic():
        cycle = _create(quarter, book, chosen, opened_on or clock.today())
        _make_calendar(cycle)
        made = Case.objects.bulk_create(draft_cases(cycle), batch_size=200)
        details = {
            "period": cycle.period,
            "rulebook": book.id,
            "settings": chosen,
            "frames": cycle.frames,
            "cases": len(made),
        }
        record(actor, "open_cycle", subject_of_log(cycle), details=details)
    return cycle


def refresh_cases(*, actor: Actor, cycle: Cycle) -> Refreshed:
    """Add cases for who came, follow changes of post where nothing was assessed yet. Refused."""
    with transaction.atomic():
        lock_open(cycle)
        standing = {key_of(case): case for case in Case.objects.filter(cycle=cycle)}
        drafts = {key_of(draft): draft for draft in draft_cases(cycle)}
        new = [draft for key, draft in drafts.items() if key not in standing]
        Case.objects.bulk_create(new, batch_size=200)
        changed, kept = _follow(actor, standing, drafts)
        gone = tuple(
            case
            for key, case in standing.items()
            if key not in drafts and case.state not in _LEFT_ALONE
        )
        done = Refreshed(len(new), changed, kept, gone)
        details = {"added": done.added, "changed": len(changed), "kept": len(kept)}
        record(actor, "refresh_cases", subject_of_log(cycle), details=details)
    return done


def lock_open(cycle: Cycle) -> None:
    """Hold the cycle for this transaction, so that it is not closed meanwhile. Refused."""
    held = Cycle.objects.select_for_update().filter(pk=cycle.pk, state=Cycle.State.OPEN)
    if held.first() is None:
        raise Refused(CLOSED)


def subject_of_log(cycle: Cycle) -> str:
    """How the log names a cycle."""
    return f"cycle:{cycle.pk}"


def _quarter(period: str) -> Quarter:
    try:
        return Quarter.parse(period)
    except ValueError:
        raise Refused(
            f'"{period}" không phải là một quý; ghi dạng 2026-Q2.', field="period"
        ) from None


def _rulebook(quarter: Quarter, rulebook: str | None) -> Rulebook:
    try:
        book = rulebook_for(quarter) if rulebook is None else load_rulebook(rulebook)
        book.rules(quarter)
    except RegulationError as error:
        raise Refused(str(error), field="rulebook" if rulebook else "period") from error
    return book


def _settings(book: Rulebook, given: Mapping[str, str]) -> dict[str, str]:
    """Every setting of the rulebook with the value chosen."""
    for name, value in given.items():
        if name not in book.settings:
            raise Refused(f'Bộ quy tắc "{book.id}" không có lựa chọn "{name}".', field=name)
        try:
            book.replaced({name: value})
        except RegulationError as error:
            raise Refused(str(error), field=name) from error
    return {**book.settings, **given}


def _create(quarter: Quarter, book: Rulebook, chosen: dict[str, str], day: date) -> Cycle:
    try:
        with transaction.atomic():
            return Cycle.objects.create(
                period=str(quarter),
                rulebook=book.id,
                settings=chosen,
                frames=newest_of_all(quarter.last_day),
                opened_on=day,
            )
    except IntegrityError:
        text = f"Kỳ {quarter.vietnamese} đã được mở. Hãy xem kỳ đó trong danh sách các kỳ."
        raise Refused(text, field="period") from None


def _make_calendar(cycle: Cycle) -> None:
    """Each last moment on the day the rules give it."""
    Due.objects.bulk_create(
        Due(
            cycle=cycle,
            code=due.code,
            title=due.title,
            last_day=due.last_day,
            by_rule=due.last_day,
            clauses=list(due.clauses),
            readings=list(due.readings),
        )
        for due in deadlines(cycle.rulebook, cycle.quarter, before_day(cycle))
    )


def _follow(
    actor: Actor, standing: Mapping[tuple[str, int], Case], drafts: Mapping[tuple[str, int], Case]
) -> tuple[tuple[Case, ...], tuple[Case, ...]]:
    changed, kept = [], []
    for key, case in standing.items():
        news = _news(case, drafts[key]) if key in drafts else {}
        if case.state == CaseState.WITHDRAWN.value:
            continue
        if news and CaseState(case.state).is_past(CaseState.WORKING):
            kept.append(case)
        elif news:
            _update(actor, case, news)
            changed.append(case)
    return tuple(changed), tuple(kept)


def _news(case: Case, draft: Case) -> dict[str, object]:
    return {
        name: getattr(draft, name)
        for name in FOLLOWED
        if getattr(draft, name) != getattr(case, name)
    }


def _update(actor: Actor, case: Case, news: dict[str, object]) -> None:
    before = {name: getattr(case, name) for name in news}
    Case.objects.filter(pk=case.pk).update(**news, version=F("version") + 1)
    record(actor, "update_case", case.code, unit=case.unit_id, details={"from": before, "to": news})
