"""Who is rated."""

# mypy: disable-error-code="import-not-found"
# (the peer stands in the environment of the benchmarks alone)

from __future__ import annotations

from openfisca_core.entities import build_entity

Official = build_entity(
    key="official", plural="officials", label="An official who is rated", is_person=True
)
