"""Opening a quarter: pinned rules, calendar, one case a person and one a collective."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import Settings

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.cycles.opening import open_cycle, refresh_cases
from sauro.casework.cycles.rules import rules_of
from sauro.casework.cycles.selectors import case_of, collective_case
from sauro.casework.errors import Refused
from sauro.casework.people.models import Assignment, Group, Official, Post, Unit
from sauro.regulation.posts import Position
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import Cast, actor, make_cycle, make_official, make_unit

pytestmark = pytest.mark.django_db
NEXT = "2026-Q3"


def opened(cast: Cast, period: str = NEXT) -> Cycle:
    return open_cycle(actor=actor(cast.giang), period=period)


def of(cycle: Cycle, official: Official) -> Case:
    case = case_of(official.pk, cycle)
    assert case is not None
    return case


def person(cast: Cast, name: str) -> Official:
    official: Official = getattr(cast, name).official
    return official


def hold(
    official: Official, unit: Unit, post: Post, since: date, until: date | None = None
) -> Assignment:
    return Assignment.objects.create(
        official=official, unit=unit, post=post, role=Role.DEPUTY.value, since=since, until=until
    )


def leave(official: Official, until: date) -> None:
    Assignment.objects.filter(official=official, until__isnull=True).update(until=until)


def deputy_post() -> Post:
    return Post.objects.get(code="PGD")


def test_it_is_pinned_to_the_rulebook_in_force_with_every_setting(cast: Cast) -> None:
    cycle = open_cycle(actor=actor(cast.giang), period=NEXT, settings={"before_day": "inclusive"})
    assert (cycle.rulebook, cycle.state) == ("lam-dong-2026", Cycle.State.OPEN)
    assert cycle.settings == {"quota_base": "good_and_above", "before_day": "inclusive"}
    assert cycle.opened_on == date(2026, 6, 20)


@pytest.mark.parametrize(
    ("reading", "day"), [("strict", date(2026, 9, 24)), ("inclusive", date(2026, 9, 25))]
)
def test_its_calendar_follows_the_chosen_reading_of_before(
    cast: Cast, reading: str, day: date
) -> None:
    cycle = open_cycle(actor=actor(cast.giang), period=NEXT, settings={"before_day": reading})
    due = Due.objects.get(cycle=cycle, code="unit_dossiers")
    assert (due.last_day, due.by_rule, due.clauses) == (day, day, ["HD-QUY VII.2.2"])
    assert due.readings == ["D6"]


def test_the_earlier_of_two_dates_counts_and_says_so(cast: Cast) -> None:
    due = Due.objects.get(cycle=opened(cast), code="province_results")
    assert (due.last_day, due.readings) == (date(2026, 9, 29), ["D6"])


def test_every_official_with_a_main_post_has_one_case_and_every_led_unit_one(cast: Cast) -> None:
    cycle = opened(cast)
    officials = Case.objects.filter(cycle=cycle, official__isnull=False)
    assert set(officials.values_list("official__code", "role", "tier", "state")) == {
        ("CB-an", "head", "provincial_evaluated", "planning"),
        ("CB-binh", "deputy", "provincial_rated", "planning"),
        ("CB-chi", "deputy", "provincial_rated", "planning"),
        ("CB-phuc", "head", "provincial_evaluated", "planning"),
    }
    collectives = Case.objects.filter(cycle=cycle, official__isnull=True)
    assert set(collectives.values_list("unit__code", "tier", "state", "in_ratio")) == {
        ("SO-MAU", "provincial_rated", "working", True),
        ("SO-KHAC", "provincial_rated", "working", True),
    }


def test_collectives_come_before_people(cast: Cast) -> None:
    made = Case.objects.filter(cycle=opened(cast)).order_by("pk")
    kinds = [case.is_collective for case in made]
    assert kinds == sorted(kinds, reverse=True)


def test_a_case_carries_post_group_and_ratio_as_they_stand(cast: Cast) -> None:
    Group.objects.filter(pk=cast.heads.pk).update(in_ratio=False)
    cycle = opened(cast)
    an, binh = of(cycle, person(cast, "an")), of(cycle, person(cast, "binh"))
    assert (an.post_title, an.positions) == ("Giám đốc Sở Mẫu", ["department_head"])
    assert (an.group, an.in_ratio) == (cast.heads, False)
    assert (binh.group, binh.in_ratio) == (cast.deputies, True)


def test_collectives_of_a_block_share_a_group_that_is_made_once(cast: Cast) -> None:
    opened(cast)
    groups = Group.objects.filter(code__startswith="tap-the-peoples")
    assert [(g.code, g.name) for g in groups] == [
        ("tap-the-peoples_committee", "Tập thể lãnh đạo, khối Ủy ban nhân dân, sở, ban, ngành")
    ]
    opened(cast, "2027-Q1")
    assert groups.count() == 1


def test_a_person_with_several_posts_has_one_case_that_knows_them_all(cast: Cast) -> None:
    second = Post.objects.create(code="UV", name="Bí thư", position="party_committee_secretary")
    hold(person(cast, "binh"), cast.unit, second, date(2026, 1, 1))
    Assignment.objects.filter(post=second).update(primary=False)
    case = of(opened(cast), person(cast, "binh"))
    assert case.post_title == "Phó Giám đốc Sở Mẫu"
    assert case.positions == ["department_deputy", "party_committee_secretary"]
    assert case.tier == "provincial_evaluated"


def test_who_holds_only_posts_outside_the_political_system_is_left_out(cast: Cast) -> None:
    outside = Post.objects.create(
        code="NHT",
        name="Cấp ủy viên",
        position=Position.COMMITTEE_MEMBER_OUTSIDE_POLITICAL_SYSTEM.value,
    )
    plain = Post.objects.create(code="TP", name="Trưởng phòng")
    left_out, also = make_official("CB-1", "Hà Văn Một"), make_official("CB-2", "Hà Văn Hai")
    for official in (left_out, also):
        hold(official, cast.unit, outside, date(2026, 1, 1))
    hold(also, cast.unit, plain, date(2026, 1, 1))
    Assignment.objects.filter(official=also, post=outside).update(primary=False)
    cycle = opened(cast)
    assert case_of(left_out.pk, cycle) is None
    assert of(cycle, also).tier == "unit"


def test_the_collective_of_a_unit_level_head_is_decided_at_the_unit(cast: Cast) -> None:
    plain = Post.objects.create(code="TP", name="Trưởng phòng")
    office = make_unit("PHONG", "Phòng Mẫu", cast.unit)
    head = hold(make_official("CB-9", "Hà Văn Chín"), office, plain, date(2026, 1, 1))
    Assignment.objects.filter(pk=head.pk).update(role=Role.HEAD.value)
    case = collective_case(office.pk, opened(cast))
    assert case is not None
    assert (case.tier, case.version) == ("unit", 1)


def test_a_past_quarter_takes_the_posts_of_its_last_day(cast: Cast, settings: Settings) -> None:
    settings.TODAY = date(2026, 10, 10)
    came, late = make_official("CB-7", "Hà Văn Bảy"), make_official("CB-8", "Hà Văn Tám")
    hold(came, cast.unit, deputy_post(), date(2026, 9, 30))
    hold(late, cast.unit, deputy_post(), date(2026, 10, 1))
    cycle = opened(cast)
    assert of(cycle, came).unit == cast.unit
    assert case_of(late.pk, cycle) is None


def test_a_quarter_to_come_takes_the_posts_of_its_first_day(cast: Cast) -> None:
    came, late = make_official("CB-7", "Hà Văn Bảy"), make_official("CB-8", "Hà Văn Tám")
    hold(came, cast.unit, deputy_post(), date(2026, 7, 1))
    hold(late, cast.unit, deputy_post(), date(2026, 7, 2))
    cycle = opened(cast)
    assert of(cycle, came).unit == cast.unit
    assert case_of(late.pk, cycle) is None


@pytest.mark.parametrize(
    ("left", "commented"), [(date(2026, 8, 30), False), (date(2026, 8, 31), True)]
)
def test_two_months_at_the_former_unit_ask_for_its_comment(
    cast: Cast, left: date, commented: bool, settings: Settings
) -> None:
    settings.TODAY = date(2026, 9, 20)
    binh = person(cast, "binh")
    leave(binh, left)
    hold(binh, cast.other_unit, deputy_post(), date(2026, 9, 1))
    case = of(opened(cast), binh)
    assert (case.unit, case.changed_post) == (cast.other_unit, True)
    assert case.former_unit == (cast.unit if commented else None)


def test_a_move_before_the_quarter_is_no_change_of_post(cast: Cast, settings: Settings) -> None:
    settings.TODAY = date(2026, 9, 20)
    binh = person(cast, "binh")
    leave(binh, date(2026, 6, 30))
    hold(binh, cast.other_unit, deputy_post(), date(2026, 7, 1))
    case = of(opened(cast), binh)
    assert (case.changed_post, case.former_unit) == (False, None)


def test_another_post_in_the_same_unit_is_a_change_without_a_former_unit(
    cast: Cast, settings: Settings
) -> None:
    settings.TODAY = date(2026, 9, 20)
    binh = person(cast, "binh")
    leave(binh, date(2026, 8, 31))
    hold(binh, cast.unit, Post.objects.create(code="CVP", name="Chánh Văn phòng"), date(2026, 9, 1))
    case = of(opened(cast), binh)
    assert (case.changed_post, case.former_unit) == (True, None)


def test_what_was_deferred_in_the_quarter_before_is_carried_over(cast: Cast) -> None:
    Case.objects.filter(pk=cast.binh_case.pk).update(state=CaseState.DEFERRED.value)
    cycle = opened(cast)
    assert of(cycle, person(cast, "binh")).carried_from == cast.binh_case
    assert of(cycle, person(cast, "chi")).carried_from is None


def test_the_third_quarter_is_not_carried_into_the_next_year(cast: Cast) -> None:
    third = opened(cast)
    Case.objects.filter(cycle=third).update(state=CaseState.DEFERRED.value)
    assert of(opened(cast, "2027-Q1"), person(cast, "binh")).carried_from is None


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"period": "quý III"}, "period", '"quý III" không phải là một quý; ghi dạng 2026-Q2.'),
        (
            {"period": "2026-Q2"},
            "period",
            "Kỳ quý II/2026 đã được mở. Hãy xem kỳ đó trong danh sách các kỳ.",
        ),
        (
            {"period": "2026-Q4"},
            "period",
            "Không xếp loại riêng quý IV/2026; kết quả quý này đưa vào xếp loại cả năm "
            "(HD-QUY VIII.2).",
        ),
        (
            {"period": NEXT, "rulebook": "khac"},
            "rulebook",
            'Không có bộ quy tắc "khac". Các bộ quy tắc: kon-tum-2024, lam-dong-2026, qd-366-2025.',
        ),
        (
            {"period": NEXT, "settings": {"before_day": "maybe"}},
            "before_day",
            'Giá trị "maybe" của "before_day" không có. Các giá trị: strict, inclusive.',
        ),
        (
            {"period": NEXT, "settings": {"quota": "50%"}},
            "quota",
            'Bộ quy tắc "lam-dong-2026" không có lựa chọn "quota".',
        ),
    ],
)
def test_what_cannot_be_opened_is_refused_and_nothing_is_left(
    cast: Cast, values: dict[str, object], field: str, message: str
) -> None:
    before = (Cycle.objects.count(), Due.objects.count(), Entry.objects.count())
    with pytest.raises(Refused) as refused:
        open_cycle(actor=actor(cast.giang), **values)  # type: ignore[arg-type]
    assert (refused.value.field, refused.value.message) == (field, message)
    assert (Cycle.objects.count(), Due.objects.count(), Entry.objects.count()) == before


def test_opening_writes_one_line(cast: Cast) -> None:
    cycle = opened(cast)
    line = Entry.objects.latest("number")
    assert (line.actor, line.role, line.act) == ("giang", "appraiser", "open_cycle")
    assert (line.subject, line.details["cases"]) == (f"cycle:{cycle.pk}", 6)


def test_bringing_up_to_date_adds_who_came_and_follows_who_moved(cast: Cast) -> None:
    cycle = opened(cast)
    came, chi = make_official("CB-7", "Hà Văn Bảy"), person(cast, "chi")
    hold(came, cast.unit, deputy_post(), date(2026, 6, 25))
    leave(chi, date(2026, 6, 24))
    hold(chi, cast.other_unit, deputy_post(), date(2026, 6, 25))
    done = refresh_cases(actor=actor(cast.giang), cycle=cycle)
    assert (done.added, done.changed, done.kept, done.gone) == (1, (of(cycle, chi),), (), ())
    assert of(cycle, came).unit == cast.unit
    assert (of(cycle, chi).unit, of(cycle, chi).version) == (cast.other_unit, 2)
    assert list(Entry.objects.order_by("number").values_list("act", flat=True))[-2:] == [
        "update_case",
        "refresh_cases",
    ]


def test_bringing_up_to_date_twice_changes_nothing_more(cast: Cast) -> None:
    cycle = opened(cast)
    done = refresh_cases(actor=actor(cast.giang), cycle=cycle)
    assert done == (0, (), (), ())


@pytest.mark.parametrize(
    ("state", "followed"), [(CaseState.WORKING, True), (CaseState.SELF_ASSESSED, False)]
)
def test_a_case_is_followed_until_its_self_assessment(
    cast: Cast, state: CaseState, followed: bool
) -> None:
    cycle, chi = opened(cast), person(cast, "chi")
    Case.objects.filter(pk=of(cycle, chi).pk).update(state=state.value)
    leave(chi, date(2026, 6, 24))
    hold(chi, cast.other_unit, deputy_post(), date(2026, 6, 25))
    done = refresh_cases(actor=actor(cast.giang), cycle=cycle)
    assert (len(done.changed), len(done.kept)) == ((1, 0) if followed else (0, 1))
    assert of(cycle, chi).unit == (cast.other_unit if followed else cast.unit)


def test_who_has_no_post_any_more_is_named(cast: Cast) -> None:
    cycle, chi = opened(cast), person(cast, "chi")
    leave(chi, date(2026, 6, 24))
    assert refresh_cases(actor=actor(cast.giang), cycle=cycle).gone == (of(cycle, chi),)


def test_a_closed_cycle_is_not_brought_up_to_date(cast: Cast) -> None:
    cycle = make_cycle(NEXT)
    Cycle.objects.filter(pk=cycle.pk).update(state=Cycle.State.CLOSED)
    with pytest.raises(Refused, match="Kỳ đánh giá này đã kết thúc"):
        refresh_cases(actor=actor(cast.giang), cycle=cycle)
    assert Case.objects.filter(cycle=cycle).count() == 0


def test_a_setting_that_is_not_the_rulebooks_leaves_its_rules_alone(cast: Cast) -> None:
    before = rules_of(cast.cycle)
    cast.cycle.settings = {**cast.cycle.settings, "review_days": "15"}
    assert rules_of(cast.cycle) == before
