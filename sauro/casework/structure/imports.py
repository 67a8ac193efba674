"""Write an import after it was seen: all of it or nothing, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from sauro.casework.audit.services import Actor, record
from sauro.casework.errors import Refused
from sauro.casework.people.models import (
    Assignment,
    Field,
    Group,
    Official,
    PaperDecision,
    Post,
    Unit,
)
from sauro.casework.structure.preview import Preview, PreviewRow, Verdict, preview
from sauro.tables.people.rows import (
    AssignmentRow,
    GroupRow,
    OfficialRow,
    PaperDecisionRow,
    PeopleFile,
    PostRow,
    UnitRow,
)
from sauro.vietnamese.order import sort_key, text_key
from sauro.vietnamese.search import fold

BATCH = 500


def confirm(people: PeopleFile, *, actor: Actor, file: str) -> Counter[Verdict]:
    """Write every new and changed row; how many of each verdict. Refused when a row is refused."""
    with transaction.atomic():
        seen = preview(people)
        refused = seen.of(Verdict.REFUSED)
        if refused:
            raise Refused(
                f"Còn {len(refused)} dòng không nhận được: sửa tệp rồi nhập lại. Chưa ghi gì."
            )
        writing = seen.of(Verdict.NEW, Verdict.CHANGED)
        _write(writing)
        record(actor, "import_people", f"file:{file}", details=_said(seen, writing))
    return seen.counts


def _said(seen: Preview, writing: list[PreviewRow]) -> Mapping[str, object]:
    return {
        "counts": {verdict.value: number for verdict, number in seen.counts.items()},
        "new": [f"{row.kind.name} {row.key}" for row in writing if row.verdict is Verdict.NEW],
        "changed": [
            [f"{row.kind.name} {row.key}", [[name, str(a), str(b)] for name, a, b in row.changes]]
            for row in writing
            if row.verdict is Verdict.CHANGED
        ],
    }


def _write(rows: list[PreviewRow]) -> None:
    units = [row.row for row in rows if isinstance(row.row, UnitRow)]
    _put(Unit, ("code",), [_unit(row) for row in units])
    if units:
        _parents(units)
    _put(Group, ("code",), [_group(row.row) for row in rows if isinstance(row.row, GroupRow)])
    groups = _ids(Group)
    _put(Post, ("code",), [_post(row.row, groups) for row in rows if isinstance(row.row, PostRow)])
    _put(
        Official,
        ("code",),
        [_official(row.row) for row in rows if isinstance(row.row, OfficialRow)],
    )
    officials = _ids(Official)
    _assignments([row.row for row in rows if isinstance(row.row, AssignmentRow)], officials)
    _put(
        PaperDecision,
        ("official_id", "period"),
        [_decision(row.row, officials) for row in rows if isinstance(row.row, PaperDecisionRow)],
    )


def _ids(model: type[Unit | Group | Post | Official]) -> dict[str, int]:
    return dict(model.objects.values_list("code", "pk"))


def _put(model: type[models.Model], key: tuple[str, ...], values: list[dict[str, Any]]) -> None:
    """Insert, or update the other columns where the key is already stored."""
    if not values:
        return
    names = [name.removesuffix("_id") for name in values[0]]
    unique = [name.removesuffix("_id") for name in key]
    model._default_manager.bulk_create(
        [model(**each) for each in values],
        batch_size=BATCH,
        update_conflicts=True,
        update_fields=[name for name in names if name not in unique],
        unique_fields=unique,
    )


def _unit(row: UnitRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "block": row.block.value,
        "party_committee": row.party_committee,
        "area": row.area,
        "sort_key": text_key(row.name),
        "search_key": fold(row.name),
    }


def _parents(rows: list[UnitRow]) -> None:
    """Hang the units into the tree and write every path anew: the tree is small."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    by_id = {unit.pk: unit for unit in units.values()}
    for unit in units.values():
        unit.parent = by_id[unit.parent_id] if unit.parent_id else None
    for row in rows:
        units[row.code].parent = units.get(row.parent)
    for unit in units.values():
        unit.path = _path(unit)
    Unit.objects.bulk_update(units.values(), ["parent", "path"], batch_size=BATCH)


def _path(unit: Unit) -> str:
    above = _path(unit.parent) if unit.parent else "/"
    return f"{above}{unit.pk}/"


def _group(row: GroupRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "in_ratio": row.in_ratio,
        "sort_key": text_key(row.name),
    }


def _post(row: PostRow, groups: Mapping[str, int]) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "position": row.position.value if row.position else "",
        "group_id": groups[row.group] if row.group else None,
    }


def _official(row: OfficialRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "email": row.email,
        "committee_member": row.committee_member,
        "centrally_managed": row.centrally_managed,
        "sort_key": sort_key(row.name),
        "search_key": fold(row.name),
    }


def _decision(row: PaperDecisionRow, officials: Mapping[str, int]) -> dict[str, Any]:
    return {
        "official_id": officials[row.official],
        "period": str(row.period),
        "level": row.level.value,
        "number": row.number,
        "signed_on": row.signed_on,
        "signed_by": row.signed_by,
    }


def _assignments(rows: list[AssignmentRow], officials: Mapping[str, int]) -> None:
    if not rows:
        return
    units, posts = _ids(Unit), _ids(Post)
    values = [
        {
            "official_id": officials[row.official],
            "unit_id": units[row.unit],
            "post_id": posts[row.post],
            "role": row.role.value,
            "since": row.since,
            "until": row.until,
            "acting": row.acting,
            "primary": row.primary,
        }
        for row in rows
    ]
    _put(Assignment, ("official_id", "unit_id", "post_id", "since"), values)
    _fields(rows, officials, units, posts)


def _fields(
    rows: list[AssignmentRow],
    officials: Mapping[str, int],
    units: Mapping[str, int],
    posts: Mapping[str, int],
) -> None:
    """The fields in charge of the written assignments, made where the unit has none so named."""
    wanted = {(units[row.unit], name) for row in rows for name in row.fields}
    Field.objects.bulk_create(
        [Field(unit_id=unit, name=name) for unit, name in sorted(wanted)], ignore_conflicts=True
    )
    fields = {(field.unit_id, field.name): field.pk for field in Field.objects.all()}
    stored = {
        (each.official_id, each.unit_id, each.post_id, each.since): each.pk
        for each in Assignment.objects.all()
    }
    through = Assignment.fields.through
    written = {
        stored[officials[row.official], units[row.unit], posts[row.post], row.since]: [
            fields[units[row.unit], name] for name in row.fields
        ]
        for row in rows
    }
    through.objects.filter(assignment_id__in=written).delete()
    through.objects.bulk_create(
        [
            through(assignment_id=assignment, field_id=field)
            for assignment, listed in written.items()
            for field in listed
        ],
        batch_size=BATCH,
    )
