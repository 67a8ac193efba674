"""Lists of officials: those a reader may open, and everybody for the administrator."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.models import User
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.history import RatedQuarter, histories_of
from sauro.casework.people.models import BLOCKS, Assignment, Official
from sauro.casework.structure.selectors import (
    officials_without_account,
    officials_without_post,
    placed_officials,
    posts_held,
    units_of,
    visible_officials,
)
from sauro.web.listing import Column, Filter, Sort, listed, xlsx_response
from sauro.web.people.selects import select
from sauro.web.permits import Request, permits

RECENT = 4
_GAPS = (("chuc-vu", "Chưa có chức vụ"), ("tai-khoan", "Chưa có tài khoản"))
_SORTS = (
    Sort("ten", "Tên", ("sort_key", "pk")),
    Sort("ma", "Mã cán bộ", ("code", "pk")),
)
_BLOCK = Filter("khoi", "Khối", BLOCKS, "unit_block")


@dataclass(frozen=True, slots=True)
class Person:
    """An official in a list: the post held today, the latest quarters told."""

    official: Official
    post: Assignment | None
    quarters: list[RatedQuarter]

    @property
    def latest(self) -> str:
        """The latest quarter that was rated, in words."""
        rated = [(each.quarter, each.level) for each in self.quarters if each.level]
        return f"{rated[-1][0].vietnamese}: {rated[-1][1].vietnamese}" if rated else ""


@permits(Act.SEE_OFFICIAL)
@require_safe
def officials(request: Request) -> HttpResponse:
    """Those whose record the reader may open."""
    seen = visible_officials(request.rights)
    filters = [_units(seen), _BLOCK]
    listing = listed(request, seen, search="search_key", sorts=_SORTS, filters=filters)
    if request.GET.get("xlsx"):
        record(request.rights.actor(), "export_officials", details={"officials": listing.found})
        return xlsx_response("can bo", _COLUMNS, _people(list(listing.rows)))
    context = {"listing": listing, "people": _people(list(listing.page))}
    return render(request, "sauro/people/officials.html", context)


@permits(Act.MANAGE_PEOPLE)
@require_safe
def all_officials(request: Request) -> HttpResponse:
    """Everybody, with post and account, or what is missing of them."""
    lacking, missing = select(request, "thieu", "Còn thiếu", _GAPS)
    everybody = _lacking(lacking)
    filters = [_units(placed_officials()), _BLOCK]
    listing = listed(request, everybody, search="search_key", sorts=_SORTS, filters=filters)
    found = list(listing.page)
    ids = [official.pk for official in found]
    posts = posts_held(ids)
    accounts = {user.official_id: user for user in User.objects.filter(official__in=ids)}
    context = {
        "listing": replace(
            listing,
            selects=[*listing.selects, missing],
            narrowed=listing.narrowed or bool(lacking),
        ),
        "people": [(each, posts.get(each.pk), accounts.get(each.pk)) for each in found],
    }
    return render(request, "sauro/people/all_officials.html", context)


def _lacking(what: str) -> QuerySet[Official]:
    match what:
        case "chuc-vu":
            return officials_without_post()
        case "tai-khoan":
            return officials_without_account()
    return placed_officials()


def _units(seen: QuerySet[Official]) -> Filter:
    """What is below a unit counts as in it."""
    units = [(unit.path, unit.name) for unit in units_of(seen)]
    return Filter("don-vi", "Đơn vị", units, "unit_path__startswith")


def _people(found: list[Official]) -> list[Person]:
    ids = [official.pk for official in found]
    posts, histories = posts_held(ids), histories_of(ids)
    return [
        Person(each, posts.get(each.pk), histories.get(each.pk, [])[-RECENT:]) for each in found
    ]


_COLUMNS = (
    Column("Mã cán bộ", lambda person: person.official.code),
    Column("Họ và tên", lambda person: person.official.name, width=30),
    Column("Chức vụ", lambda person: person.post.post.name if person.post else "", width=34),
    Column("Đơn vị", lambda person: person.post.unit.name if person.post else "", width=40),
    Column("Quý gần nhất đã thông báo", lambda person: person.latest, width=40),
)
