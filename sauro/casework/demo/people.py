"""The synthetic province as the rows of a people file, imported like any other."""

from __future__ import annotations

from sauro.casework.audit.services import Actor
from sauro.casework.people.models import Team, Unit
from sauro.casework.structure.imports import confirm
from sauro.regulation.period import Quarter
from sauro.synthetic import Province, paper_decisions
from sauro.synthetic.model import Assignment, UnitKind
from sauro.tables.people.rows import (
    AssignmentRow,
    GroupRow,
    OfficialRow,
    PaperDecisionRow,
    PeopleFile,
    PostRow,
    UnitRow,
)

PEOPLE_FILE, PAPER_FILE = "co-cau-can-bo.xlsx", "quyet-dinh-quy-1-2026.xlsx"
SIGNER = "Ban Thường vụ Tỉnh ủy"


def import_people(province: Province, actor: Actor) -> None:
    """Units, groups, posts, officials and assignments, and the monitoring teams."""
    confirm(people_file(province), actor=actor, file=PEOPLE_FILE)
    units = {unit.code: unit for unit in Unit.objects.all()}
    for team in province.teams:
        made = Team.objects.create(code=team.code, name=team.name)
        made.units.set(units[code] for code in team.units)


def import_paper(province: Province, quarter: Quarter, actor: Actor) -> None:
    """The decisions taken on paper before the system came."""
    rows = tuple(
        PaperDecisionRow(
            official=each.official,
            period=quarter,
            level=each.level,
            number=each.number,
            signed_on=each.decided_on,
            signed_by=SIGNER,
        )
        for each in paper_decisions(province, quarter)
    )
    confirm(PeopleFile(paper_decisions=rows), actor=actor, file=PAPER_FILE)


def people_file(province: Province) -> PeopleFile:
    """Everything but the paper decisions."""
    return PeopleFile(
        units=tuple(
            UnitRow(
                code=each.code,
                name=each.name,
                parent=each.parent,
                block=each.block,
                party_committee=each.kind is UnitKind.PARTY_COMMITTEE,
                area=each.area,
            )
            for each in province.units
        ),
        groups=tuple(
            GroupRow(code=each.code, name=each.name, in_ratio=each.in_ratio)
            for each in province.groups
        ),
        posts=tuple(
            PostRow(code=each.code, name=each.name, position=each.position, group=each.group)
            for each in province.posts
        ),
        officials=tuple(
            OfficialRow(
                code=each.code,
                name=each.name,
                committee_member=each.committee_member,
                centrally_managed=each.central,
            )
            for each in province.officials
        ),
        assignments=tuple(_assignment(province, each) for each in province.assignments),
    )


def _assignment(province: Province, held: Assignment) -> AssignmentRow:
    names = {field.code: field.name for field in province.unit_by_code[held.unit].fields}
    return AssignmentRow(
        official=held.official,
        unit=held.unit,
        post=held.post,
        role=held.role,
        since=held.since,
        until=held.until,
        acting=held.acting,
        primary=held.primary,
        fields=tuple(names[code] for code in held.fields),
    )
