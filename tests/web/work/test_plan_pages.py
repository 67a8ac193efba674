"""The plan in the browser: drawn up, counted, submitted, approved, returned, reopened, copied."""

from __future__ import annotations

import re

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.work.models import Plan, PlanVersion, Task
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import Cast, approved_plan, done, make_case, make_cycle, make_task
from tests.web.work.cast import client, official, plan_data, queries, two_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(cast: Cast) -> list[Task]:
    return two_tasks(cast)


def url(cast: Cast, act: str = "") -> str:
    return f"/ke-hoach/{cast.binh_case.pk}/{act}"


def state(cast: Cast) -> str:
    cast.binh_case.refresh_from_db()
    return cast.binh_case.state


def version(cast: Cast) -> int:
    cast.binh_case.refresh_from_db()
    return cast.binh_case.version


def saved(cast: Cast, tasks: list[Task], *, submit: bool = False) -> None:
    more = {"trinh": "1"} if submit else {}
    answer = client(cast.binh).post(url(cast, "sua/"), plan_data(cast, tasks, **more))
    assert answer.status_code == 302


def test_the_form_starts_from_the_proposal_and_saves_a_draft(cast: Cast, tasks: list[Task]) -> None:
    page = client(cast.binh).get(url(cast, "sua/")).content.decode()
    assert 'name="axis_1" value="42"' in page
    assert "Đủ điều kiện trình duyệt." in page
    saved(cast, tasks)
    assert state(cast) == CaseState.PLANNING
    plan = Plan.objects.get()
    assert plan.axes["1"] == "40"
    assert [(item.weight, str(item.coefficient)) for item in plan.items.all()] == [
        (2, "1.5"),
        (2, "1.5"),
    ]
    again = client(cast.binh).get(url(cast, "sua/")).content.decode()
    assert 'name="axis_1" value="40"' in again
    assert '<option value="1.5" selected>1,5</option>' in again


def test_saved_and_submitted_at_once_or_not_at_all(cast: Cast, tasks: list[Task]) -> None:
    data = plan_data(cast, tasks, axis_1="39", trinh="1")
    refused = client(cast.binh).post(url(cast, "sua/"), data)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Điểm tối đa của sáu trục chưa đúng tổng điểm kết quả của khung" in page
    assert 'name="axis_1" value="39"' in page
    assert not Plan.objects.exists()
    saved(cast, tasks, submit=True)
    assert state(cast) == CaseState.PLAN_SUBMITTED


def test_the_total_is_counted_by_the_server_without_saving(cast: Cast, tasks: list[Task]) -> None:
    answer = client(cast.binh).post(url(cast, "tong/"), plan_data(cast, tasks, axis_1="39,5"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '69,50<span class="sr-soft"> / 70,00' in page
    assert "Còn 0,50 điểm chưa phân." in page
    assert "Điểm tối đa các trục cộng lại là 69,5; phải bằng 70" in page
    assert not Plan.objects.exists()
    fits = client(cast.binh).post(url(cast, "tong/"), plan_data(cast, tasks)).content.decode()
    assert "Đủ điều kiện trình duyệt." in fits


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(
    cast: Cast, tasks: list[Task]
) -> None:
    data = plan_data(cast, tasks, axis_2="ba mươi")
    data[f"weight_{tasks[0].pk}"] = "0"
    answer = client(cast.binh).post(url(cast, "sua/"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert (
        "“ba mươi” không phải là điểm" in page or "&quot;ba mươi&quot; không phải là điểm" in page
    )
    assert 'value="ba mươi"' in page
    assert "Nhỏ quá: ít nhất là 1." in page
    assert not Plan.objects.exists()


def test_a_stale_or_doubled_form_is_told_and_nothing_is_lost(cast: Cast, tasks: list[Task]) -> None:
    data = plan_data(cast, tasks)
    assert client(cast.binh).post(url(cast, "sua/"), data).status_code == 302
    second = client(cast.binh).post(url(cast, "sua/"), data | {"axis_1": "41"})
    assert second.status_code == 422
    assert "Người khác vừa lưu trước bạn." in second.content.decode()
    assert 'value="41"' in second.content.decode()
    assert Plan.objects.get().axes["1"] == "40"


def test_the_head_approves_and_the_version_is_kept(cast: Cast, tasks: list[Task]) -> None:
    saved(cast, tasks, submit=True)
    page = client(cast.an).get(url(cast)).content.decode()
    assert "Duyệt kế hoạch" in page
    answer = client(cast.an).post(url(cast, "duyet/"), {"version": version(cast)})
    assert answer.status_code == 302
    assert state(cast) == CaseState.WORKING
    assert PlanVersion.objects.get().approved_by == "Nguyễn Văn An"
    again = client(cast.an).post(url(cast, "duyet/"), {"version": version(cast)})
    assert again.status_code == 422
    assert "Không thể duyệt kế hoạch khi hồ sơ ở bước" in again.content.decode()
    assert PlanVersion.objects.count() == 1


def test_returned_with_a_reason_the_official_reads_it(cast: Cast, tasks: list[Task]) -> None:
    saved(cast, tasks, submit=True)
    path = url(cast, "tra-lai/")
    missing = client(cast.an).post(path, {"tra-version": version(cast), "tra-reason": ""})
    assert missing.status_code == 422
    assert "Chưa nêu lý do. Hãy ghi rõ lý do." in missing.content.decode()
    given = {"tra-version": version(cast), "tra-reason": "Thiếu chỉ tiêu giải ngân"}
    assert client(cast.an).post(path, given).status_code == 302
    assert "Thiếu chỉ tiêu giải ngân" in client(cast.binh).get("/nhiem-vu/").content.decode()


def test_a_reopened_plan_shows_what_changed_since_approval(cast: Cast, tasks: list[Task]) -> None:
    saved(cast, tasks, submit=True)
    client(cast.an).post(url(cast, "duyet/"), {"version": version(cast)})
    given = {"mo-version": version(cast), "mo-reason": "Giao thêm việc"}
    assert client(cast.binh).post(url(cast, "mo-lai/"), given).status_code == 302
    data = plan_data(cast, tasks, axis_1="50", axis_2="20")
    assert client(cast.binh).post(url(cast, "sua/"), data).status_code == 302
    page = client(cast.binh).get("/nhiem-vu/").content.decode()
    assert "Khác với bản đã duyệt lần 1" in page
    assert "Lý do: Giao thêm việc" in page
    assert '<th scope="row">Điểm trục 1</th><td>40</td><td>50</td>' in page


def test_the_clerk_types_on_behalf_and_the_log_names_both(cast: Cast, tasks: list[Task]) -> None:
    assert client(cast.dung).post(url(cast, "sua/"), plan_data(cast, tasks)).status_code == 302
    entry = Entry.objects.get(act="save_plan")
    assert (entry.actor, entry.on_behalf_of) == ("dung", "Trần Thị Bình")


def test_last_quarters_plan_is_copied_from_the_page(cast: Cast, tasks: list[Task]) -> None:
    approved_plan(cast.binh_case, tasks)
    case = make_case(make_cycle("2026-Q3"), cast.unit, official(cast.binh_case), Role.DEPUTY)
    path = f"/ke-hoach/{case.pk}/sao-chep/"
    assert client(cast.binh).post(path, {"chep-version": 1}).status_code == 302
    assert Task.objects.filter(period="2026-Q3", carried_from__isnull=False).count() == 2
    other = client(cast.chi).post(f"/ke-hoach/{cast.chi_case.pk}/sao-chep/", {"chep-version": 1})
    assert other.status_code == 422
    assert "Không có kế hoạch quý I/2026 để sao chép" in other.content.decode()


def quick(page: str) -> dict[str, str]:
    """The form of the plan page as a browser sends it untouched."""
    form = page.split('id="nhanh"')[1].split("</form>")[0]
    data = {}
    for control in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'{key}="([^"]*)"', control) for key in ("name", "value"))
        if name and 'type="checkbox"' not in control:
            data[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', form, re.DOTALL):
        data[name] = re.findall(r'value="([^"]*)" selected', options)[0]
    return data


def test_the_plan_proposed_is_submitted_from_its_page_by_one_press(
    cast: Cast, tasks: list[Task]
) -> None:
    page = client(cast.binh).get("/nhiem-vu/").content.decode()
    assert "Đề xuất, chưa lưu:" in page
    assert not Plan.objects.exists()
    data = quick(page) | {f"weight_{tasks[0].pk}": "3", "trinh": "1"}
    assert client(cast.binh).post(url(cast, "sua/"), data).status_code == 302
    assert state(cast) == CaseState.PLAN_SUBMITTED
    plan = Plan.objects.get()
    assert (plan.axes["1"], plan.axes["2"], plan.mains) == ("42", "28", [1])
    assert [item.weight for item in plan.items.all()] == [3, 1]


def test_what_is_only_proposed_is_not_shown_to_the_superior(cast: Cast, tasks: list[Task]) -> None:
    page = client(cast.an).get(url(cast)).content.decode()
    assert "Đề xuất, chưa lưu:" not in page
    assert "Trục có điểm nhưng chưa có sản phẩm." in page
    assert f"Nhiệm vụ chưa đưa vào kế hoạch: {len(tasks)}" in page


def test_weights_are_changed_in_the_row_and_everything_else_stays(
    cast: Cast, tasks: list[Task]
) -> None:
    saved(cast, tasks[:1])
    Plan.objects.update(axes={"1": "40.5", "2": "29.5"} | {str(axis): "0" for axis in range(3, 7)})
    data = quick(client(cast.binh).get(url(cast)).content.decode())
    data |= {f"weight_{tasks[0].pk}": "4", f"pick_{tasks[1].pk}": "on"}
    assert client(cast.binh).post(url(cast, "sua/"), data).status_code == 302
    plan = Plan.objects.get()
    assert (plan.axes["1"], plan.mains) == ("40.5", [1])
    assert [(item.weight, str(item.coefficient)) for item in plan.items.all()] == [
        (4, "1.5"),
        (1, "1.0"),
    ]


def test_a_wrong_weight_in_the_row_is_said_on_the_page_of_the_whole_plan(
    cast: Cast, tasks: list[Task]
) -> None:
    data = quick(client(cast.binh).get(url(cast)).content.decode())
    data |= {f"weight_{tasks[0].pk}": "0", "trinh": "1"}
    answer = client(cast.binh).post(url(cast, "sua/"), data)
    assert answer.status_code == 422
    assert "Nhỏ quá: ít nhất là 1." in answer.content.decode()
    assert not Plan.objects.exists()


def test_a_finished_task_comes_again_when_the_copy_is_to_repeat(
    cast: Cast, tasks: list[Task]
) -> None:
    approved_plan(cast.binh_case, [done(task) for task in tasks])
    case = make_case(make_cycle("2026-Q3"), cast.unit, official(cast.binh_case), Role.DEPUTY)
    data = {"chep-version": 1, "chep-repeat_finished": "on"}
    answer = client(cast.binh).post(f"/ke-hoach/{case.pk}/sao-chep/", data)
    assert answer.status_code == 302
    days = Task.objects.filter(period="2026-Q3").values_list("deadline", flat=True)
    assert [f"{day:%d/%m}" for day in days if day] == ["15/09", "15/09"]


def test_without_a_case_or_a_cycle_the_page_says_what_to_do(cast: Cast) -> None:
    cast.binh_case.delete()
    page = client(cast.binh).get("/nhiem-vu/").content.decode()
    assert "Bạn chưa có hồ sơ đánh giá trong kỳ này" in page


def test_queries_do_not_grow_with_the_products(cast: Cast, tasks: list[Task]) -> None:
    approved_plan(cast.binh_case, tasks)
    browser = client(cast.binh)
    counts = [queries(browser, path) for path in ("/nhiem-vu/", url(cast, "ket-qua/"))]
    more = [make_task(cast, official(cast.binh_case), 1) for _ in range(20)]
    for task in more:
        Plan.objects.get().items.create(task=task)
    after = [queries(browser, path) for path in ("/nhiem-vu/", url(cast, "ket-qua/"))]
    assert after == counts
    assert max(after) <= 20
