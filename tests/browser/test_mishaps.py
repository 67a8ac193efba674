"""What goes wrong with people and browsers: nothing is lost, nothing is done twice."""

from __future__ import annotations

from playwright.sync_api import expect

from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.decisions.models import Decision
from sauro.casework.dossiers.models import Proposal, SelfAssessment
from tests.browser import steps
from tests.browser.person import Desk
from tests.browser.steps import AN, BINH, GOOD
from tests.casework.cast import (
    BODY,
    PASSWORD,
    Cast,
    approved_plan,
    done,
    grant,
    make_task,
    make_user,
)
from tests.casework.decisions import scene
from tests.casework.dossiers.unit_cast import acts, fresh, self_assessed

TYPED = "Hoàn thành mọi nhiệm vụ trước hạn."
STRENGTHS = "Ưu điểm, kết quả nổi bật"
HELD = "Phiên làm việc đã hết. Nội dung bạn vừa gõ vẫn được giữ"


def working(cast: Cast) -> None:
    """Bình has done what was planned; only the self-assessment is left."""
    official = cast.binh_case.official
    assert official is not None
    approved_plan(cast.binh_case, [done(make_task(cast, official, axis)) for axis in (1, 2)])


def test_a_double_click_sends_once(desk: Desk, people: Cast) -> None:
    working(people)
    binh = desk.sits("binh").go("/").menu("Tự đánh giá")
    steps.fills_self_assessment(binh, GOOD)
    sent: list[str] = []
    binh.page.on("request", lambda request: sent.append(request.method + request.url[-2:]))
    binh.page.get_by_role("button", name="Gửi bản tự đánh giá").dblclick()
    binh.is_told("Đã gửi bản tự đánh giá.")
    case = fresh(people.binh_case)
    assert acts(case.code).count("submit_self_assessment") == 1
    assert case.state == "self_assessed"
    assert sent.count(f"POST{case.pk}/") <= 1


def test_of_two_people_on_one_case_the_second_is_told(desk: Desk, people: Cast) -> None:
    working(people)
    path = f"/tu-danh-gia/{people.binh_case.pk}/"
    binh, dung = desk.sits("binh").go(path), desk.sits("dung").go(path)
    dung.type({STRENGTHS: "Bản do tham mưu nhập."}).press("Lưu nháp")
    dung.is_told("Đã lưu bản tự đánh giá.")
    binh.type({STRENGTHS: TYPED}).press("Lưu nháp")
    binh.is_told("Người khác vừa lưu trước bạn.")
    expect(binh.field(STRENGTHS)).to_have_value(TYPED)
    assert SelfAssessment.objects.get(case=people.binh_case).strengths == "Bản do tham mưu nhập."
    binh.go(path)
    expect(binh.field(STRENGTHS)).to_have_value("Bản do tham mưu nhập.")


def test_of_two_who_propose_on_one_case_the_second_is_told(desk: Desk, people: Cast) -> None:
    self_assessed(people)
    other = make_user("son", "Cao Thanh Sơn")
    grant(other, Role.UNIT_HEAD, unit=people.unit)
    path = f"/don-vi/{people.unit.pk}/"
    an, son = desk.sits("an").go(path), desk.sits("son").go(path)
    steps.proposes(an.act_as(steps.HEAD), BINH, GOOD)
    panel = son.main.locator("details").filter(has_text=BINH).first
    son.unfold(BINH, panel).tick("Hoàn thành nhiệm vụ", panel)
    reason = {"Lý do, nếu mức khác kết quả theo quy tắc": "Còn chậm một việc."}
    son.type({"Nhận xét của người đứng đầu": "Chưa đạt.", **reason}, panel)
    son.press("Đề xuất mức", panel)
    son.is_told("Người khác vừa lưu trước bạn.")
    expect(son.field("Nhận xét của người đứng đầu", panel)).to_have_value("Chưa đạt.")
    assert Proposal.objects.get(case=people.binh_case).head_level == "good"


def test_of_two_secretaries_on_one_line_the_second_is_told(desk: Desk, people: Cast) -> None:
    grant(make_user("quang", "Tạ Đình Quang"), Role.SECRETARY, body=BODY)
    case = scene.appraised(people.collective_case, score="85", exceeded=1)
    item = scene.line(scene.held(people), case)
    path = f"/hop/truong-hop/{item.pk}/"
    hoa, quang = desk.sits("hoa").go(path), desk.sits("quang").go(path)
    for person, vote, level in (
        (hoa, "Phiếu tốt", GOOD),
        (quang, "Phiếu hoàn thành", "Hoàn thành nhiệm vụ"),
    ):
        place = person.section("Quyết định của cuộc họp")
        person.type({vote: "10", "Số người biểu quyết": "10", "Lý do": "Đã thảo luận."}, place)
        person.tick(level, place).press("Ghi quyết định", place)
        person.is_told(f"Đã ghi {case.name}" if person is hoa else "Người khác vừa lưu trước bạn.")
    expect(quang.field("Lý do", quang.section("Quyết định của cuộc họp"))).to_have_value(
        "Đã thảo luận."
    )
    assert [each.level for each in Decision.objects.all()] == ["good"]


def test_what_is_typed_outlives_the_session(desk: Desk, people: Cast) -> None:
    working(people)
    binh = desk.sits("binh").go("/").menu("Tự đánh giá")
    steps.fills_self_assessment(binh, GOOD)
    binh.context.clear_cookies(name="sessionid")
    binh.press("Gửi bản tự đánh giá").reads(HELD)
    binh.type({"Tên đăng nhập": "binh", "Mật khẩu": "sai"}).press("Đăng nhập")
    binh.is_told("Tên đăng nhập hoặc mật khẩu không đúng.").reads(HELD)
    binh.type({"Tên đăng nhập": "binh", "Mật khẩu": PASSWORD}).press("Đăng nhập")
    binh.reads_heading("Gửi lại nội dung đã gõ").reads(TYPED)
    assert not SelfAssessment.objects.exists()
    binh.press("Gửi lại", exact=True).is_told("Đã gửi bản tự đánh giá.")
    saved = SelfAssessment.objects.get(case=people.binh_case)
    assert (saved.strengths, saved.level, saved.marks["C1"]) == (TYPED, "good", "5.5")
    assert acts(people.binh_case.code).count("submit_self_assessment") == 1


def test_going_back_after_sending_does_not_send_again(desk: Desk, people: Cast) -> None:
    working(people)
    binh = desk.sits("binh").go("/").menu("Tự đánh giá")
    steps.fills_self_assessment(binh, GOOD)
    binh.press("Gửi bản tự đánh giá").is_told("Đã gửi bản tự đánh giá.")
    binh.page.go_back()
    binh.reads_heading("Tự đánh giá")
    again = binh.page.get_by_role("button", name="Gửi bản tự đánh giá")
    if again.count():
        again.click()
        expect(binh.page.get_by_role("alert").first).to_be_visible()
    case = fresh(people.binh_case)
    assert case.state == "self_assessed"
    assert acts(case.code).count("submit_self_assessment") == 1
    assert Entry.objects.filter(act="submit_self_assessment").count() == 1


def test_a_form_of_another_sign_in_is_offered_again(desk: Desk, people: Cast) -> None:
    """Signing in anew in another tab changes the form's token."""
    working(people)
    binh = desk.sits("binh").go("/").menu("Tự đánh giá")
    binh.type({STRENGTHS: TYPED})
    binh.context.clear_cookies(name="csrftoken")
    binh.press("Lưu nháp").reads_heading("Gửi lại nội dung đã gõ").reads(TYPED)
    binh.press("Gửi lại", exact=True).is_told("Đã lưu bản tự đánh giá.")
    assert SelfAssessment.objects.get(case=people.binh_case).strengths == TYPED
    assert AN not in binh.page.content()
