"""Tự đánh giá: who writes, what is kept, what is tried out, what is handed in."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework import clock
from sauro.casework.access.models import User
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.models import SelfAssessment
from sauro.casework.work.models import Task
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import Cast, approved_plan, done, make_case, make_cycle, make_task
from tests.casework.dossiers.parts import change, fresh, full_marks, official_of, working_unit

HOME = "/tu-danh-gia/"


@pytest.fixture
def tasks(cast: Cast) -> dict[str, list[Task]]:
    return working_unit(cast)


@pytest.fixture
def path(cast: Cast, tasks: dict[str, list[Task]]) -> str:  # noqa: ARG001 - the work is done
    return f"{HOME}{cast.binh_case.pk}/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(response: object) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def typed(cast: Cast, **changes: str) -> dict[str, str]:
    marks = {f"mark_{code}": mark for code, mark in full_marks(cast.binh_case).items()}
    return {
        "version": "0",
        "level": "good",
        "strengths": "Hoàn thành đề án chuyển đổi số",
        "shortcomings": "Không",
        "lam": "luu",
        **marks,
        **changes,
    }


def test_the_official_and_the_clerk_write_and_nobody_else(cast: Cast, path: str) -> None:
    answers = {user.username: signed_in(user).get(path).status_code for user in cast.everybody}
    writers = {"binh", "dung"}
    readers = {"an", "giang", "hoa", "khoa", "lan"}
    assert {name for name, code in answers.items() if code == 200} == writers
    assert {name for name, code in answers.items() if code == 403} == readers | {"minh"}
    strangers = set(answers) - writers - readers - {"minh"}
    assert {answers[name] for name in strangers} == {404}
    assert Client().get(path).status_code == 302


def test_who_has_one_case_is_led_to_it_and_a_clerk_to_the_list(cast: Cast, path: str) -> None:
    assert signed_in(cast.binh).get(HOME).headers["Location"] == path
    page = text(signed_in(cast.dung).get(HOME))
    for case in cast.cases:
        assert f"{HOME}{case.pk}/" in page
    assert f"{HOME}{cast.phuc_case.pk}/" not in page
    assert "Không có hồ sơ nào để tự đánh giá" in text(signed_in(cast.lan).get(HOME))
    Cycle.objects.update(state=Cycle.State.CLOSED)
    assert "Chưa mở kỳ đánh giá" in text(signed_in(cast.binh).get(HOME))


def test_the_page_shows_the_whole_working_and_the_live_outcome(cast: Cast, path: str) -> None:
    page = text(signed_in(cast.binh).get(path))
    assert "Tự đánh giá quý II/2026" in page
    assert "Chính trị, tư tưởng" in page
    assert "NV-11 Nhiệm vụ 11" in page
    assert "điểm trục = KPI 100,00% × 35,00 điểm tối đa = 35,00" in page
    assert "Còn 5 tiêu chí chung chưa chấm" in page
    assert "Chưa đủ dữ liệu" in page


def test_a_draft_is_saved_with_a_decimal_comma(cast: Cast, path: str) -> None:
    client = signed_in(cast.binh)
    answer = client.post(path, typed(cast, mark_C1="5,25"), follow=True)
    assert answer.redirect_chain == [(path, 302)]
    assert "Đã lưu bản tự đánh giá." in text(answer)
    own = SelfAssessment.objects.get(case=cast.binh_case)
    assert [own.marks["C1"], own.score, own.typed_by] == ["5.25", Fraction("99.25"), ""]
    assert 'value="5,25"' in text(client.get(path))
    assert fresh(cast.binh_case).state == CaseState.WORKING.value


def test_trying_out_saves_nothing_and_keeps_what_was_typed(cast: Cast, path: str) -> None:
    client = signed_in(cast.binh)
    before = Entry.objects.count()
    page = text(client.post(path, typed(cast, lam="thu", strengths="Viết dở")))
    assert "Hoàn thành tốt nhiệm vụ" in page
    assert "100,00" in page
    assert "Viết dở" in page
    piece = text(client.post(f"{path}tinh-thu/", typed(cast, mark_C1="9")))
    assert "<html" not in piece
    assert "Chính trị, tư tưởng: Lớn quá: nhiều nhất là 6." in piece
    assert "Còn 1 tiêu chí chung chưa chấm" in piece
    assert not SelfAssessment.objects.exists()
    assert Entry.objects.count() == before


def test_what_is_missing_for_the_next_level_is_said(
    cast: Cast, path: str, tasks: dict[str, list[Task]]
) -> None:
    for task in tasks["binh"][:2]:
        change(task, exceeded=True)
    piece = text(signed_in(cast.binh).post(f"{path}tinh-thu/", typed(cast)))
    assert "Để lên mức hoàn thành xuất sắc nhiệm vụ, còn thiếu:" in piece
    assert "(có 2/10)" in piece


def test_handing_in_moves_the_case_and_closes_the_form(cast: Cast, path: str) -> None:
    client = signed_in(cast.binh)
    answer = client.post(path, typed(cast, lam="gui"), follow=True)
    assert "Đã gửi bản tự đánh giá." in text(answer)
    assert fresh(cast.binh_case).state == CaseState.SELF_ASSESSED.value
    page = text(client.get(path))
    assert "<textarea" not in page
    assert "Hoàn thành đề án chuyển đổi số" in page


def test_everything_missing_is_said_at_its_field_and_nothing_is_lost(cast: Cast, path: str) -> None:
    given = typed(cast, lam="gui", mark_C2="", level="excellent", shortcomings="")
    answer = signed_in(cast.binh).post(path, given)
    page = text(answer)
    assert answer.status_code == 422
    assert "Chưa chấm điểm tiêu chí này." in page
    assert "Chưa ghi hạn chế, khuyết điểm" in page
    assert "Tự đề xuất mức xuất sắc phải nêu sản phẩm nổi trội và lý do" in page
    assert "Hoàn thành đề án chuyển đổi số" in page
    assert not SelfAssessment.objects.exists()


def test_a_mark_off_its_scale_or_no_number_is_refused(cast: Cast, path: str) -> None:
    client = signed_in(cast.binh)
    for mark, message in (
        ("6,01", "Lớn quá: nhiều nhất là 6."),
        ("năm", "không phải là điểm"),
        ("-1", "không phải là điểm"),
    ):
        answer = client.post(path, typed(cast, mark_C1=mark))
        assert answer.status_code == 422
        assert message in text(answer)
        assert f'value="{mark}"' in text(answer)
    assert not SelfAssessment.objects.exists()


def test_a_second_press_and_a_stale_form_are_told(cast: Cast, path: str) -> None:
    client = signed_in(cast.binh)
    assert client.post(path, typed(cast)).status_code == 302
    answer = client.post(path, typed(cast, strengths="Bản cũ của tôi"))
    assert answer.status_code == 422
    assert "Người khác vừa lưu trước bạn." in text(answer)
    assert "Bản cũ của tôi" in text(answer)
    assert client.post(path, typed(cast, version="1", lam="gui")).status_code == 302
    answer = client.post(path, typed(cast, version="3", lam="gui"))
    assert answer.status_code == 422
    assert "Bản tự đánh giá đã gửi nên không sửa được nữa." in text(answer)


def test_a_clerk_types_for_others_but_does_not_hand_in(cast: Cast, path: str) -> None:
    client = signed_in(cast.dung)
    page = text(client.get(path))
    assert "Bạn đang nhập thay Trần Thị Bình" in page
    assert "Gửi bản tự đánh giá" not in page
    answer = client.post(path, typed(cast, lam="gui"), follow=True)
    assert "Đã lưu bản tự đánh giá." in text(answer)
    assert fresh(cast.binh_case).state == CaseState.WORKING.value
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.actor, entry.on_behalf_of) == ("dung", "Trần Thị Bình")
    assert "Đỗ Thị Dung đã nhập thay bạn" in text(signed_in(cast.binh).get(path))


def test_a_clerk_hands_in_for_the_collective(cast: Cast, tasks: dict[str, list[Task]]) -> None:
    assert tasks
    path = f"{HOME}{cast.collective_case.pk}/"
    answer = signed_in(cast.dung).post(path, typed(cast, lam="gui"), follow=True)
    assert "Đã gửi bản tự đánh giá." in text(answer)
    assert fresh(cast.collective_case).state == CaseState.SELF_ASSESSED.value
    assert signed_in(cast.an).get(path).status_code == 403


def test_before_the_plan_is_approved_the_page_says_what_to_do(cast: Cast) -> None:
    page = text(signed_in(cast.an).get(f"{HOME}{cast.an_case.pk}/"))
    assert "Kế hoạch quý chưa được duyệt" in page
    assert "<textarea" not in page


def test_the_head_sends_it_back_with_a_reason(cast: Cast, path: str) -> None:
    signed_in(cast.binh).post(path, typed(cast, lam="gui"))
    head, back = signed_in(cast.an), f"{path}tra-lai/"
    version = str(fresh(cast.binh_case).version)
    assert head.get(back).status_code == 200
    answer = head.post(back, {"version": version, "reason": " "})
    assert answer.status_code == 422
    assert "Chưa nêu lý do. Hãy ghi rõ lý do." in text(answer)
    answer = head.post(back, {"version": version, "reason": "Thiếu minh chứng NV-11"})
    assert answer.headers["Location"] == f"/ho-so/{cast.binh_case.pk}/"
    assert fresh(cast.binh_case).state == CaseState.WORKING.value
    assert "Thiếu minh chứng NV-11" in text(signed_in(cast.binh).get(path))
    again = head.post(back, {"version": version, "reason": "Thiếu minh chứng NV-11"})
    assert again.status_code == 422
    for user, code in ((cast.binh, 403), (cast.dung, 403), (cast.phuc, 404)):
        assert signed_in(user).get(back).status_code == code


def test_the_head_does_not_send_back_the_own(cast: Cast, path: str) -> None:
    assert path
    assert signed_in(cast.an).get(f"{HOME}{cast.an_case.pk}/tra-lai/").status_code == 403


def test_the_printed_sheet_is_for_all_who_may_see_the_case_and_is_logged(
    cast: Cast, path: str
) -> None:
    signed_in(cast.binh).post(path, typed(cast, lam="gui"))
    page = text(signed_in(cast.lan).get(f"{path}in/"))
    assert "Bản tự đánh giá quý II/2026" in page
    assert "Hoàn thành đề án chuyển đổi số" in page
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.act, entry.actor) == ("print_self_assessment", "lan")
    assert signed_in(cast.phuc).get(f"{path}in/").status_code == 404


def test_a_draft_is_read_by_the_official_and_the_unit_alone(cast: Cast, path: str) -> None:
    signed_in(cast.binh).post(path, typed(cast))
    case_path = f"/ho-so/{cast.binh_case.pk}/"
    for user in (cast.binh, cast.an, cast.dung):
        assert "bản nháp" in text(signed_in(user).get(case_path))
        assert "chuyển đổi số" in text(signed_in(user).get(f"{path}in/"))
    for user in (cast.giang, cast.khoa, cast.lan):
        assert "bản nháp" not in text(signed_in(user).get(case_path))
        page = text(signed_in(user).get(f"{path}in/"))
        assert "chuyển đổi số" not in page
        assert "Chưa có bản tự đánh giá" in page


def test_queries_do_not_grow_with_the_tasks(cast: Cast, path: str) -> None:
    client = signed_in(cast.binh)
    client.post(path, typed(cast))
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    more = [done(make_task(cast, official_of(cast.binh_case))) for _ in range(20)]
    case = Case.objects.get(pk=cast.binh_case.pk)
    case.plan.delete()
    approved_plan(case, more)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few) <= 20


def test_last_quarters_texts_fill_only_what_is_empty_and_only_when_asked(
    cast: Cast, path: str
) -> None:
    assert "Chép lời quý trước" not in text(signed_in(cast.binh).get(path))
    before = make_case(make_cycle("2026-Q1"), cast.unit, official_of(cast.binh_case), Role.DEPUTY)
    own = SelfAssessment.objects.create(
        case=before,
        level="excellent",
        marks={"C1": "5"},
        strengths="Lời quý trước",
        remedies="Nhắc trước hạn",
        outstanding_product="Đề án quý trước",
    )
    assert "Chép lời quý trước" not in text(signed_in(cast.binh).get(path))
    SelfAssessment.objects.filter(pk=own.pk).update(submitted_at=clock.now())
    page = text(signed_in(cast.binh).get(path))
    assert "Chép lời quý trước" in page
    assert "Nhắc trước hạn" not in page
    asked = {"version": "0", "strengths": "Lời quý này", "lam": "chep"}
    answer = signed_in(cast.binh).post(path, asked)
    page = text(answer)
    assert answer.status_code == 200
    assert "Nhắc trước hạn" in page
    assert "Lời quý này" in page
    for kept_away in ("Lời quý trước", "Đề án quý trước", 'value="5"', " checked"):
        assert kept_away not in page
    assert not SelfAssessment.objects.filter(case=cast.binh_case).exists()


def test_a_clerk_is_not_shown_what_the_official_said_last_quarter(cast: Cast, path: str) -> None:
    before = make_case(make_cycle("2026-Q1"), cast.unit, official_of(cast.binh_case), Role.DEPUTY)
    SelfAssessment.objects.create(
        case=before, strengths="Lời quý trước", submitted_at=clock.now(), marks={}
    )
    assert "Chép lời quý trước" not in text(signed_in(cast.dung).get(path))
    answer = signed_in(cast.dung).post(path, {"version": "0", "lam": "chep"})
    assert "Lời quý trước" not in text(answer)
