"""The log as a page: who enters, what is found, pages by number, the check, the exports."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sauro.casework.audit.guard import lower_guard, raise_guard
from sauro.casework.audit.models import Entry
from sauro.casework.audit.selectors import PAGE_SIZE
from sauro.casework.audit.services import Actor, record
from tests.casework.cast import Cast
from tests.web.people.browser import client_of

LOG = "/nhat-ky/"
AN = Actor("an", "unit_head")


@pytest.fixture
def client(cast: Cast) -> Client:
    """Lan, who inspects."""
    return client_of(cast.lan)


def numbers(client: Client, **asked: str | int) -> list[int]:
    """The numbers of the lines on the page."""
    response = client.get(LOG, asked)
    assert response.status_code == 200
    return [line.number for line in response.context["lines"]]


def fill(count: int) -> None:
    """So many lines."""
    for number in range(1, count + 1):
        record(AN, "see_case", f"case:{number}")


def test_those_who_watch_over_the_system_enter(cast: Cast) -> None:
    for user in cast.everybody:
        for path in (LOG, f"{LOG}nhat-ky.csv", f"{LOG}nhat-ky.xlsx"):
            status = client_of(user).get(path).status_code
            allowed = user in (cast.giang, cast.lan, cast.minh)
            assert status == (200 if allowed else 403), (user.username, path)
        status = client_of(user).post(f"{LOG}kiem-tra/").status_code
        assert status == (200 if allowed else 403), user.username


def test_a_line_says_who_what_and_about_whom(client: Client, cast: Cast) -> None:
    record(
        Actor("dung", "unit_clerk", "Trần Thị Bình"),
        "submit_self_assessment",
        cast.binh_case.code,
        unit=cast.unit.pk,
        details={"from": "working", "to": "self_assessed", "level": "good", "empty": None},
    )
    page = client.get(LOG).content.decode()
    for text in (
        "Đỗ Thị Dung",
        "Cán bộ tham mưu của đơn vị, làm thay Trần Thị Bình",
        "Gửi bản tự đánh giá",
        "Hồ sơ: Trần Thị Bình, quý II/2026",
        "Sở Mẫu",
        '<dt>Từ bước</dt><dd class="text-break">Đang thực hiện</dd>',
        '<dt>Mức</dt><dd class="text-break">Hoàn thành tốt nhiệm vụ</dd>',
    ):
        assert text in page
    assert "empty" not in page


def test_an_act_of_a_later_version_and_odd_details_are_still_shown(client: Client) -> None:
    details = {"mới": [{"a": True}, [1, None]], "<b>": "<script>"}
    record(AN, "future_act", "thing:7", details=details)
    page = client.get(LOG).content.decode()
    assert "future_act" in page
    assert "thing:7" in page
    assert "&lt;script&gt;" in page
    assert "a: có; 1; " in page


def test_lines_are_found_by_actor_act_unit_and_subject(client: Client, cast: Cast) -> None:
    record(AN, "see_case", cast.binh_case.code, unit=cast.unit.pk)
    record(Actor("oanh", "unit_clerk"), "see_case", cast.phuc_case.code, unit=cast.other_unit.pk)
    record(AN, "propose", cast.phuc_case.code, unit=cast.other_unit.pk)
    record(Actor("minh"), "reset_password", f"user:{cast.binh.pk}")
    assert numbers(client) == [4, 3, 2, 1]
    assert numbers(client, nguoi="AN") == [3, 1]
    assert numbers(client, viec="see_case") == [2, 1]
    assert numbers(client, don_vi=cast.other_unit.pk) == [3, 2]
    assert numbers(client, ve=cast.phuc_case.code) == [3, 2]
    assert numbers(client, ve="tran thi binh") == [4, 1]
    assert numbers(client, ve="khong co ai") == []
    assert numbers(client, nguoi="an", viec="see_case", ve="binh") == [1]


def at(number: int, moment: datetime) -> None:
    """Set when a line was written, past the guard."""
    lower_guard()
    Entry.objects.filter(pk=number).update(at=moment)
    raise_guard()


def test_a_span_holds_its_first_and_last_day_whole(client: Client) -> None:
    fill(4)
    start = datetime(2026, 6, 10, tzinfo=timezone.get_current_timezone())
    at(1, start - timedelta(seconds=1))
    at(2, start)
    at(3, start + timedelta(days=2, seconds=-1))
    at(4, start + timedelta(days=2))
    assert numbers(client, tu="10/06/2026", den="11/06/2026") == [3, 2]
    assert numbers(client, tu="12/06/2026") == [4]
    assert numbers(client, den="09/06/2026") == [1]
    assert numbers(client, tu="13/06/2026", den="30/06/2026") == []


def test_a_wrong_question_is_told_at_its_field(client: Client) -> None:
    page = client.get(LOG, {"tu": "11/06/2026", "den": "10/06/2026"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "Đến ngày trước từ ngày. Hãy nhập lại." in text
    assert 'value="11/06/2026"' in text
    assert client.get(LOG, {"tu": "hôm qua"}).status_code == 422


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 1), (50, 1), (51, 2), (101, 3)])
def test_pages_go_down_and_up_again_without_losing_a_line(
    client: Client, count: int, pages: int
) -> None:
    fill(count)
    down: list[list[int]] = []
    page = client.get(LOG).context
    while page["lines"]:
        down.append([line.number for line in page["lines"]])
        if page["page"].older is None:
            break
        page = client.get(LOG, {"duoi": page["page"].older}).context
    assert [number for shown in down for number in shown] == list(range(count, 0, -1))
    assert len(down) == pages
    up = down[-1:]
    while page["page"].newer is not None:
        page = client.get(LOG, {"tren": page["page"].newer}).context
        up.append([line.number for line in page["lines"]])
    below = page["page"].older
    assert below is None or numbers(client, duoi=below) == down[1]
    climbed = sorted(number for shown in up for number in shown)
    assert climbed == list(range(1, count + 1))


def test_a_page_takes_as_many_queries_however_many_lines(client: Client, cast: Cast) -> None:
    record(AN, "see_case", cast.binh_case.code, unit=cast.unit.pk)
    with CaptureQueriesContext(connection) as few:
        client.get(LOG)
    for case in [*cast.cases] * 20:
        record(AN, "see_case", case.code, unit=cast.unit.pk)
    with CaptureQueriesContext(connection) as many:
        assert len(client.get(LOG).context["lines"]) == PAGE_SIZE
    assert len(many) == len(few) <= 20


def test_the_check_says_how_many_lines_hold_and_is_a_line_itself(client: Client) -> None:
    fill(3)
    head = Entry.objects.get(pk=3).digest
    page = client.post(f"{LOG}kiem-tra/").content.decode()
    assert "Chuỗi niêm phong nguyên vẹn" in page
    assert "Đã kiểm tra 3 dòng." in page
    assert head in page
    line = Entry.objects.get(pk=4)
    assert (line.actor, line.act, line.details["count"]) == ("lan", "verify_log", 3)


def test_the_check_names_a_line_that_was_changed(client: Client) -> None:
    fill(3)
    at(2, timezone.now() - timedelta(days=400))
    page = client.post(f"{LOG}kiem-tra/").content.decode()
    assert "Chuỗi niêm phong không còn nguyên vẹn" in page
    assert "Dòng 2: nội dung không khớp với dấu niêm phong." in page


def csv_rows(client: Client, **asked: str) -> list[list[str]]:
    """The rows of the CSV file."""
    data = client.get(f"{LOG}nhat-ky.csv", asked).getvalue()
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_csv_holds_what_was_asked_for_in_bites(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sauro.web.log.export.AT_ONCE", 2)
    fill(5)
    record(Actor("binh"), "=1+1")
    header, *rows = csv_rows(client)
    assert header[:3] == ["Số", "Lúc", "Người làm"]
    assert [row[0] for row in rows] == ["6", "5", "4", "3", "2", "1"]
    assert rows[0][6] == "'=1+1"
    assert [row[0] for row in csv_rows(client, nguoi="binh")[1:]] == ["6"]


def test_an_export_is_a_line_of_the_log_with_what_was_asked(client: Client) -> None:
    fill(1)
    assert client.get(f"{LOG}nhat-ky.xlsx", {"nguoi": "an", "tu": ""}).content[:2] == b"PK"
    line = Entry.objects.order_by("-number")[0]
    assert (line.act, line.details) == ("export_log", {"file": "xlsx", "asked": {"nguoi": "an"}})


def test_more_lines_than_a_workbook_holds_are_sent_to_csv(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sauro.web.log.export.MOST_IN_EXCEL", 3)
    fill(3)
    assert client.get(f"{LOG}nhat-ky.xlsx").status_code == 200
    page = client.get(f"{LOG}nhat-ky.xlsx", follow=True).content.decode()
    assert "Quá 3 dòng, nhiều hơn một tệp Excel đọc được." in page
    assert "Hãy thu hẹp khoảng ngày, hoặc tải tệp CSV." in page
