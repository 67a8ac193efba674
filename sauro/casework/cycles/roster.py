"""Who is rated in a cycle and as what: cases as the posts of one day make them, unsaved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sauro.casework import clock
from sauro.casework.cycles.former import Change, change_of
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.rules import rules_of
from sauro.casework.cycles.selectors import preceding_cycle
from sauro.casework.people.models import Assignment, Group, Unit
from sauro.regulation.competence import Competence, Tier, load_competence
from sauro.regulation.frame_model import Block
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position, PostProfile
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from sauro.vietnamese.order import text_key

LONGEST_TITLE = 300


def roster_day(quarter: Quarter) -> date:
    """The day whose posts count: the quarter's last, or today while it runs."""
    return min(max(clock.today(), quarter.first_day), quarter.last_day)


def draft_cases(cycle: Cycle) -> list[Case]:
    """Every case the posts of the day ask for, collectives first (QD-366 Điều 12)."""
    quarter = cycle.quarter
    spells = list(
        Assignment.objects.filter(
            Q(until__isnull=True) | Q(until__gte=quarter.first_day), since__lte=quarter.last_day
        ).select_related("official", "unit", "post__group")
    )
    maker = _Maker(cycle, load_competence(cycle.rulebook), roster_day(quarter))
    people = list(maker.people(spells))
    return [*maker.collectives(spells, people), *people]


def key_of(case: Case) -> tuple[str, int]:
    """What a cycle has only one case of: an official, or a unit's collective."""
    if case.official_id is None:
        return "unit", case.unit_id
    return "official", case.official_id


def _holds(spell: Assignment, day: date) -> bool:
    return spell.since <= day and (spell.until is None or spell.until >= day)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the cases of one cycle."""

    cycle: Cycle
    competence: Competence
    day: date

    def people(self, spells: Iterable[Assignment]) -> Iterable[Case]:
        """One case a person, at the highest post (QD-366 Điều 3); those left out are left out."""
        carried = _deferred_before(self.cycle)
        for own in _by_official(spells).values():
            held = [spell for spell in own if _holds(spell, self.day)]
            primary = next((spell for spell in held if spell.primary), None)
            if primary is not None and not self._left_out(primary, held):
                case = self._person(primary, held, self._change(primary, own))
                case.carried_from = carried.get(key_of(case))
                yield case

    def collectives(self, spells: Iterable[Assignment], people: Iterable[Case]) -> Iterable[Case]:
        """One case a unit that has a head."""
        tiers = {case.official_id: Tier(case.tier) for case in people}
        heads = [s for s in spells if s.role == Role.HEAD.value and _holds(s, self.day)]
        groups = _collective_groups({Block(spell.unit.block) for spell in heads})
        carried = _deferred_before(self.cycle)
        seen: set[int] = set()
        for spell in heads:
            if spell.unit_id not in seen and spell.official_id in tiers:
                seen.add(spell.unit_id)
                case = self._collective(spell.unit, tiers[spell.official_id], groups)
                case.carried_from = carried.get(key_of(case))
                yield case

    def _left_out(self, primary: Assignment, held: list[Assignment]) -> bool:
        """HD-QUY III.3: nothing but posts outside the political system."""
        if not all(spell.post.position for spell in held):
            return False
        return self.competence.excluded(_profile(primary, held)) is not None

    def _change(self, primary: Assignment, own: list[Assignment]) -> Change:
        months = rules_of(self.cycle).parameters.former_post_months
        return change_of(primary, own, self.cycle.quarter, months)

    def _person(self, primary: Assignment, held: list[Assignment], change: Change) -> Case:
        profile = _profile(primary, held)
        group = primary.post.group
        return Case(
            cycle=self.cycle,
            official=primary.official,
            unit=primary.unit,
            role=primary.role,
            post_title=f"{primary.post.name} {primary.unit.name}"[:LONGEST_TITLE],
            positions=sorted(position.value for position in profile.positions),
            block=primary.unit.block,
            tier=self.competence.tier_of(profile).tier.value,
            group=group,
            in_ratio=group is not None and group.in_ratio,
            acting=primary.acting,
            committee_member=primary.official.committee_member,
            changed_post=change.changed,
            former_unit=change.former_unit,
        )

    def _collective(self, unit: Unit, head: Tier, groups: Mapping[Block, Group]) -> Case:
        """Decided where its head is decided; the centre leaves the collective to the province."""
        group = groups[Block(unit.block)]
        return Case(
            cycle=self.cycle,
            unit=unit,
            role=Role.COLLECTIVE.value,
            block=unit.block,
            tier=(Tier.UNIT if head is Tier.UNIT else Tier.PROVINCIAL_RATED).value,
            group=group,
            in_ratio=group.in_ratio,
            state=CaseState.WORKING.value,
        )


def _profile(primary: Assignment, held: list[Assignment]) -> PostProfile:
    return PostProfile(
        positions=frozenset(Position(s.post.position) for s in held if s.post.position),
        block=Block(primary.unit.block),
        committee_member=primary.official.committee_member,
        centrally_managed=primary.official.centrally_managed,
    )


def _by_official(spells: Iterable[Assignment]) -> Mapping[int, list[Assignment]]:
    found: dict[int, list[Assignment]] = defaultdict(list)
    for spell in spells:
        found[spell.official_id].append(spell)
    return found


def _deferred_before(cycle: Cycle) -> Mapping[tuple[str, int], Case]:
    """The cases not rated in the quarter before, whose results come over (HD-QUY VIII.1)."""
    before = preceding_cycle(cycle)
    cases = Case.objects.filter(cycle=before, state=CaseState.DEFERRED.value) if before else []
    return {key_of(case): case for case in cases}


def _collective_groups(blocks: set[Block]) -> Mapping[Block, Group]:
    """The comparable group of a block's collectives, made where it is missing."""
    found = {}
    for block in sorted(blocks):
        name = f"Tập thể lãnh đạo, khối {block.vietnamese}"
        made = {"name": name, "sort_key": text_key(name)}
        found[block], _ = Group.objects.get_or_create(code=f"tap-the-{block.value}", defaults=made)
    return found
