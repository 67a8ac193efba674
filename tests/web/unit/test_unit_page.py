"""The page of a unit, by everybody."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.moves import STALE
from sauro.casework.dossiers.models import Dossier, Proposal
from sauro.casework.people.models import Assignment, Post
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import SINCE, Cast, make_case, make_official
from tests.casework.dossiers.unit_cast import (
    fresh,
    meet,
    propose,
    ready,
    self_assess,
    self_assessed,
    states,
    submit,
)

MOST_QUERIES = 20


def address(cast: Cast, rest: str = "") -> str:
    """A page of Sở Mẫu."""
    return f"/don-vi/{cast.unit.pk}/{rest}"


def sent(prefix: str, **values: object) -> dict[str, str]:
    """A form as a browser sends it."""
    return {f"{prefix}-{name}": str(value) for name, value in values.items()}


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("an", 200),
        ("dung", 200),
        ("giang", 200),
        ("hoa", 200),
        ("lan", 200),
        ("oanh", 404),
        ("phuc", 404),
        ("binh", 403),
        ("minh", 403),
        ("nga", 403),
    ],
)
def test_who_may_open_it(cast: Cast, client: Client, who: str, status: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(address(cast)).status_code == status


@pytest.mark.parametrize(
    ("who", "rest", "status"),
    [
        ("lan", "hop/", 403),
        ("an", "hop/", 403),
        ("giang", "nop/", 403),
        ("oanh", "hop/", 404),
        ("phuc", "nop/", 404),
        ("dung", "de-xuat/{case}/", 403),
        ("phuc", "de-xuat/{case}/", 404),
    ],
)
def test_who_may_not_act_on_it(
    cast: Cast, client: Client, who: str, rest: str, status: int
) -> None:
    client.force_login(getattr(cast, who))
    place = rest.format(case=cast.binh_case.pk)
    assert client.post(address(cast, place), {}).status_code == status
    assert client.get(address(cast, place)).status_code in {403, 405}


def test_the_head_never_proposes_for_himself(cast: Cast, client: Client) -> None:
    self_assessed(cast)
    client.force_login(cast.an)
    page = client.get(address(cast)).content.decode()
    assert f"/de-xuat/{cast.binh_case.pk}/" in page
    assert f"/de-xuat/{cast.an_case.pk}/" not in page
    answer = client.post(address(cast, f"de-xuat/{cast.an_case.pk}/"), {})
    assert answer.status_code == 403


def test_a_proposal_is_saved_once_however_often_it_is_sent(cast: Cast, client: Client) -> None:
    self_assessed(cast)
    client.force_login(cast.an)
    case = fresh(cast.binh_case)
    form = sent(f"de-xuat-{case.pk}", version=case.version, level="good", comment="Tốt.", reason="")
    first = client.post(address(cast, f"de-xuat/{case.pk}/"), form)
    assert first.status_code == 302
    assert first["Location"] == f"{address(cast)}?ky=2026-Q2#thanh-vien-{case.pk}"
    again = client.post(address(cast, f"de-xuat/{case.pk}/"), form)
    assert again.status_code == 422
    assert STALE.split(".", maxsplit=1)[0] in again.content.decode()
    assert Proposal.objects.get().head_name == "Nguyễn Văn An"
    assert fresh(case).version == case.version + 1


def test_after_a_stale_form_what_was_typed_is_there_and_can_be_sent_again(
    cast: Cast, client: Client
) -> None:
    self_assessed(cast)
    client.force_login(cast.an)
    case = fresh(cast.binh_case)
    propose(cast, case)
    form = sent(
        f"de-xuat-{case.pk}", version=case.version, level="good", comment="Lời mới.", reason=""
    )
    page = client.post(address(cast, f"de-xuat/{case.pk}/"), form).content.decode()
    assert "Lời mới." in page
    assert f'name="de-xuat-{case.pk}-version" value="{case.version + 1}"' in page


def test_a_level_that_departs_without_a_reason_comes_back_with_what_was_typed(
    cast: Cast, client: Client
) -> None:
    self_assessed(cast)
    client.force_login(cast.an)
    case = fresh(cast.binh_case)
    form = sent(
        f"de-xuat-{case.pk}",
        version=case.version,
        level="excellent",
        comment="Rất tốt.",
        reason="",
    )
    answer = client.post(address(cast, f"de-xuat/{case.pk}/"), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "khác kết quả theo quy tắc: phải ghi lý do (HD-QUY IX.1.2)." in page
    assert "Rất tốt." in page
    assert not Proposal.objects.exists()


def test_the_head_returns_a_self_assessment(cast: Cast, client: Client) -> None:
    self_assessed(cast)
    client.force_login(cast.an)
    case = fresh(cast.binh_case)
    place = address(cast, f"tra-lai/{case.pk}/")
    empty = client.post(place, sent(f"tra-lai-{case.pk}", version=case.version, reason=" "))
    assert empty.status_code == 422
    form = sent(f"tra-lai-{case.pk}", version=case.version, reason="Thiếu kết quả.")
    assert client.post(place, form).status_code == 302
    assert fresh(case).state == "working"


def meeting_form(version: int, **change: object) -> dict[str, object]:
    """Minutes as a browser sends them."""
    return {
        "version": version,
        "held_on": "19/6/2026",
        "place": "Phòng họp",
        "chair": "Nguyễn Văn An",
        "minute_taker": "Đỗ Thị Dung",
        "members": "3",
        "present": "3",
        "text": "Nhất trí.",
        **change,
    }


def test_the_clerk_records_the_meeting_and_the_votes(cast: Cast, client: Client) -> None:
    self_assessed(cast)
    propose(cast, cast.binh_case)
    propose(cast, cast.chi_case)
    client.force_login(cast.dung)
    assert client.post(address(cast, "hop/"), meeting_form(1)).status_code == 302
    votes: dict[str, object] = {"version": 2}
    for case in cast.cases:
        votes |= {f"level_{case.pk}": "good", f"for_{case.pk}": "3", f"against_{case.pk}": "0"}
    assert client.post(address(cast, "bieu-quyet/"), votes).status_code == 302
    assert states(cast) == {"proposed"}
    assert Proposal.objects.filter(level="good", votes_for=3).count() == 4


def test_wrong_minutes_come_back_with_the_message_at_the_field(cast: Cast, client: Client) -> None:
    client.force_login(cast.dung)
    answer = client.post(address(cast, "hop/"), meeting_form(1, present="5", place="Tầng 2"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Số có mặt (5) nhiều hơn tổng số thành viên (3). Hãy xem lại hai số này." in page
    assert 'value="Tầng 2"' in page
    assert Dossier.objects.get().held_on is None


def test_wrong_votes_come_back_with_the_message_at_the_field(cast: Cast, client: Client) -> None:
    self_assessed(cast)
    meet(cast)
    client.force_login(cast.dung)
    pk = cast.collective_case.pk
    form = {"version": 2, f"level_{pk}": "good", f"for_{pk}": "4", f"against_{pk}": "0"}
    answer = client.post(address(cast, "bieu-quyet/"), form)
    assert answer.status_code == 422
    said = "Tập thể lãnh đạo Sở Mẫu: tổng số phiếu 4 nhiều hơn số có mặt 3. Hãy xem lại."
    assert said in answer.content.decode()


def test_rows_left_alone_are_not_voted_on(cast: Cast, client: Client) -> None:
    self_assessed(cast)
    meet(cast)
    client.force_login(cast.dung)
    pk = cast.collective_case.pk
    form = {"version": 2, f"level_{pk}": "good", f"for_{pk}": "3", f"against_{pk}": "0"}
    assert client.post(address(cast, "bieu-quyet/"), form).status_code == 302
    assert states(cast) == {"self_assessed", "proposed"}
    nothing = client.post(address(cast, "bieu-quyet/"), {"version": 3})
    assert nothing.status_code == 422


def test_everything_up_to_the_submission(cast: Cast, client: Client) -> None:
    dossier = ready(cast)
    client.force_login(cast.dung)
    page = client.get(address(cast)).content.decode()
    assert "Chưa ghi số, ngày và người ký tờ trình (ghi khi nộp)" in page
    letter = {"version": dossier.version, "letter_number": "12-TTr/SM", "signer": "Nguyễn Văn An"}
    wrong = client.post(address(cast, "nop/"), {**letter, "letter_date": "31/6/2026"})
    assert wrong.status_code == 422
    assert 'value="12-TTr/SM"' in wrong.content.decode()
    done = client.post(address(cast, "nop/"), {**letter, "letter_date": "19/6/2026"})
    assert done.status_code == 302
    assert states(cast) == {"submitted"}
    after = client.get(address(cast)).content.decode()
    assert "12-TTr/SM, ngày 19/06/2026, Nguyễn Văn An ký" in after
    assert "/bieu-quyet/" not in after


@pytest.mark.parametrize("rest", ["ket-qua/", "minh-chung/"])
def test_results_and_evidence_are_confirmed(cast: Cast, client: Client, rest: str) -> None:
    client.force_login(cast.dung)
    assert client.post(address(cast, rest), {"version": 1}).status_code == 302
    dossier = Dossier.objects.get()
    assert bool(dossier.results_confirmed_at) is (rest == "ket-qua/")
    assert dossier.evidence_confirmed is (rest == "minh-chung/")
    assert client.post(address(cast, rest), {"version": 1}).status_code == 422


def test_a_late_and_a_returned_dossier_say_so(cast: Cast, client: Client, settings: Any) -> None:
    ready(cast)
    submit(cast)
    Dossier.objects.update(state="returned", returned_reason="Thiếu minh chứng.", late_days=2)
    settings.TODAY = SINCE.replace(year=2026, month=6, day=27)
    Dossier.objects.update(first_electronic_at="2026-06-26T10:00:00+07:00")
    client.force_login(cast.an)
    page = client.get(address(cast)).content.decode()
    assert "Hồ sơ nộp chậm 2 ngày" in page
    assert "Thiếu minh chứng." in page


def test_the_centres_case_is_sent_by_itself(cast: Cast, client: Client) -> None:
    self_assessed(cast)
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    client.force_login(cast.dung)
    case = fresh(cast.an_case)
    place = address(cast, f"trung-uong/{case.pk}/")
    assert place in client.get(address(cast)).content.decode()
    assert client.post(place, {"version": case.version}).status_code == 302
    assert fresh(case).state == "submitted"


def test_a_case_of_another_unit_is_unknown_here(cast: Cast, client: Client) -> None:
    client.force_login(cast.an)
    assert client.post(address(cast, f"de-xuat/{cast.phuc_case.pk}/"), {}).status_code == 404


def test_with_one_unit_the_list_is_that_unit_and_with_many_a_list(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.dung)
    assert client.get("/don-vi/")["Location"] == address(cast)
    client.force_login(cast.lan)
    page = client.get("/don-vi/").content.decode()
    assert "Sở Mẫu" in page
    assert "Sở Khác" in page
    narrowed = client.get("/don-vi/?tim=so+khac").content.decode()
    assert "Sở Mẫu" not in narrowed


def more_deputies(cast: Cast, number: int) -> None:
    """Deputies who join Sở Mẫu, self-assessed."""
    post = Post.objects.get(code="PGD")
    for place in range(number):
        official = make_official(f"CB-X{place}", f"Hoàng Văn {place}")
        Assignment.objects.create(
            official=official, unit=cast.unit, post=post, role=Role.DEPUTY.value, since=SINCE
        )
        case = make_case(
            cast.cycle, cast.unit, official, Role.DEPUTY, post, CaseState.SELF_ASSESSED
        )
        self_assess(fresh(case), Level.COMPLETED)


@pytest.mark.parametrize("who", ["an", "dung", "giang"])
def test_more_members_cost_no_more_queries(cast: Cast, client: Client, who: str) -> None:
    self_assessed(cast)
    meet(cast)
    client.force_login(getattr(cast, who))
    counts = []
    for number in (0, 12):
        more_deputies(cast, number)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(cast))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES
