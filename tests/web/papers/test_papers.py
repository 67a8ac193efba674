"""Báo cáo, văn bản: the right papers for the right people, each download in the log."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import LazySettings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.models import User
from sauro.casework.access.roles import Role as AccessRole
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision
from sauro.casework.dossiers.models import SelfAssessment
from sauro.casework.people.models import Official
from sauro.casework.work.evidence import path_of
from sauro.casework.work.models import Evidence, Task
from sauro.paper.docx_file import export_templates
from sauro.regulation.levels import Level
from sauro.regulation.quarter.facts import Role
from sauro.regulation.stored_outcome import read_outcome
from sauro.tables.outcome_words import actual_words, required_words
from sauro.web.papers.sending import TEMPLATES, disposition
from tests.casework.cast import ASKED, BODY, Cast, grant, make_case, make_official
from tests.casework.dossiers.unit_cast import fresh, ready, received, submit
from tests.casework.papers.scene import in_session, told
from tests.paper.words import compact, docx_pieces, pdf_words


def get(user: User, address: str) -> HttpResponse:
    client = Client()
    client.force_login(user)
    response = client.get(address)
    assert isinstance(response, HttpResponse)
    return response


def status(user: User, address: str) -> int:
    return get(user, address).status_code


def page(user: User, address: str = "/bao-cao/") -> str:
    return get(user, address).content.decode()


def unit_address(cast: Cast, paper: str) -> str:
    return f"/bao-cao/don-vi/{cast.unit.pk}/{cast.cycle.period}/{paper}"


def sheet_address(cast: Cast, act: str = "opinion") -> str:
    return f"/bao-cao/y-kien/{cast.cycle.period}/{ASKED}/0/{act}.pdf"


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_official_gets_the_own_self_assessment_in_both_forms(cast: Cast, ending: str) -> None:
    received(cast)
    response = get(cast.binh, f"/bao-cao/tu-danh-gia/{cast.binh_case.pk}.{ending}")
    assert response.status_code == 200
    assert response.content[:2] == {"pdf": b"%P", "docx": b"PK"}[ending]
    assert response["Cache-Control"] == "private, no-store"
    said = response["Content-Disposition"]
    assert f'filename="ban-tu-danh-gia-tran-thi-binh-quy-ii-2026.{ending}"' in said
    marked = unquote(said.partition("filename*=UTF-8''")[2])
    assert marked == f"Bản tự đánh giá Trần Thị Bình quý II-2026.{ending}"


def test_a_colleague_and_a_stranger_learn_nothing_of_a_case(cast: Cast) -> None:
    told(cast)
    for paper in ("tu-danh-gia", "thong-bao"):
        address = f"/bao-cao/{paper}/{cast.binh_case.pk}.pdf"
        assert [status(user, address) for user in (cast.chi, cast.phuc, cast.oanh)] == [404] * 3
        assert [status(user, address) for user in (cast.binh, cast.dung, cast.lan)] == [200] * 3
    assert status(cast.minh, f"/bao-cao/thong-bao/{cast.binh_case.pk}.pdf") == 403


def test_a_notice_is_known_to_official_and_unit_only_when_it_is_published(cast: Cast) -> None:
    in_session(cast)
    address = f"/bao-cao/thong-bao/{cast.binh_case.pk}.docx"
    assert [status(user, address) for user in (cast.binh, cast.an, cast.dung, cast.nga)] == [
        404
    ] * 4
    draft = get(cast.hoa, address)
    assert draft.status_code == 200
    assert "ban-nhap.docx" in draft["Content-Disposition"]
    assert "Thông báo kết quả xếp loại" not in page(cast.binh)


def test_what_the_head_said_is_not_on_the_officials_own_paper_before_the_dossier_goes_out(
    cast: Cast,
) -> None:
    ready(cast)
    address = f"/bao-cao/tu-danh-gia/{cast.binh_case.pk}.docx"
    assert "Nhận xét: Làm tốt." not in docx_pieces(get(cast.binh, address).content)
    assert "Nhận xét: Làm tốt." in docx_pieces(get(cast.an, address).content)


@pytest.mark.parametrize("paper", ["to-trinh", "bien-ban", "mau-8", "phu-luc-09"])
def test_papers_of_a_unit_are_for_the_unit_and_those_above(cast: Cast, paper: str) -> None:
    received(cast)
    address = unit_address(cast, f"{paper}.docx")
    allowed = (cast.an, cast.dung, cast.giang, cast.hoa, cast.khoa, cast.lan)
    assert [status(user, address) for user in allowed] == [200] * 6
    assert [status(user, address) for user in (cast.oanh, cast.phuc)] == [404] * 2
    assert [status(user, address) for user in (cast.binh, cast.nga, cast.minh)] == [403] * 3


def test_what_does_not_exist_is_not_found(cast: Cast) -> None:
    session = in_session(cast)
    for address in (
        unit_address(cast, "mau-6.pdf"),
        unit_address(cast, "la-gi.pdf"),
        unit_address(cast, "mau-8.txt"),
        unit_address(cast, "ho-so.docx"),
        unit_address(cast, "mau-8.pdf").replace("2026-Q2", "2026-Q3"),
        f"/bao-cao/don-vi/{cast.other_unit.pk}00/2026-Q2/mau-8.pdf",
        f"/bao-cao/tu-danh-gia/{cast.phuc_case.pk}.pdf",
        f"/bao-cao/thong-bao/{cast.phuc_case.pk}.pdf",
        f"/bao-cao/hop/{session.pk}/quyet-dinh.pdf",
        f"/bao-cao/hop/{session.pk}/la-gi.pdf",
        sheet_address(cast, "khong-hoi"),
        sheet_address(cast).replace("2026-Q2", "2026-Q3"),
    ):
        assert status(cast.lan, address) == 404, address


def test_a_sheet_is_for_the_body_asked_and_those_above(cast: Cast) -> None:
    received(cast)
    address = sheet_address(cast, "appraise_and_propose")
    assert [status(user, address) for user in (cast.nga, cast.giang, cast.hoa)] == [200] * 3
    assert [status(user, address) for user in (cast.binh, cast.dung)] == [404] * 2


def test_nobody_reads_the_own_line_of_a_sheet(cast: Cast) -> None:
    received(cast)
    grant(cast.binh, AccessRole.CONSULTED, body=ASKED)
    said = docx_pieces(
        get(cast.binh, sheet_address(cast, "appraise_and_propose").replace(".pdf", ".docx")).content
    )
    assert "Trần Thị Bình" not in said
    assert "Lê Hữu Chi" in said


@pytest.mark.parametrize(
    "paper", ["phieu-bieu-quyet", "kiem-phieu", "bien-ban", "quyet-dinh", "thong-bao"]
)
def test_papers_of_a_session_are_for_those_who_sit_in_it(cast: Cast, paper: str) -> None:
    session = told(cast)
    address = f"/bao-cao/hop/{session.pk}/{paper}.pdf"
    assert [status(user, address) for user in (cast.hoa, cast.khoa, cast.giang)] == [200] * 3
    assert [status(user, address) for user in (cast.binh, cast.dung, cast.nga)] == [403] * 3


def test_papers_of_the_centre_are_not_made_here(cast: Cast) -> None:
    session = told(cast)
    address = f"/bao-cao/hop/{session.pk}/bien-ban.pdf"
    assert address in page(cast.hoa)
    type(session).objects.update(body="central_bodies")
    assert status(cast.hoa, address) == 404
    assert address not in page(cast.hoa)


def test_a_member_who_is_rated_gets_the_sessions_papers_once_they_are_published(
    cast: Cast,
) -> None:
    session = in_session(cast)
    grant(cast.an, AccessRole.DECIDER, body=BODY)
    address = f"/bao-cao/hop/{session.pk}/bien-ban.pdf"
    assert status(cast.an, address) == 403
    assert "xem được sau khi thông báo kết quả" in page(cast.an)
    assert address not in page(cast.an)
    type(session).objects.filter(pk=session.pk).update(state="published")
    assert status(cast.an, address) == 200
    assert address in page(cast.an)


def test_every_download_is_a_line_of_the_log_and_a_refused_one_is_not(cast: Cast) -> None:
    session = told(cast)
    get(cast.dung, f"/bao-cao/tu-danh-gia/{cast.binh_case.pk}.pdf")
    get(cast.chi, f"/bao-cao/tu-danh-gia/{cast.binh_case.pk}.pdf")
    get(cast.dung, unit_address(cast, "ho-so.zip"))
    get(cast.hoa, f"/bao-cao/hop/{session.pk}/quyet-dinh.docx")
    get(cast.nga, sheet_address(cast, "appraise_and_propose"))
    lines = Entry.objects.filter(act="download_paper").order_by("number")
    assert [(line.actor, line.subject, line.unit, line.details) for line in lines] == [
        (
            "dung",
            cast.binh_case.code,
            cast.unit.pk,
            {"paper": "self_assessment", "format": "pdf", "draft": False},
        ),
        (
            "dung",
            f"unit:{cast.unit.pk}",
            cast.unit.pk,
            {"paper": "dossier", "format": "zip", "draft": False},
        ),
        (
            "hoa",
            session.code,
            None,
            {"paper": "decision", "format": "docx", "draft": False},
        ),
        (
            "nga",
            f"cycle:{cast.cycle.pk}",
            None,
            {"paper": "opinion_sheet", "format": "pdf", "draft": True},
        ),
    ]


def test_the_whole_dossier_holds_six_parts_and_the_evidence_on_disk(
    cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    settings.EVIDENCE_ROOT = tmp_path
    received(cast)
    task = Task.objects.filter(unit=cast.unit).order_by("axis", "code")[0]
    for name, digest in (("quyết định.pdf", "ab" * 32), ("mất.pdf", "cd" * 32)):
        Evidence.objects.create(
            task=task,
            name=name,
            digest=digest,
            size=3,
            kind="pdf",
            added_by="An",
            added_at="2026-06-10T08:00:00Z",
        )
    path = path_of("ab" * 32)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF minh chung")

    archive = zipfile.ZipFile(io.BytesIO(get(cast.dung, unit_address(cast, "ho-so.zip")).content))
    names = archive.namelist()
    assert sorted({name.partition("/")[0] for name in names}) == [
        "1-to-trinh",
        "2-bien-ban-hop-danh-gia",
        "3-ban-tu-danh-gia",
        "4-tai-lieu-minh-chung",
        "5-bang-tong-hop-mau-8",
        "6-phu-luc-09",
        "SHA256SUMS",
    ]
    evidence = [name for name in names if name.startswith("4-")]
    assert evidence == ["4-tai-lieu-minh-chung/nv-01-quyet-dinh.pdf"]
    assert archive.read(evidence[0]) == b"%PDF minh chung"
    assert sum(name.startswith("3-") for name in names) == 8

    whole = pdf_words(get(cast.dung, unit_address(cast, "ho-so.pdf")).content)
    assert compact(f"NV-01 quyết định.pdf (SHA-256 {'ab' * 32})") in whole
    assert compact("NV-01 mất.pdf") not in whole


def test_who_may_not_see_the_tasks_gets_no_whole_dossier(cast: Cast) -> None:
    received(cast)
    address = unit_address(cast, "ho-so.zip")
    assert [status(user, address) for user in (cast.hoa, cast.khoa)] == [403] * 2
    assert address not in page(cast.hoa, f"/bao-cao/don-vi/{cast.unit.pk}/")
    assert address in page(cast.dung)


def test_the_page_marks_what_is_not_issued(cast: Cast) -> None:
    ready(cast)
    before = page(cast.dung)
    assert before.count("bản nháp</span>") == 5
    assert before.count("chính thức</span>") == 4
    assert unit_address(cast, "to-trinh.docx") in before
    submit(cast)
    after = page(cast.dung)
    assert "bản nháp</span>" not in after
    assert "số 12-TTr/SM" in after


def test_each_role_finds_its_own_papers_on_the_page(cast: Cast) -> None:
    session = told(cast)
    own = page(cast.binh)
    assert f"/bao-cao/thong-bao/{cast.binh_case.pk}.pdf" in own
    assert f"/bao-cao/tu-danh-gia/{cast.chi_case.pk}.pdf" not in own
    assert "Phiếu xin ý kiến" not in own
    body = page(cast.nga)
    assert "Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh" in body
    assert "đã trả lời 0/2" in body
    assert f"/bao-cao/hop/{session.pk}/" not in body
    above = page(cast.hoa)
    assert f"/bao-cao/hop/{session.pk}/quyet-dinh.docx" in above
    assert f"/bao-cao/don-vi/{cast.unit.pk}/?ky=2026-Q2" in above
    assert status(cast.minh, "/bao-cao/") == 403


def test_a_broken_template_says_which_and_hands_nothing_out(
    cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    received(cast)
    settings.DATA = tmp_path
    export_templates(tmp_path / TEMPLATES)
    (tmp_path / TEMPLATES / "to-trinh.docx").write_bytes(b"khong phai Word")
    client = Client()
    client.force_login(cast.dung)
    response = client.get(unit_address(cast, "to-trinh.docx"), follow=True)
    assert response.redirect_chain == [("/bao-cao/", 302)]
    assert "to-trinh.docx" in response.content.decode()
    assert not Entry.objects.filter(act="download_paper").exists()


def test_a_name_cannot_break_out_of_its_header() -> None:
    assert disposition('Sở "A"\r\nX: y/z', "pdf") == (
        'inline; filename="so-a-x-y-z.pdf"; '
        "filename*=UTF-8''S%E1%BB%9F%20%22A%22%0D%0AX%3A%20y-z.pdf"
    )


def test_page_word_pdf_and_record_of_a_published_case_agree(cast: Cast) -> None:
    """Level, score, readings and citations: stored, shown, and printed twice."""
    told(cast)
    case = fresh(cast.binh_case)
    decision = Decision.objects.get(case=case)
    assert decision.outcome is not None
    outcome = read_outcome(decision.outcome)
    shown = compact(page(cast.binh, f"/ho-so/{case.pk}/"))
    address = f"/bao-cao/thong-bao/{case.pk}"
    word = compact("".join(docx_pieces(get(cast.binh, f"{address}.docx").content)))
    pdf = pdf_words(get(cast.binh, f"{address}.pdf").content)

    assert case.level == decision.level == Level.GOOD.value
    level = Level(decision.level).vietnamese
    for said in (word, pdf):
        assert compact(f"Mức xếp loại: {level}.") in said
        assert compact(f"Mức xếp loại theo quy tắc: {outcome.level.vietnamese}.") in said  # type: ignore[union-attr]
        assert compact("Tổng điểm đánh giá: 100,00.") in said
    assert decision.score == 100
    assert "100,00" in shown
    assert compact(level) in shown
    assert outcome.readings == ("D1",)
    assert outcome.citations == ("HD-QUY VI.1.2",)
    for reading in outcome.readings:
        assert reading in shown
        assert f"{reading}(" in word
        assert f"{reading}(" in pdf
    for citation in outcome.citations:
        assert compact(citation) in shown
        assert compact(citation) in word
        assert compact(citation) in pdf
    for checked in outcome.conditions:
        if checked.condition.level is outcome.level:
            row = compact(required_words(checked) + actual_words(checked))
            assert row in word
            assert row in pdf


def queries(user: User) -> int:
    client = Client()
    client.force_login(user)
    client.get("/bao-cao/")
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/bao-cao/").status_code == 200
    return len(seen)


def test_the_number_of_queries_does_not_grow_with_the_papers(cast: Cast) -> None:
    told(cast)
    before = {user.username: queries(user) for user in (cast.dung, cast.hoa, cast.nga)}
    for number in range(6):
        official: Official = make_official(f"CB-{number}", f"Lê Văn Thêm {number}")
        case: Case = make_case(cast.cycle, cast.unit, official, Role.DEPUTY)
        SelfAssessment.objects.create(case=case)
    assert {user.username: queries(user) for user in (cast.dung, cast.hoa, cast.nga)} == before
    assert max(before.values()) <= 20, before
