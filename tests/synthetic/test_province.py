"""The province holds together: every code leads somewhere, every name is made up."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from sauro.regulation.competence import Tier
from sauro.regulation.frame_model import Block
from sauro.regulation.quarter.facts import Role
from sauro.synthetic import Province, Size, province
from sauro.synthetic.model import UnitKind
from sauro.synthetic.units import place_names
from tests.synthetic.cast import QUARTERS, made

REAL_COMMUNES = Path(__file__).with_name("real_communes.toml")
OFFICIALS = range(1450, 1550)
SMALL_OFFICIALS = range(28, 36)


@pytest.fixture(params=list(Size))
def place(request: pytest.FixtureRequest) -> Province:
    return made(request.param)


def test_the_whole_province_has_128_party_committees_and_about_1500_officials() -> None:
    place = made(Size.FULL)
    kinds = Counter(unit.kind for unit in place.units)
    assert kinds[UnitKind.PARTY_COMMITTEE] == 128
    assert set(kinds) == set(UnitKind)
    assert {unit.block for unit in place.units} == set(Block)
    assert len(place.officials) in OFFICIALS
    areas = Counter(unit.area.split()[0] for unit in place.units if unit.area)
    assert areas == {"xã": 98, "phường": 25, "đặc": 1}


def test_the_small_province_is_enough_for_a_first_walk() -> None:
    place = made(Size.SMALL)
    kinds = Counter(unit.kind for unit in place.units)
    assert kinds[UnitKind.DEPARTMENT] == 3
    assert kinds[UnitKind.PARTY_COMMITTEE] == 2
    assert {"ban-to-chuc", "ban-thuong-vu"} <= {unit.code for unit in place.units}
    assert len(place.officials) in SMALL_OFFICIALS


def test_every_code_is_unique_and_leads_somewhere(place: Province) -> None:
    for parts in (place.units, place.groups, place.posts, place.officials, place.teams):
        codes = [part.code for part in parts]
        assert len(set(codes)) == len(codes)
    seen = {""}
    for unit in place.units:
        assert unit.parent in seen
        seen.add(unit.code)
    for post in place.posts:
        assert post.group in place.group_by_code
    for each in place.assignments:
        unit = place.unit_by_code[each.unit]
        assert each.post in place.post_by_code
        assert each.official in place.official_by_code
        assert set(each.fields) <= {field.code for field in unit.fields}


def test_a_unit_has_at_most_one_head_and_a_field_one_in_charge(place: Province) -> None:
    for day in (quarter.last_day for quarter in QUARTERS):
        for unit, members in place.staff(day).items():
            assert sum(each.role is Role.HEAD for each in members) <= 1, unit
            fields = [field for each in members for field in each.fields]
            assert len(set(fields)) == len(fields), unit


def test_an_official_has_one_primary_post_at_a_time(place: Province) -> None:
    for quarter in QUARTERS:
        listed = [e.official for m in place.staff(quarter.last_day).values() for e in m]
        assert len(set(listed)) == len(listed)


def test_every_tier_of_management_occurs() -> None:
    place, day = made(Size.FULL), QUARTERS[0].last_day
    tiers = Counter(place.tier(official.code, day).tier for official in place.officials)
    assert set(tiers) == set(Tier)
    assert tiers[Tier.CENTRAL] < 10


def test_every_area_belongs_to_one_monitoring_team() -> None:
    place = made(Size.FULL)
    areas = [unit.code for unit in place.units if unit.area]
    assert sorted(code for team in place.teams for code in team.units) == sorted(areas)
    assert all(team.lead in place.official_by_code for team in place.teams)


def test_no_place_is_named_like_a_real_commune() -> None:
    real = {name.lower() for name in tomllib.loads(REAL_COMMUNES.read_text("utf-8"))["names"]}
    assert len(real) > 100
    assert [name for name in place_names() if name.lower() in real] == []


def test_names_are_each_once_and_composed_letters(place: Province) -> None:
    names = [official.name for official in place.officials]
    assert len(set(names)) == len(names)
    texts = [*names, *(unit.name for unit in place.units), *(post.name for post in place.posts)]
    assert all(text == unicodedata.normalize("NFC", text) for text in texts)


def test_the_seed_makes_the_province() -> None:
    assert province(7, size=Size.FULL).digest == province(7, size=Size.FULL).digest
    assert province(7, size=Size.FULL).digest != province(8, size=Size.FULL).digest
