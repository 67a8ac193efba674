"""Page 26: who proposed too high, who is to be replaced."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Proposal
from sauro.casework.people.models import Official, PaperDecision
from sauro.regulation.levels import Level
from sauro.web.listing import XLSX
from tests.casework.cast import Cast
from tests.casework.decisions.scene import appraised, crowd, decide_all, held, published
from tests.web.ceiling.reading import entered, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "status"), [("giang", 200), ("hoa", 200), ("lan", 200), ("an", 403), ("minh", 403)]
)
def test_the_page_is_for_the_body_and_the_inspectors(cast: Cast, name: str, status: int) -> None:
    assert entered(getattr(cast, name)).get("/trach-nhiem/").status_code == status


def test_it_says_when_nobody_proposed_too_high(cast: Cast) -> None:
    page = text_of(entered(cast.lan).get("/trach-nhiem/"))
    assert "Không có đề xuất nào cao hơn mức được quyết định" in page
    assert "Không có ai (HD-QUY IX.2)." in page


def test_it_names_heads_with_share_and_cases(cast: Cast) -> None:
    appraised(cast.collective_case, score="85", exceeded=0)
    appraised(cast.binh_case)
    appraised(cast.chi_case, score="85", exceeded=0, head_level=Level.EXCELLENT)
    session = held(cast)
    decide_all(cast, session, binh=Level.GOOD)
    published(cast, session)
    client = entered(cast.lan)
    page = text_of(client.get("/trach-nhiem/"))
    assert "Nguyễn Văn An, Sở Mẫu" in page
    assert "Cao hơn mà không đủ điều kiện: 50,00% (1/2)" in page
    assert "Lê Hữu Chi Xuất sắc Tốt Tốt không đủ điều kiện" in page
    assert "Trần Thị Bình Xuất sắc Tốt Xuất sắc đủ điều kiện; hạ vì lý do khác" in page
    assert client.get("/trach-nhiem/?xlsx=1")["Content-Type"] == XLSX


def test_it_lists_those_who_failed_twice_running(cast: Cast) -> None:
    Case.objects.filter(pk=cast.binh_case.pk).update(level="failed", state="published")
    binh = Official.objects.get(code="CB-binh")
    PaperDecision.objects.create(
        official=binh, period="2026-Q1", level="failed", number="31-QĐ/TU",
        signed_on=date(2026, 4, 4), signed_by="Nguyễn Thị Mẫu",
    )  # fmt: skip
    page = text_of(entered(cast.lan).get("/trach-nhiem/"))
    assert "Trần Thị Bình , Sở Mẫu: quý I/2026 (31-QĐ/TU), quý II/2026" in page


def test_queries_do_not_grow_with_the_proposals(cast: Cast) -> None:
    client = entered(cast.lan)

    def queries(number: str) -> int:
        crowd(cast.cycle, cast.deputies, ["80"] * 40)
        Proposal.objects.update(head_level="excellent")
        session = held(cast)
        decide_all(cast, session)
        published(cast, session, number)
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/trach-nhiem/").status_code == 200
        return len(caught)

    forty = queries("1-QĐ/TU")
    assert queries("2-QĐ/TU") == forty
    assert forty <= 20


def test_the_secretary_records_what_followed(cast: Cast) -> None:
    appraised(cast.collective_case, score="85", exceeded=0)
    appraised(cast.chi_case, score="85", exceeded=0, head_level=Level.EXCELLENT)
    session = held(cast)
    decide_all(cast, session)
    published(cast, session)
    path = f"/trach-nhiem/{cast.cycle.pk}/{cast.unit.pk}/xu-ly/?nguoi=Nguyễn+Văn+An"
    assert entered(cast.lan).get(path).status_code == 403
    assert "Ghi xử lý" not in text_of(entered(cast.lan).get("/trach-nhiem/"))
    client = entered(cast.hoa)
    assert "Ghi xử lý" in text_of(client.get("/trach-nhiem/"))
    assert client.get(path).status_code == 200
    sent = {"kind": "reminder", "document": "Công văn 9-CV/TU", "decided_on": "20/6/2026"}
    late = client.post(path, sent | {"decided_on": "21/6/2026"})
    assert late.status_code == 422
    assert "Ngày ở tương lai." in text_of(late)
    assert "Công văn 9-CV/TU" in late.content.decode()
    assert client.post(path, sent).status_code == 302
    assert client.post(path, sent).status_code == 422
    assert "Nhắc nhở, Công văn 9-CV/TU, ngày 20/06/2026" in text_of(client.get("/trach-nhiem/"))
    assert client.get("/trach-nhiem/999/999/xu-ly/").status_code == 404
