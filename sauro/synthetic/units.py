"""The units of the province: bodies with real kinds of names, communes with invented ones."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sauro.regulation.frame_model import Block
from sauro.synthetic.data import Row, table
from sauro.synthetic.model import Field, Size, Unit, UnitKind
from sauro.synthetic.names import code_of

ROOT = "tinh-uy"
COMMUNE = "commune"


def units(rng: Random, size: Size) -> Iterator[Unit]:
    """Every unit; a parent comes before those below it."""
    for row in table("agencies")["unit"]:
        if size is Size.FULL or row.get("small"):
            yield _agency(row)
    yield from _communes(rng, size)


def fields_of(work: str) -> tuple[Field, ...]:
    """The fields that units with this kind of work have."""
    rows = table("phrases")["field"]
    return tuple(Field(row["code"], row["name"]) for row in rows if row["work"] == work)


def place_names() -> list[str]:
    """Every invented place name."""
    words = table("places")
    return [f"{first} {second}" for first in words["first"] for second in words["second"]]


def _agency(row: Row) -> Unit:
    work = row.get("work", "")
    return Unit(
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"],
        parent=row["parent"],
        block=Block(row["block"]),
        kind=UnitKind(row["kind"]),
        area="",
        domain=row.get("domain", ""),
        staffing=row.get("staffing", ""),
        work=work,
        fields=fields_of(work),
    )


def _communes(rng: Random, size: Size) -> Iterator[Unit]:
    kinds = [(kind["word"], kind[size.value]) for kind in table("places")["kind"]]
    names = rng.sample(place_names(), sum(count for _, count in kinds))
    for word, count in kinds:
        for _ in range(count):
            yield _commune(f"{word} {names.pop()}")


def _commune(area: str) -> Unit:
    return Unit(
        code=code_of(area),
        name=f"Đảng ủy {area}",
        short_name=area[0].upper() + area[1:],
        parent=ROOT,
        block=Block.COMMUNE,
        kind=UnitKind.PARTY_COMMITTEE,
        area=area,
        domain="phát triển địa phương",
        staffing=COMMUNE,
        work=COMMUNE,
        fields=fields_of(COMMUNE),
    )
