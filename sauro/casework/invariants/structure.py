"""Units hang in one tree and their paths say so; no version is below 1."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps

from sauro.casework.people.models import Unit


def path_faults() -> Iterator[str]:
    """A unit's path is its superior's and its own id."""
    units = {unit.pk: unit for unit in Unit.objects.order_by("pk")}
    for unit in units.values():
        above = units[unit.parent_id].path if unit.parent_id else "/"
        expected = f"{above}{unit.pk}/"
        if unit.path != expected:
            yield (
                f'Đơn vị {unit.code} ({unit.name}): đường dẫn trong cây là "{unit.path}", '
                f'theo cấp trên phải là "{expected}".'
            )


def version_faults() -> Iterator[str]:
    """Every row that people save carries a version that started at 1."""
    for model in apps.get_models():
        if any(field.name == "version" for field in model._meta.fields):
            for key in model._default_manager.filter(version__lt=1).values_list("pk", flat=True):
                yield f"Bảng {model._meta.db_table}, dòng {key}: số phiên bản nhỏ hơn 1."
