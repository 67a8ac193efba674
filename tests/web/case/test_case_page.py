"""Hồ sơ: everything on one case, and nothing before its time."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sauro.casework.access.models import User
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Decision, Item, Session
from sauro.casework.dossiers.models import Appraisal, Opinion, Proposal
from sauro.casework.dossiers.scoring import assess
from sauro.casework.dossiers.self_assessment import Draft, save_and_submit
from sauro.casework.dossiers.stored import freeze
from sauro.casework.people.models import PaperDecision
from sauro.casework.work.models import Evidence, Task
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import ASKED, BODY, Cast, actor, done, make_case, make_cycle, make_task
from tests.casework.dossiers.parts import change, fresh, full_marks, official_of, working_unit

SECRET_APPRAISAL = "Thẩm định ghi nhận riêng"
SECRET_DECISION = "Lý do của cấp quyết định"
SECRET_OPINION = "Ý kiến của Đảng ủy"
SECRET_PROPOSAL = "Nhận xét của người đứng đầu"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(response: object) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def page_of(user: User, case: Case) -> str:
    return text(signed_in(user).get(f"/ho-so/{case.pk}/"))


@pytest.fixture
def tasks(cast: Cast) -> dict[str, list[Task]]:
    return working_unit(cast)


@pytest.fixture
def case(cast: Cast, tasks: dict[str, list[Task]]) -> Case:  # noqa: ARG001 - the work is done
    """Bình's case, handed in by Bình."""
    texts = {"strengths": "Kết quả nổi bật của Bình", "shortcomings": "Không"}
    binh = fresh(cast.binh_case)
    save_and_submit(
        actor=actor(cast.binh),
        case=binh,
        draft=Draft(full_marks(binh), Level.GOOD, texts),
        version=0,
    )
    return fresh(binh)


def with_every_stage(case: Case, state: CaseState) -> Case:
    """Proposed good, opinion completed, appraised completed, decided completed."""
    frozen, now = freeze(assess(case, full_marks(case))), timezone.now()
    Proposal.objects.create(
        case=case,
        head_level="good",
        head_comment=SECRET_PROPOSAL,
        level="good",
        votes_for=3,
        votes_against=0,
        **frozen,
    )
    Opinion.objects.create(
        case=case,
        body=ASKED,
        act="opinion",
        clause="HD-QUY IX.1.1",
        asked_at=now,
        due=date(2026, 6, 28),
        level="completed",
        remark=SECRET_OPINION,
        answered_at=now,
    )
    Appraisal.objects.create(case=case, level="completed", reason=SECRET_APPRAISAL, **frozen)
    session = Session.objects.create(
        cycle=case.cycle,
        body=BODY,
        held_on=date(2026, 6, 30),
        place="Phòng họp",
        chair="A",
        secretary="B",
        members=9,
        present=9,
        decision_number="123-QĐ/TU",
        decision_date=date(2026, 7, 2),
        published_at=now,
    )
    item = Item.objects.create(session=session, case=case, place=1)
    Decision.objects.create(
        case=case,
        item=item,
        level="completed",
        reason=SECRET_DECISION,
        decided_at=now,
        decided_by="B",
        **frozen,
    )
    Case.objects.filter(pk=case.pk).update(state=state.value, level="completed")
    return fresh(case)


def secrets_in(page: str) -> list[str]:
    said = (SECRET_PROPOSAL, SECRET_OPINION, SECRET_APPRAISAL, SECRET_DECISION)
    return [secret for secret in said if secret in page]


def test_who_may_see_the_case_sees_the_page(cast: Cast, case: Case) -> None:
    codes = {
        user.username: signed_in(user).get(f"/ho-so/{case.pk}/").status_code
        for user in cast.everybody
    }
    seeing = {"an", "binh", "dung", "giang", "hoa", "khoa", "lan"}
    assert {name for name, code in codes.items() if code == 200} == seeing
    assert codes["minh"] == 403
    assert {codes[name] for name in ("chi", "nga", "oanh", "phuc")} == {404}
    assert signed_in(cast.lan).get("/ho-so/999999/").status_code == 404


def test_every_reading_is_logged_before_anything_is_shown(cast: Cast, case: Case) -> None:
    page_of(cast.lan, case)
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.act, entry.subject, entry.actor, entry.role, entry.unit) == (
        "see_case",
        case.code,
        "lan",
        "inspector",
        cast.unit.pk,
    )


def test_the_page_tells_the_whole_case(
    cast: Cast, case: Case, tasks: dict[str, list[Task]]
) -> None:
    change(tasks["binh"][0], exceeded=True)
    Evidence.objects.create(
        task=tasks["binh"][1],
        name="Biên bản nghiệm thu.pdf",
        digest="0" * 64,
        size=10,
        kind="pdf",
        added_by="Trần Thị Bình",
        added_at=timezone.now(),
    )
    page = page_of(cast.giang, case)
    for said in (
        "<title>Hồ sơ: Trần Thị Bình, quý II/2026 · Sáu Rõ</title>",
        "Phó Giám đốc Sở Mẫu",
        "Nhóm tương đồng: Cấp phó các sở",
        "Theo quy tắc, trên số liệu hiện có",
        "Kết quả nổi bật của Bình",
        "Biên bản nghiệm thu.pdf",
        "vượt yêu cầu",
        "Gửi bản tự đánh giá",
        "Chưa có quý nào được xếp loại trước đây.",
    ):
        assert said in page


@pytest.mark.parametrize("name", ["giang", "hoa", "khoa", "lan"])
def test_who_prepares_decides_or_inspects_sees_every_stage(
    cast: Cast, case: Case, name: str
) -> None:
    decided = with_every_stage(case, CaseState.DECIDED)
    page = page_of(getattr(cast, name), decided)
    assert len(secrets_in(page)) == 4
    assert "Theo quy tắc, khi quyết định" in page
    assert "123-QĐ/TU" in page
    assert "Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh" in page
    assert ASKED not in page


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("binh", [SECRET_PROPOSAL], [SECRET_PROPOSAL, SECRET_APPRAISAL, SECRET_DECISION]),
        (
            "an",
            [SECRET_PROPOSAL],
            [SECRET_PROPOSAL, SECRET_OPINION, SECRET_APPRAISAL, SECRET_DECISION],
        ),
        ("nga", [SECRET_PROPOSAL, SECRET_OPINION], None),
    ],
)
def test_others_wait_for_the_publication(
    cast: Cast, case: Case, name: str, before: list[str], after: list[str] | None
) -> None:
    decided = with_every_stage(case, CaseState.DECIDED)
    page = page_of(getattr(cast, name), decided)
    assert secrets_in(page) == before
    assert "123-QĐ/TU" not in page
    assert "lv-completed" not in page.replace("reached-completed", "") or name == "nga"
    Case.objects.filter(pk=case.pk).update(state=CaseState.PUBLISHED.value)
    if after is not None:
        page = page_of(getattr(cast, name), decided)
        assert secrets_in(page) == after
        assert "123-QĐ/TU" in page


def test_earlier_quarters_are_a_strip_of_published_and_paper_results(
    cast: Cast, case: Case
) -> None:
    official = official_of(cast.binh_case)
    PaperDecision.objects.create(
        official=official,
        period="2026-Q1",
        level="excellent",
        number="45-QĐ/TU",
        signed_on=date(2026, 4, 3),
        signed_by="Ban Thường vụ",
    )
    third = make_case(make_cycle("2025-Q3"), cast.unit, official, Role(case.role))
    Case.objects.filter(pk=third.pk).update(level="failed", state=CaseState.DECIDED.value)
    page = page_of(cast.lan, case)
    assert "Quý I/2026" in page
    assert "văn bản 45-QĐ/TU" in page
    assert "Quý III/2025" not in page
    Case.objects.filter(pk=third.pk).update(state=CaseState.PUBLISHED.value)
    page = page_of(cast.lan, case)
    assert page.index("Quý III/2025") < page.index("Quý I/2026")
    assert f"/ho-so/{third.pk}/" in page


def test_the_buttons_are_for_those_who_may(cast: Cast, case: Case) -> None:
    back = f"/tu-danh-gia/{case.pk}/tra-lai/"
    assert back in page_of(cast.an, case)
    for user in (cast.binh, cast.dung, cast.giang, cast.lan):
        assert back not in page_of(user, case)
    write = f'href="/tu-danh-gia/{cast.chi_case.pk}/"'
    assert write in page_of(cast.chi, cast.chi_case)
    assert write in page_of(cast.dung, cast.chi_case)
    assert write not in page_of(cast.an, cast.chi_case)


def test_a_deferred_case_and_an_empty_one_are_shown(cast: Cast) -> None:
    page = page_of(cast.lan, cast.phuc_case)
    assert "Chưa có nhiệm vụ nào trong quý." in page
    assert "Chưa tính được điểm các trục" in page
    Case.objects.filter(pk=cast.phuc_case.pk).update(state=CaseState.DEFERRED.value)
    assert "Chưa xếp loại quý này" in page_of(cast.lan, cast.phuc_case)


def test_a_collective_has_its_page_too(cast: Cast, tasks: dict[str, list[Task]]) -> None:
    assert tasks
    page = page_of(cast.dung, fresh(cast.collective_case))
    assert "Tập thể lãnh đạo Sở Mẫu" in page
    assert "Nhiệm vụ của đơn vị" in page


@pytest.mark.parametrize("state", [CaseState.SELF_ASSESSED, CaseState.DECIDED])
def test_queries_are_few_and_do_not_grow(cast: Cast, case: Case, state: CaseState) -> None:
    shown = with_every_stage(case, state)
    client = signed_in(cast.giang)
    with CaptureQueriesContext(connection) as few:
        client.get(f"/ho-so/{shown.pk}/")
    for _ in range(20):
        done(make_task(cast, official_of(cast.binh_case)))
        page_of(cast.lan, shown)
    with CaptureQueriesContext(connection) as many:
        client.get(f"/ho-so/{shown.pk}/")
    assert len(many) == len(few) <= 20


def test_a_closed_cycle_shows_what_was_frozen(cast: Cast, case: Case) -> None:
    decided = with_every_stage(case, CaseState.PUBLISHED)
    Cycle.objects.update(state=Cycle.State.CLOSED)
    Task.objects.update(acceptance=Task.Acceptance.REFUSED)
    page = page_of(cast.binh, decided)
    assert "Điểm: 100,00" in page
    assert "Theo quy tắc, khi quyết định" in page
