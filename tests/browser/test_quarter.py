"""One quarter, every step by every role, with clicks only."""

from __future__ import annotations

from playwright.sync_api import expect

from sauro.casework.audit.models import Entry
from sauro.casework.audit.verify import verify
from sauro.casework.decisions.models import Decision
from sauro.regulation.stored_outcome import read_outcome
from tests.browser import steps
from tests.browser.person import Desk
from tests.browser.steps import AN, BINH, CHI, EXCELLENT, GOOD, Line, Work
from tests.casework.cast import Cast
from tests.casework.dossiers.unit_cast import fresh

WAY = [
    "submit_plan",
    "approve_plan",
    "submit_self_assessment",
    "propose",
    "submit_dossier",
    "appraise",
    "decide",
    "publish",
]
PLANS = {
    "an": [Work("Ban hành quy chế làm việc", 1), Work("Rà soát phân cấp", 2)],
    "binh": [
        Work("Quyết toán ngân sách quý", 1, "Tài chính", "Xong trước hạn năm ngày"),
        Work("Phân cấp chi thường xuyên", 2, "Tài chính"),
    ],
    "chi": [
        Work("Khởi công hai dự án", 1, "Dự án đầu tư"),
        Work("Rút ngắn thủ tục đầu tư", 2, "Dự án đầu tư"),
    ],
}


def test_one_quarter_from_plan_to_the_answered_request(desk: Desk, people: Cast) -> None:
    collective = people.collective_case.name
    an, binh, chi = (desk.sits(name) for name in ("an", "binh", "chi"))
    dung, giang, hoa, nga = (desk.sits(name) for name in ("dung", "giang", "hoa", "nga"))
    an.sign_in()
    for person in (binh, chi, dung, giang, hoa, nga):
        person.go("/")

    # plans, approved by the superior of each
    an.act_as(steps.OWN)
    for person in (an, binh, chi):
        steps.writes_plan(person, PLANS[person.username])
    an.act_as(steps.HEAD)
    steps.approves_plan(an, BINH)
    steps.approves_plan(an, CHI)
    steps.approves_plan(giang, AN)

    # results with evidence, accepted by the superior of each
    an.act_as(steps.OWN)
    for person in (an, binh, chi):
        steps.reports_results(person, PLANS[person.username])
    an.act_as(steps.HEAD)
    steps.accepts_results(an, 4)
    steps.accepts_results(giang, 2)

    # self-assessments, the collective's typed by the clerk
    an.act_as(steps.OWN)
    for person, level in ((an, GOOD), (binh, EXCELLENT), (chi, GOOD)):
        outstanding = "Quyết toán sớm năm ngày." if level == EXCELLENT else ""
        steps.assesses_self(person.menu("Tự đánh giá"), level, "97,00", outstanding)
    dung.menu("Đơn vị")
    steps.opens_unit(dung)
    dung.follow(collective).reads_heading(collective).follow("Tự đánh giá")
    steps.assesses_self(dung, GOOD, "97,00")

    # the head proposes, one of them lower than the rules give
    an.act_as(steps.HEAD)
    steps.proposes(an, BINH, GOOD, "Sản phẩm chưa nổi trội so với các sở khác.")
    steps.proposes(an, CHI, GOOD)

    # the collective meets and votes; the dossier goes out
    steps.records_meeting(dung)
    levels = dict.fromkeys((collective, AN, BINH, CHI), GOOD)
    steps.records_votes(dung, levels, {BINH: "Nhất trí với người đứng đầu."})
    steps.completes_dossier(dung)

    # received, opinions asked and given
    steps.opens_dossier(giang)
    giang.press("Tiếp nhận hồ sơ").is_told("Đã")
    nga.menu("Ý kiến").follow(AN, exact=True).reads_heading(AN)
    nga.tick(GOOD).press("Gửi ý kiến").is_told("Đã")
    nga.menu("Ý kiến").press("Đồng ý với mức đơn vị đề xuất").is_told("Đã")

    # appraised, one mark changed
    steps.appraises(giang, collective, GOOD)
    steps.appraises(giang, AN, GOOD)
    steps.appraises(giang, BINH, GOOD, "Như đơn vị đề xuất.")
    change = ("Uy tín và khả năng đoàn kết", "3,5", "Còn một vụ việc chưa xử lý dứt điểm.")
    steps.appraises(giang, CHI, GOOD, mark=change)

    # the ceiling, the session, the notice
    hoa.menu("Tỷ lệ").reads("Ba cách tính cơ sở").follow("Cấp phó các sở")
    hoa.reads("Cấp phó các sở: 0 ở mức xuất sắc")
    steps.opens_session(hoa)
    lines = [Line(collective), Line(AN), Line(BINH, reason="Như thẩm định."), Line(CHI)]
    steps.decides(hoa, lines)
    steps.closes_and_tells(hoa, "125-QĐ/TU")

    # the official reads, confirms, asks; the secretary answers
    binh.menu("Kết quả").follow(BINH).reads_heading(BINH)
    binh.reads("Mức được quyết định").reads("số 125-QĐ/TU ngày 20/06/2026").reads("Như thẩm định.")
    shown = binh.main.get_by_role("region", name="Theo quy tắc").inner_text()
    binh.press("Xác nhận đã nhận thông báo").is_told("Đã")
    binh.type({"Căn cứ đề nghị xem xét lại": "Sản phẩm được trung ương khen."})
    binh.press("Gửi đề nghị").is_told("Đã")
    hoa.menu("Kết quả").follow(BINH).reads_heading(BINH)
    hoa.tick("Giữ nguyên kết quả").type({"Nội dung trả lời bằng văn bản": "Đã xem, giữ nguyên."})
    hoa.press("Trả lời", hoa.main, exact=True).is_told("Đã")
    binh.menu("Kết quả").follow(BINH).reads("Đã xem, giữ nguyên.")

    assert desk.complaints == []
    _agrees_with_what_is_stored(people, shown)
    binh.menu("Tự đánh giá").follow("Xem hồ sơ").reads_heading(BINH)
    expect(binh.section("Các mức cạnh nhau").get_by_text("Tốt").first).to_be_visible()


def _agrees_with_what_is_stored(people: Cast, shown: str) -> None:
    """The log is whole and tells every step; what was shown is what is stored."""
    assert verify().findings == ()
    case = fresh(people.binh_case)
    told = list(Entry.objects.filter(subject=case.code).values_list("act", flat=True))
    assert [act for act in told if act in WAY] == WAY
    decision = Decision.objects.get(case=case, final=True)
    assert (case.state, case.level, decision.level) == ("published", "good", "good")
    assert decision.outcome is not None
    outcome = read_outcome(decision.outcome)
    assert outcome.level is not None
    assert outcome.level.vietnamese in shown
    assert case.appraisal.outcome == decision.outcome
