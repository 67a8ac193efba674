"""The pages of the bodies asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Opinion
from sauro.casework.dossiers.routing import route_opinions
from sauro.regulation.quarter.facts import Role as Place
from tests.casework.cast import ASKED, Cast, grant, make_case, make_official
from tests.casework.dossiers.unit_cast import fresh, received, self_assess

LIST = "/y-kien/"
MOST_QUERIES = 20


def asked(case: Case) -> Opinion:
    """What Nga's body is asked about a case."""
    return Opinion.objects.get(case=case, body=ASKED)


@pytest.mark.parametrize(("who", "status"), [("nga", 200), ("giang", 403), ("dung", 403)])
def test_who_may_open_the_list(cast: Cast, client: Client, who: str, status: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(LIST).status_code == status


def test_only_what_is_asked_of_the_body_is_listed(cast: Cast, client: Client) -> None:
    received(cast)
    Opinion.objects.filter(case=cast.an_case, body=ASKED).update(body="peoples_council_standing")
    client.force_login(cast.nga)
    page = client.get(LIST).content.decode()
    assert "Trần Thị Bình" in page
    assert "Nguyễn Văn An" not in page
    assert (
        client.get(
            f"{LIST}{Opinion.objects.get(case=cast.an_case, body='peoples_council_standing').pk}/"
        ).status_code
        == 404
    )


def test_an_answer_is_given_and_reading_is_logged(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.nga)
    opinion = asked(cast.binh_case)
    place = f"{LIST}{opinion.pk}/"
    assert client.get(place).status_code == 200
    assert Entry.objects.get(act="see_case").subject == cast.binh_case.code
    form = {"version": opinion.version, "level": "completed", "remark": ""}
    refused = client.post(place, form)
    assert refused.status_code == 422
    assert "Mức này khác mức đơn vị đề xuất: ghi nhận xét, lý do." in refused.content.decode()
    form["remark"] = "Còn chậm."
    assert client.post(place, form).status_code == 302
    again = client.post(place, form)
    assert again.status_code == 422
    assert Opinion.objects.get(pk=opinion.pk).remark == "Còn chậm."


def test_nobody_answers_about_themselves(cast: Cast, client: Client) -> None:
    received(cast)
    grant(cast.binh, Role.CONSULTED, body=ASKED)
    client.force_login(cast.binh)
    assert "Trần Thị Bình</a>" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{asked(cast.binh_case).pk}/").status_code == 403


def test_agreeing_with_all(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.nga)
    assert "Còn 3 trường hợp chờ ý kiến" in client.get(LIST).content.decode()
    assert client.post(f"{LIST}dong-y/").status_code == 302
    assert Opinion.objects.filter(body=ASKED, level="good", answered_by="Phan Tố Nga").count() == 3
    again = client.post(f"{LIST}dong-y/")
    assert again.status_code == 422
    assert "Không còn trường hợp nào chờ ý kiến" in again.content.decode()
    assert client.get(f"{LIST}?tl=True").content.decode().count("</tr>") == 0


def test_after_the_last_day_no_answer_is_shown_as_such(
    cast: Cast, client: Client, settings: Any
) -> None:
    received(cast)
    settings.TODAY = date(2026, 6, 28)
    client.force_login(cast.nga)
    assert "không trả lời đến hạn" not in client.get(LIST).content.decode()
    settings.TODAY = date(2026, 6, 29)
    client.force_login(cast.nga)
    assert "không trả lời đến hạn" in client.get(LIST).content.decode()
    page = client.get(f"{LIST}{asked(cast.an_case).pk}/").content.decode()
    assert "Đã quá hạn 28/06/2026: trường hợp này được ghi là không trả lời" in page


def test_more_cases_cost_no_more_queries(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.nga)
    counts = []
    for number in (0, 12):
        for place in range(number):
            official = make_official(f"CB-Z{place}", f"Hoàng Văn {place}")
            case = make_case(cast.cycle, cast.unit, official, Place.DEPUTY)
            Case.objects.filter(pk=case.pk).update(
                positions=["department_deputy"], tier="provincial_rated"
            )
            self_assess(fresh(case))
            Case.objects.filter(pk=case.pk).update(state="submitted")
            route_opinions([fresh(case)])
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert Opinion.objects.filter(body=ASKED).count() == 15
    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES


def test_the_list_is_exported_as_shown_and_that_is_logged(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.nga)
    answer = client.get(f"{LIST}?tim=nguyen+van+an&xlsx=1")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert Entry.objects.get(act="export_opinions").details == {"cycle": "2026-Q2", "rows": 1}
