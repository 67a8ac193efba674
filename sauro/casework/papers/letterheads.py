"""Who issues a paper: the head of the sheet and who signs, from units and bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sauro.casework import clock
from sauro.casework.cycles.models import Cycle
from sauro.casework.people.models import Unit
from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.typography import BLANK
from sauro.regulation.competence import Tier, load_competence

PROVINCE = "provincial_standing_committee"
COMMITTEE = "Tỉnh ủy"
ORGANISATION_COMMITTEE = f"Ban Tổ chức {COMMITTEE}"
OFFICE = f"Văn phòng {COMMITTEE}"
_BEFORE_THE_NAME = ("Tỉnh ủy ", "Tỉnh ")
_COMMITTEES = ("Đảng ủy", COMMITTEE)


def unit_letterhead(unit: Unit) -> Letterhead:
    """The head of a unit's paper: its superior above, itself below; no number, no day."""
    return _letterhead(unit.parent.name if unit.parent else "", unit.name, root_of(unit))


def committee_letterhead(unit: Unit) -> Letterhead:
    """The head of a paper of the Organisation Committee about cases of the unit."""
    root = root_of(unit)
    return _letterhead(root.name, "Ban Tổ chức", root)


def body_letterhead(cycle: Cycle, body: str, unit: Unit) -> Letterhead:
    """The head of a deciding body's paper about cases of the unit."""
    root = root_of(unit)
    agency = root.name if body == PROVINCE else body_title(cycle, body)
    return _letterhead("", agency, root)


def issued(head: Letterhead, symbol: str, number: str, day: date | None) -> Letterhead:
    """The same with number and day as recorded; room for what is not, before the symbol."""
    year = day.year if day else head.year
    return replace(head, symbol=symbol, written=number, issued_on=day, year=year)


def root_of(unit: Unit) -> Unit:
    """The unit at the top of its tree."""
    first = unit.path.strip("/").partition("/")[0]
    if not first or int(first) == unit.pk:
        return unit
    return Unit.objects.get(pk=first)


def body_title(cycle: Cycle, body: str) -> str:
    """The body's name."""
    return load_competence(cycle.rulebook).bodies.get(body, body)


def is_central_body(cycle: Cycle, body: str) -> bool:
    """Whether the body is the centre's: its papers are its own, only the result is recorded."""
    return load_competence(cycle.rulebook).tiers[Tier.CENTRAL].decides == body


def body_signature(cycle: Cycle, body: str, post: str, name: str) -> Signature:
    """Who signs in a deciding body's name."""
    authority = f"T/M {body_title(cycle, body).removesuffix(COMMITTEE).strip()}"
    return Signature(authority if body == PROVINCE else "", post, name)


def unit_signature(unit: Unit, name: str, known: Mapping[str, Person]) -> Signature:
    """Who signs for a unit; the post where the name is one of the people known there."""
    signer = known.get(name)
    post = signer.post if signer else "Người đứng đầu"
    return Signature(_authority(unit), post, name)


def symbol(kind: str, body: str) -> str:
    """What a number of the body's papers ends with: "QĐ/TU"; "" for papers without one."""
    return f"{kind}/TU" if kind and body == PROVINCE else kind


def _authority(unit: Unit) -> str:
    if not unit.party_committee:
        return ""
    return next((f"T/M {each}" for each in _COMMITTEES if unit.name.startswith(each)), "")


def _letterhead(parent: str, agency: str, root: Unit) -> Letterhead:
    return Letterhead(parent, agency, _place(root), clock.today().year)


def _place(root: Unit) -> str:
    """The province's name as papers write it before the day; room where nothing tells it."""
    for prefix in _BEFORE_THE_NAME:
        if root.name.startswith(prefix):
            return root.name.removeprefix(prefix)
    return BLANK
