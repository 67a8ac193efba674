"""Ways through the quarter that are not straight."""

from __future__ import annotations

from datetime import date

from django.conf import LazySettings

from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision
from tests.browser import steps
from tests.browser.person import Desk
from tests.browser.steps import BINH, CHI, GOOD, Line, Work
from tests.casework.cast import Cast, make_task
from tests.casework.decisions import scene
from tests.casework.dossiers.unit_cast import acts, fresh, ready, self_assessed

REASON = "Trục 2 chưa có sản phẩm cụ thể."
DONE = "Hoàn thành nhiệm vụ"


def test_a_plan_is_returned_and_sent_again(desk: Desk, people: Cast) -> None:
    official = people.binh_case.official
    assert official is not None
    made = [make_task(people, official, axis) for axis in (1, 2)]
    works = [Work(task.title, task.axis) for task in made]
    binh, an = desk.sits("binh").go("/"), desk.sits("an").go("/").act_as(steps.HEAD)
    steps.fills_plan(binh.menu(steps.PLAN_PAGE), works)
    binh.press("Lưu và trình duyệt").is_told("Đã lưu và trình kế hoạch.")
    an.menu("Duyệt kế hoạch").follow(BINH).unfold("Trả lại kèm lý do")
    an.press("Trả lại", an.main, exact=True).is_told("Lý do: Chưa nêu lý do.")
    an.type({"Lý do": REASON}).press("Trả lại", an.main, exact=True).is_told("Đã")
    binh.menu(steps.PLAN_PAGE).reads("Kế hoạch bị trả lại.").reads(REASON)
    binh.press("Trình cấp trên duyệt").is_told("Đã")
    steps.approves_plan(an, BINH)
    told = acts(people.binh_case.code)
    way = ["submit_plan", "return_plan", "submit_plan", "approve_plan"]
    assert [act for act in told if act in way] == way


def test_a_self_assessment_is_returned_and_sent_again(desk: Desk, people: Cast) -> None:
    self_assessed(people)
    an, binh = desk.sits("an").go("/").act_as(steps.HEAD), desk.sits("binh").go("/")
    an.menu("Đơn vị")
    steps.opens_unit(an)
    panel = an.main.locator("details").filter(has_text=BINH).first
    an.unfold(BINH, panel).unfold("Trả lại bản tự đánh giá", panel.locator("details"))
    an.type({"Lý do trả lại, cần sửa gì": REASON}, panel).press("Trả lại", panel).is_told("Đã")
    binh.menu("Tự đánh giá").reads("Bản tự đánh giá bị trả lại:").reads(REASON)
    binh.press("Gửi bản tự đánh giá").is_told("Đã gửi bản tự đánh giá.")
    assert fresh(people.binh_case).state == "self_assessed"


def test_a_late_dossier_is_returned_and_comes_again(
    desk: Desk, people: Cast, settings: LazySettings
) -> None:
    ready(people)
    dung, giang = desk.sits("dung"), desk.sits("giang")
    settings.TODAY = people.cycle.dues.get(code="unit_dossiers").last_day
    dung.go("/").menu("Đơn vị")
    steps.opens_unit(dung)
    assert "quá hạn" not in dung.main.inner_text()
    settings.TODAY = date(2026, 6, 27)
    dung.menu("Đơn vị")
    steps.opens_unit(dung)
    dung.reads("Đã quá hạn nộp hồ sơ 3 ngày")
    steps.submits_dossier(dung)
    dung.reads("Hồ sơ nộp chậm 3 ngày")
    giang.go("/")
    steps.opens_dossier(giang)
    giang.type({"Lý do trả lại": REASON}).press("Trả lại hồ sơ").is_told("Đã")
    settings.TODAY = date(2026, 6, 28)
    dung.menu("Đơn vị")
    steps.opens_unit(dung)
    dung.reads("Hồ sơ bị trả lại.").reads(REASON)
    steps.submits_dossier(dung)
    dung.reads("Đã nộp bổ sung 28/06/2026")
    steps.opens_dossier(giang)
    giang.reads("Hồ sơ nộp chậm 3 ngày").press("Tiếp nhận hồ sơ").is_told("Đã")
    reason = "Nộp chậm ba ngày không có lý do."
    giang.follow(BINH, exact=True).tick("Đề xuất cấp quyết định hạ một mức vì hồ sơ nộp chậm")
    place = giang.section("Thẩm định")
    giang.tick(GOOD, place)
    label = "Lý do, nếu khác kết quả theo quy tắc hoặc khác mức đơn vị đề xuất"
    giang.type({label: reason}, place).press("Lưu thẩm định").is_told(f"Đã thẩm định {BINH}.")
    giang.reads("nếu hạ vì chậm").reads("đề xuất hạ vì nộp chậm")
    case = fresh(people.binh_case)
    assert (case.state, case.appraisal.lower_for_lateness) == ("appraised", True)
    assert case.appraisal.level == "good"  # only the body lowers


def test_a_case_in_training_waits_for_the_next_quarter(
    desk: Desk, people: Cast, settings: LazySettings
) -> None:
    dung, giang, chi = desk.sits("dung").go("/"), desk.sits("giang"), desk.sits("chi")
    dung.menu("Đơn vị")
    steps.opens_unit(dung)
    dung.follow(CHI).reads_heading(CHI).follow("Chưa xếp loại")
    dung.reads_heading(f"Chưa xếp loại: {CHI}")
    dung.choose("Căn cứ", "Đào tạo").type({"Từ ngày": "01/04/2026", "Đến ngày": "30/06/2026"})
    dung.press("Ghi căn cứ").is_told("Văn bản: Chưa ghi văn bản làm căn cứ")
    dung.type({"Văn bản": "Quyết định 12-QĐ/TU ngày 25/3/2026"}).press("Ghi căn cứ").is_told("Đã")
    dung.press("Ghi chưa xếp loại quý này").is_told(f"{CHI}: chưa xếp loại quý II/2026.")
    settings.TODAY = date(2026, 7, 3)
    giang.go("/").menu("Kỳ đánh giá").follow("Mở kỳ").reads_heading("Mở kỳ đánh giá")
    giang.choose("Kỳ đánh giá", "Quý III/2026").press("Mở kỳ", giang.main).is_told("Đã")
    chi.go("/").menu("Tự đánh giá").follow("Xem hồ sơ").reads_heading(CHI)
    chi.reads("Kết quả quý trước chưa xếp loại được chuyển sang quý này")
    chi.follow("xem hồ sơ quý trước").reads_heading(CHI).reads("Chưa xếp loại quý này")
    assert fresh(people.chi_case).state == "deferred"
    assert Case.objects.get(carried_from=people.chi_case).cycle.period == "2026-Q3"


def test_a_told_result_is_opened_again_and_decided_anew(desk: Desk, people: Cast) -> None:
    scene.result_of_everybody(people)
    hoa, binh = desk.sits("hoa").go("/"), desk.sits("binh").go("/")
    hoa.menu("Kết quả").follow(BINH).follow("Mở lại kết quả")
    hoa.reads_heading(f"Mở lại kết quả của {BINH}").press("Mở lại kết quả", hoa.main)
    hoa.is_told("Chưa nêu lý do.")
    ground = "Kết luận kiểm tra 7-KL: một sản phẩm chưa đạt."
    hoa.type({"Căn cứ mở lại": ground}).press("Mở lại kết quả", hoa.main)
    hoa.is_told(f"Đã mở lại kết quả của {BINH}")
    told = f"/ket-qua/{people.binh_case.pk}/"
    binh.go(told).reads("Kết quả trước đây đã bị hủy để xét lại.")
    steps.opens_session(hoa)
    steps.decides(hoa, [Line(BINH, DONE, "Phiếu hoàn thành", ground)])
    steps.closes_and_tells(hoa, "140-QĐ/TU")
    binh.menu("Kết quả").follow(BINH).reads(f"Mức được quyết định: {DONE}")
    binh.reads("số 140-QĐ/TU").reads(ground)
    binh.reads("125-QĐ/TU", binh.section("Kết quả đã bị hủy"))
    decided = Decision.objects.filter(case=people.binh_case).order_by("pk")
    assert [(each.level, each.annulled_at is None) for each in decided] == [
        ("good", False),
        ("completed", True),
    ]
    assert fresh(people.binh_case).level == "completed"
