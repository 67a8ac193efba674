"""People and structure as they stand, in the rows of the import file."""

from __future__ import annotations

from sauro.casework.people.models import (
    Assignment,
    Group,
    Official,
    PaperDecision,
    Post,
    Unit,
)
from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role
from sauro.tables.people.rows import (
    AssignmentRow,
    GroupRow,
    OfficialRow,
    PaperDecisionRow,
    PeopleFile,
    PostRow,
    UnitRow,
)


def people_file() -> PeopleFile:
    """Everything stored, each kind in the order it was made; eight queries however many rows."""
    return PeopleFile(
        units=tuple(map(_unit, Unit.objects.select_related("parent").order_by("id"))),
        groups=tuple(map(_group, Group.objects.order_by("id"))),
        posts=tuple(map(_post, Post.objects.select_related("group").order_by("id"))),
        officials=tuple(map(_official, Official.objects.order_by("id"))),
        assignments=tuple(map(_assignment, _assignments())),
        paper_decisions=tuple(
            map(_decision, PaperDecision.objects.select_related("official").order_by("id"))
        ),
    )


def _assignments() -> list[Assignment]:
    return list(
        Assignment.objects.select_related("official", "unit", "post")
        .prefetch_related("fields")
        .order_by("id")
    )


def _unit(unit: Unit) -> UnitRow:
    return UnitRow(
        code=unit.code,
        name=unit.name,
        parent=unit.parent.code if unit.parent else "",
        block=Block(unit.block),
        party_committee=unit.party_committee,
        area=unit.area,
    )


def _group(group: Group) -> GroupRow:
    return GroupRow(code=group.code, name=group.name, in_ratio=group.in_ratio)


def _post(post: Post) -> PostRow:
    return PostRow(
        code=post.code,
        name=post.name,
        position=Position(post.position) if post.position else None,
        group=post.group.code if post.group else "",
    )


def _official(official: Official) -> OfficialRow:
    return OfficialRow(
        code=official.code,
        name=official.name,
        email=official.email,
        committee_member=official.committee_member,
        centrally_managed=official.centrally_managed,
    )


def _assignment(assignment: Assignment) -> AssignmentRow:
    return AssignmentRow(
        official=assignment.official.code,
        unit=assignment.unit.code,
        post=assignment.post.code,
        role=Role(assignment.role),
        since=assignment.since,
        until=assignment.until,
        acting=assignment.acting,
        primary=assignment.primary,
        fields=tuple(sorted(field.name for field in assignment.fields.all())),
    )


def _decision(decision: PaperDecision) -> PaperDecisionRow:
    return PaperDecisionRow(
        official=decision.official.code,
        period=Quarter.parse(decision.period),
        level=Level(decision.level),
        number=decision.number,
        signed_on=decision.signed_on,
        signed_by=decision.signed_by,
    )
