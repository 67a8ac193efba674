"""What lines of the log are about, in words; and the other way round, from a name to its codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from sauro.casework.access.models import User
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Session
from sauro.casework.dossiers.models import Dossier
from sauro.casework.people.models import Official, Unit
from sauro.casework.work.models import Task
from sauro.vietnamese.search import fold

MOST_PEOPLE = 20
Named = Mapping[int, str]


def _cases(ids: set[int]) -> Named:
    cases = Case.objects.filter(pk__in=ids).select_related("cycle", "unit", "official")
    return {case.pk: f"Hồ sơ: {case.name}, {case.cycle.quarter.vietnamese}" for case in cases}


def _officials(ids: set[int]) -> Named:
    return {each.pk: f"Cán bộ: {each.name}" for each in Official.objects.filter(pk__in=ids)}


def _users(ids: set[int]) -> Named:
    return {each.pk: f"Tài khoản: {each.username}" for each in User.objects.filter(pk__in=ids)}


def _units(ids: set[int]) -> Named:
    return {each.pk: f"Đơn vị: {each.name}" for each in Unit.objects.filter(pk__in=ids)}


def _cycles(ids: set[int]) -> Named:
    return {each.pk: f"Kỳ {each.quarter.vietnamese}" for each in Cycle.objects.filter(pk__in=ids)}


def _dossiers(ids: set[int]) -> Named:
    dossiers = Dossier.objects.filter(pk__in=ids).select_related("unit")
    return {each.pk: f"Bộ hồ sơ: {each.unit.name}" for each in dossiers}


def _sessions(ids: set[int]) -> Named:
    sessions = Session.objects.filter(pk__in=ids)
    return {each.pk: f"Cuộc họp ngày {each.held_on:%d/%m/%Y}" for each in sessions}


def _tasks(ids: set[int]) -> Named:
    return {each.pk: f"Nhiệm vụ: {each.title}" for each in Task.objects.filter(pk__in=ids)}


_NAMED: Mapping[str, Callable[[set[int]], Named]] = {
    "case": _cases,
    "official": _officials,
    "user": _users,
    "unit": _units,
    "cycle": _cycles,
    "dossier": _dossiers,
    "session": _sessions,
    "task": _tasks,
}


def named(subjects: Iterable[str]) -> dict[str, str]:
    """Each subject in words, the code itself where nothing is known; a query a kind."""
    codes = set(subjects)
    by_kind: dict[str, set[int]] = defaultdict(set)
    for code in codes:
        kind, _, number = code.partition(":")
        if kind in _NAMED and number.isdecimal():
            by_kind[kind].add(int(number))
    words = {
        f"{kind}:{pk}": text
        for kind, ids in by_kind.items()
        for pk, text in _NAMED[kind](ids).items()
    }
    return {code: words.get(code, code) for code in codes}


def codes_of(text: str) -> list[str]:
    """The subjects a text means: a code as it is; else the person, cases and account so named."""
    kind, _, number = text.partition(":")
    if number and kind.isascii():
        return [text]
    people = Official.objects.all()
    for word in fold(text).split():
        people = people.filter(search_key__contains=word)
    ids = list(people.values_list("pk", flat=True)[:MOST_PEOPLE])
    cases = Case.objects.filter(official__in=ids).values_list("pk", flat=True)
    users = User.objects.filter(official__in=ids).values_list("pk", flat=True)
    return [
        *(f"official:{pk}" for pk in ids),
        *(f"case:{pk}" for pk in cases),
        *(f"user:{pk}" for pk in users),
    ]
