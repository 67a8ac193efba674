"""Special cases: grounds for not rating, former posts."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import FormerComment
from sauro.casework.people.models import Absence
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import Cast, make_case, make_official
from tests.casework.dossiers.unit_cast import fresh

LIST = "/truong-hop/"


def address(case: Case, rest: str = "") -> str:
    """The page of a case."""
    return f"/ho-so/{case.pk}/chua-xep-loai/{rest}"


TRAINING = {
    "kind": "training",
    "start": "1/4/2026",
    "end": "31/5/2026",
    "document": "QĐ 15-QĐ/TU ngày 20/3/2026",
}


@pytest.mark.parametrize(
    ("who", "status"),
    [("dung", 200), ("an", 200), ("giang", 200), ("binh", 200), ("chi", 404), ("oanh", 404)],
)
def test_who_may_read_the_grounds(cast: Cast, client: Client, who: str, status: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(address(cast.binh_case)).status_code == status


@pytest.mark.parametrize(("who", "status"), [("an", 403), ("binh", 403), ("oanh", 404)])
def test_who_may_not_record_one(cast: Cast, client: Client, who: str, status: int) -> None:
    client.force_login(getattr(cast, who))
    answer = client.post(address(cast.binh_case, "ghi/"), TRAINING)
    assert answer.status_code == status
    assert not Absence.objects.exists()


def test_a_ground_is_recorded_the_case_deferred_and_brought_back(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.dung)
    case = fresh(cast.binh_case)
    assert "được xếp loại" in client.get(address(case)).content.decode()
    too_early = client.post(address(case, "hoan/"), {"version": case.version})
    assert too_early.status_code == 422
    assert client.post(address(case, "ghi/"), TRAINING).status_code == 302
    assert "HD-QUY VIII.1.2" in client.get(address(case)).content.decode()
    assert client.post(address(case, "hoan/"), {"version": case.version}).status_code == 302
    assert fresh(case).state == CaseState.DEFERRED.value
    again = client.post(address(case, "hoan/"), {"version": case.version})
    assert again.status_code == 422
    absence = Absence.objects.get()
    back = client.post(address(case, "dua-lai/"), {"version": fresh(case).version})
    assert back.status_code == 422
    place = address(case, f"{absence.pk}/go/")
    assert client.post(place, {"reason": ""}).status_code == 422
    assert client.post(place, {"reason": "Ghi nhầm người."}).status_code == 302
    back = client.post(address(case, "dua-lai/"), {"version": fresh(case).version})
    assert back.status_code == 302
    assert fresh(case).state == CaseState.WORKING.value
    assert Entry.objects.filter(subject=case.code, act__in=["defer", "resume"]).count() == 2


def test_a_ground_without_document_comes_back_with_what_was_typed(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.dung)
    answer = client.post(address(cast.binh_case, "ghi/"), {**TRAINING, "document": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa ghi văn bản làm căn cứ: nêu số, ngày, cơ quan ban hành." in page
    assert 'value="1/4/2026"' in page


def test_a_collective_is_never_absent(cast: Cast, client: Client) -> None:
    client.force_login(cast.dung)
    assert client.get(address(cast.collective_case)).status_code == 404


def test_the_special_cases_are_those_within_reach(cast: Cast, client: Client) -> None:
    Case.objects.filter(pk=cast.chi_case.pk).update(changed_post=True, former_unit=cast.other_unit)
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    Case.objects.filter(pk=cast.binh_case.pk).update(state="deferred")
    for who, names in (
        (cast.dung, ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hữu Chi"]),
        (cast.oanh, ["Lê Hữu Chi"]),
        (cast.giang, ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hữu Chi"]),
    ):
        client.force_login(who)
        page = client.get(LIST).content.decode()
        everybody = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hữu Chi"]
        assert [name for name in everybody if name in page] == names
    client.force_login(cast.an)
    assert client.get(LIST).status_code == 403


def test_the_former_units_clerk_writes_the_comment(cast: Cast, client: Client) -> None:
    Case.objects.filter(pk=cast.chi_case.pk).update(changed_post=True, former_unit=cast.other_unit)
    place = f"/ho-so/{cast.chi_case.pk}/don-vi-cu/"
    client.force_login(cast.dung)
    assert client.get(place).status_code == 404
    client.force_login(cast.oanh)
    form = {"version": fresh(cast.chi_case).version, "text": "", "document": "7-NX"}
    assert client.post(place, form).status_code == 422
    form["text"] = "Hoàn thành tốt."
    assert client.post(place, form).status_code == 302
    assert FormerComment.objects.get().by == "Lý Kim Oanh"
    assert client.post(place, form).status_code == 422
    assert client.get(f"/ho-so/{cast.an_case.pk}/don-vi-cu/").status_code == 404


def test_more_special_cases_cost_no_more_queries(cast: Cast, client: Client) -> None:
    client.force_login(cast.giang)
    Case.objects.filter(pk=cast.binh_case.pk).update(
        state="deferred", changed_post=True, former_unit=cast.other_unit, tier="central"
    )
    counts = []
    for number in (0, 10):
        for place in range(number):
            official = make_official(f"CB-V{place}", f"Hoàng Văn {place}")
            case = make_case(cast.cycle, cast.unit, official, Role.MEMBER)
            Case.objects.filter(pk=case.pk).update(
                state="deferred", changed_post=True, former_unit=cast.other_unit, tier="central"
            )
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 20
