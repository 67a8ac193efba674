"""A fixed cast: one department with its people, everybody above it, and a stranger next door.

An leads Sở Mẫu, Bình and Chi are deputies with a field each, Dung is the clerk; Giang appraises,
Hoa is secretary of the deciding body, Khoa one of its members, Lan inspects, Minh administers,
Nga answers for the body asked; Oanh and Phúc are clerk and head of Sở Khác.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sauro.casework.access.models import Grant, User
from sauro.casework.access.rights import Rights, rights_of
from sauro.casework.access.roles import Role as AccessRole
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.people.models import Assignment, Field, Group, Official, Post, Unit
from sauro.casework.work.models import Plan, PlanItem, Task
from sauro.regulation.competence import load_competence
from sauro.regulation.deadlines import BeforeDay, deadlines
from sauro.regulation.frame_model import Block
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position, PostProfile
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from sauro.vietnamese.order import sort_key, text_key
from sauro.vietnamese.search import fold

PASSWORD = "mot-cau-de-nho"
PERIOD = "2026-Q2"
RULEBOOK = "lam-dong-2026"
SINCE = date(2025, 1, 1)
BODY = "provincial_standing_committee"
ASKED = "peoples_committee_party_standing"


def make_unit(code: str, name: str, parent: Unit | None = None) -> Unit:
    """A unit of the people's committee's block."""
    unit = Unit.objects.create(
        code=code,
        name=name,
        parent=parent,
        block=Block.PEOPLES_COMMITTEE.value,
        sort_key=text_key(name),
        search_key=fold(name),
    )
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


def make_group(code: str, name: str, *, in_ratio: bool = True) -> Group:
    """A comparable group."""
    return Group.objects.create(code=code, name=name, in_ratio=in_ratio, sort_key=text_key(name))


def make_official(code: str, name: str) -> Official:
    """An official without a post yet."""
    return Official.objects.create(
        code=code, name=name, sort_key=sort_key(name), search_key=fold(name)
    )


def make_user(username: str, full_name: str, official: Official | None = None) -> User:
    """An account; its password is PASSWORD."""
    user = User(username=username, full_name=full_name, official=official)
    user.set_password(PASSWORD)
    user.save()
    return user


def grant(user: User, role: AccessRole, *, unit: Unit | None = None, body: str = "") -> Grant:
    """A role for an account."""
    return Grant.objects.create(user=user, role=role.value, unit=unit, body=body, since=SINCE)


def make_cycle(period: str = PERIOD) -> Cycle:
    """A cycle with its calendar by the rules."""
    cycle = Cycle.objects.create(
        period=period,
        rulebook=RULEBOOK,
        settings={"quota_base": "good_and_above", "before_day": "strict"},
        opened_on=date(2026, 4, 1),
    )
    for due in deadlines(RULEBOOK, Quarter.parse(period), BeforeDay.STRICT):
        Due.objects.create(
            cycle=cycle,
            code=due.code,
            title=due.title,
            last_day=due.last_day,
            by_rule=due.last_day,
            clauses=list(due.clauses),
            readings=list(due.readings),
        )
    return cycle


def make_case(
    cycle: Cycle,
    unit: Unit,
    official: Official | None,
    role: Role,
    post: Post | None = None,
    state: CaseState = CaseState.PLANNING,
) -> Case:
    """A case as the cycle opens it."""
    positions = [post.position] if post and post.position else []
    profile = PostProfile(frozenset(Position(name) for name in positions), Block(unit.block))
    tier = load_competence(cycle.rulebook).tier_of(profile).tier
    return Case.objects.create(
        cycle=cycle,
        official=official,
        unit=unit,
        role=role.value,
        post_title=f"{post.name} {unit.name}" if post else "",
        positions=positions,
        block=unit.block,
        tier="provincial_rated" if official is None else tier.value,
        group=post.group if post else None,
        in_ratio=bool(post and post.group and post.group.in_ratio),
        state=state.value,
    )


@dataclass
class Cast:
    """Everybody, by first name."""

    unit: Unit
    other_unit: Unit
    heads: Group
    deputies: Group
    collectives: Group
    finance: Field
    projects: Field
    cycle: Cycle
    an: User
    binh: User
    chi: User
    dung: User
    giang: User
    hoa: User
    khoa: User
    lan: User
    minh: User
    nga: User
    oanh: User
    phuc: User
    an_case: Case
    binh_case: Case
    chi_case: Case
    collective_case: Case
    phuc_case: Case

    @property
    def everybody(self) -> list[User]:
        """All accounts, in the order of the alphabet."""
        return [value for value in vars(self).values() if isinstance(value, User)]

    @property
    def cases(self) -> list[Case]:
        """The cases of Sở Mẫu."""
        return [self.collective_case, self.an_case, self.binh_case, self.chi_case]


def rights(user: User) -> Rights:
    """What the account may do today."""
    return rights_of(user)


def actor(user: User) -> Actor:
    """The account as the log names it."""
    return rights_of(user).actor()


def make_cast() -> Cast:
    """The department, next door, and everybody above; a cycle with every case planning."""
    province = make_unit("TINH", "Tỉnh Mẫu")
    unit = make_unit("SO-MAU", "Sở Mẫu", province)
    other = make_unit("SO-KHAC", "Sở Khác", province)
    heads = make_group("truong-so", "Cấp trưởng các sở")
    deputies = make_group("pho-so", "Cấp phó các sở")
    collectives = make_group("tap-the-so", "Tập thể lãnh đạo các sở")
    head_post = Post.objects.create(
        code="GD", name="Giám đốc", position=Position.DEPARTMENT_HEAD.value, group=heads
    )
    deputy_post = Post.objects.create(
        code="PGD", name="Phó Giám đốc", position=Position.DEPARTMENT_DEPUTY.value, group=deputies
    )
    finance = Field.objects.create(unit=unit, name="Tài chính")
    projects = Field.objects.create(unit=unit, name="Dự án đầu tư")
    people = {
        code: make_official(f"CB-{code}", name)
        for code, name in (
            ("an", "Nguyễn Văn An"),
            ("binh", "Trần Thị Bình"),
            ("chi", "Lê Hữu Chi"),
            ("phuc", "Phạm Đình Phúc"),
        )
    }
    _assign(people["an"], unit, head_post, Role.HEAD)
    _assign(people["binh"], unit, deputy_post, Role.DEPUTY, finance)
    _assign(people["chi"], unit, deputy_post, Role.DEPUTY, projects)
    _assign(people["phuc"], other, head_post, Role.HEAD)
    users = _users(people, unit, other)
    cycle = make_cycle()
    collective = make_case(cycle, unit, None, Role.COLLECTIVE, state=CaseState.WORKING)
    Case.objects.filter(pk=collective.pk).update(group=collectives, in_ratio=True)
    collective.refresh_from_db()
    return Cast(
        unit=unit,
        other_unit=other,
        heads=heads,
        deputies=deputies,
        collectives=collectives,
        finance=finance,
        projects=projects,
        cycle=cycle,
        **users,
        collective_case=collective,
        an_case=make_case(cycle, unit, people["an"], Role.HEAD, head_post),
        binh_case=make_case(cycle, unit, people["binh"], Role.DEPUTY, deputy_post),
        chi_case=make_case(cycle, unit, people["chi"], Role.DEPUTY, deputy_post),
        phuc_case=make_case(cycle, other, people["phuc"], Role.HEAD, head_post),
    )


def _assign(
    official: Official, unit: Unit, post: Post, role: Role, field: Field | None = None
) -> None:
    assignment = Assignment.objects.create(
        official=official, unit=unit, post=post, role=role.value, since=SINCE
    )
    if field is not None:
        assignment.fields.add(field)


def _users(people: dict[str, Official], unit: Unit, other: Unit) -> dict[str, User]:
    users = {code: make_user(code, official.name, official) for code, official in people.items()}
    users |= {
        code: make_user(code, name)
        for code, name in (
            ("dung", "Đỗ Thị Dung"),
            ("giang", "Hồ Trường Giang"),
            ("hoa", "Bùi Thanh Hoa"),
            ("khoa", "Đinh Đăng Khoa"),
            ("lan", "Võ Ngọc Lan"),
            ("minh", "Đặng Quang Minh"),
            ("nga", "Phan Tố Nga"),
            ("oanh", "Lý Kim Oanh"),
        )
    }
    grant(users["an"], AccessRole.UNIT_HEAD, unit=unit)
    grant(users["dung"], AccessRole.UNIT_CLERK, unit=unit)
    grant(users["oanh"], AccessRole.UNIT_CLERK, unit=other)
    grant(users["phuc"], AccessRole.UNIT_HEAD, unit=other)
    grant(users["giang"], AccessRole.APPRAISER)
    grant(users["hoa"], AccessRole.SECRETARY, body=BODY)
    grant(users["khoa"], AccessRole.DECIDER, body=BODY)
    grant(users["lan"], AccessRole.INSPECTOR)
    grant(users["minh"], AccessRole.ADMINISTRATOR)
    grant(users["nga"], AccessRole.CONSULTED, body=ASKED)
    return users


def make_task(cast: Cast, official: Official, axis: int = 1, **values: object) -> Task:
    """A planned task of Sở Mẫu, due within the quarter, in the field its official leads."""
    fields = {cast.binh.official_id: cast.finance, cast.chi.official_id: cast.projects}
    number = Task.objects.count() + 1
    given: dict[str, object] = {
        "unit": cast.unit,
        "period": cast.cycle.period,
        "code": f"NV-{number:02}",
        "title": f"Nhiệm vụ {number}",
        "axis": axis,
        "field": fields.get(official.pk),
        "responsible": official,
        "product": f"Sản phẩm {number}",
        "deadline": date(2026, 6, 15),
        **values,
    }
    return Task.objects.create(**given)


def done(task: Task, **values: object) -> Task:
    """The task finished in time, reported in full and accepted."""
    given: dict[str, object] = {
        "progress": 100,
        "finished_on": date(2026, 6, 10),
        "quantity": Decimal(100),
        "quality": Decimal(100),
        "timeliness": Decimal(100),
        "leadership": Decimal(100),
        "acceptance": Task.Acceptance.ACCEPTED,
        **values,
    }
    Task.objects.filter(pk=task.pk).update(**given)
    task.refresh_from_db()
    return task


def approved_plan(case: Case, tasks: list[Task]) -> Plan:
    """An approved plan of these tasks: an axis that has a task gets its share of the 70."""
    axes = sorted({task.axis for task in tasks})
    points = {axis: 70 // len(axes) for axis in axes}
    points[axes[0]] += 70 - sum(points.values())
    plan = Plan.objects.create(
        case=case,
        axes={str(axis): str(points.get(axis, 0)) for axis in range(1, 7)},
        mains=[axes[0]],
        approved_by="Nguyễn Văn An",
    )
    for task in tasks:
        PlanItem.objects.create(plan=plan, task=task)
    Case.objects.filter(pk=case.pk).update(state=CaseState.WORKING.value)
    case.refresh_from_db()
    return plan
