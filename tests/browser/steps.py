"""What people do in a quarter, each by clicks on what the pages say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from playwright.sync_api import expect

from tests.browser.person import Person
from tests.casework.work.files import PDF

UNIT = "Sở Mẫu"
BINH, CHI, AN = "Trần Thị Bình", "Lê Hữu Chi", "Nguyễn Văn An"
GOOD, EXCELLENT = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"
HEAD, OWN = "Người đứng đầu", "Cán bộ được đánh giá"
PLAN_PAGE = "Kế hoạch, nhiệm vụ"
MARKS = {
    "Chính trị, tư tưởng": "5,5",
    "Đạo đức và kỷ luật": "5,5",
    "Năng lực lãnh đạo, quản lý và chuyên môn": "9",
    "Uy tín và khả năng đoàn kết": "4",
    "Tự phê bình, phê bình và khắc phục": "3",
}
LETTER = {"Số, ký hiệu tờ trình": "12-TTr/SM", "Ngày ký": "20/06/2026", "Người ký": AN}


class Work(NamedTuple):
    """A task as its official writes it."""

    title: str
    axis: int
    field: str = ""
    exceeds: str = ""


POINTS = {1: "40", 2: "30", 3: "0", 4: "0", 5: "0", 6: "0"}


def adds_tasks(person: Person, works: Sequence[Work]) -> None:
    """The official puts the own tasks into the register, all six clear."""
    person.menu(PLAN_PAGE).follow("Thêm nhiệm vụ")
    for work in works:
        person.reads_heading("Thêm nhiệm vụ").type(
            {
                "Nhiệm vụ": work.title,
                "Sản phẩm": f"Báo cáo: {work.title}",
                "Hạn hoàn thành": "15/06/2026",
                "Trách nhiệm": "Chủ trì",
                "Thẩm quyền": "Ký thay",
            }
        ).choose("Trục", f"{work.axis}.")
        if work.field:
            person.choose("Lĩnh vực", work.field)
        last = work is works[-1]
        person.press("Lưu" if last else "Lưu và thêm nữa", person.main, exact=True)
        person.is_told("Đã")


def fills_plan(person: Person, works: Sequence[Work]) -> None:
    """Points of the axes, the main one, the products; nothing is sent yet."""
    person.follow("Sửa kế hoạch").reads_heading("Sửa kế hoạch")
    for axis, points in POINTS.items():
        person.type({f"Điểm trục {axis}": points})
    person.tick("Trục 1 là trục chính")
    for work in works:
        row = person.main.get_by_role("row").filter(has_text=work.title)
        row.get_by_role("checkbox").check()


def writes_plan(person: Person, works: Sequence[Work]) -> None:
    """Tasks, points, products; sent to the superior."""
    adds_tasks(person, works)
    fills_plan(person, works)
    person.press("Lưu và trình duyệt").is_told("Đã lưu và trình kế hoạch.")


def approves_plan(superior: Person, name: str) -> None:
    """The superior reads the plan and approves it."""
    superior.menu("Duyệt kế hoạch").follow(name).reads_heading("Kế hoạch và nhiệm vụ")
    superior.press("Duyệt", superior.main, exact=True).is_told("Đã duyệt")


def reports_results(person: Person, works: Sequence[Work]) -> None:
    """All tasks at once, with a file for the first."""
    person.menu(PLAN_PAGE).follow("Cập nhật kết quả").reads_heading("Cập nhật kết quả")
    for work in works:
        row = person.main.get_by_role("group").filter(has_text=work.title)
        person.type({"Ngày hoàn thành": "10/06/2026"}, row).tick(
            "Đạt 100% kế hoạch cả bốn phần", row
        )
        if work.exceeds:
            person.unfold("Ghi từng phần", row)
            person.tick("Đề nghị ghi nhận vượt yêu cầu", row)
            person.type({"Vượt ở điểm nào, căn cứ gì": work.exceeds}, row)
    person.press("Lưu tất cả").is_told("Đã")
    person.menu(PLAN_PAGE).follow(works[0].title).reads_heading(works[0].title)
    person.attach("Tệp minh chứng", "bao-cao.pdf", PDF).press("Tải lên")
    person.reads("bao-cao.pdf")


def accepts_results(superior: Person, count: int) -> None:
    """Every result that waits in the unit, as it was reported."""
    superior.menu(PLAN_PAGE)
    if superior.page.get_by_role("heading", level=1).inner_text() == "Nhiệm vụ theo đơn vị":
        superior.follow(UNIT).reads_heading("Nhiệm vụ quý")
    superior.follow(f"Nghiệm thu {count} kết quả").reads_heading("Nghiệm thu kết quả")
    superior.press(f"Ghi nghiệm thu {count} kết quả").is_told("Đã")


def assesses_self(person: Person, level: str, shown: str, outstanding: str = "") -> None:
    """Marks, level, texts; the live total is `shown` before anything is sent."""
    fills_self_assessment(person, level, outstanding)
    beside = person.page.get_by_label("Điểm và kết quả theo quy tắc")
    expect(beside.get_by_text(shown, exact=True).first).to_be_visible()
    expect(beside.get_by_role("heading", name="Theo quy tắc")).to_be_visible()
    person.press("Gửi bản tự đánh giá").is_told("Đã gửi bản tự đánh giá.")


def fills_self_assessment(person: Person, level: str, outstanding: str = "") -> None:
    """Everything typed, nothing sent."""
    person.reads_heading("Tự đánh giá").type(MARKS).tick(level)
    person.type(
        {
            "Sản phẩm nổi trội và lý do": outstanding,
            "Ưu điểm, kết quả nổi bật": "Hoàn thành mọi nhiệm vụ trước hạn.",
            "Hạn chế, khuyết điểm và nguyên nhân": "Không.",
        }
    )


def proposes(head: Person, name: str, level: str, reason: str = "") -> None:
    """The head's level for one of the unit."""
    head.menu("Đơn vị")
    opens_unit(head)
    panel = head.main.locator("details").filter(has_text=name).first
    head.unfold(name, panel).tick(level, panel)
    head.type({"Nhận xét của người đứng đầu": "Làm việc có kết quả rõ."}, panel)
    head.type({"Lý do, nếu mức khác kết quả theo quy tắc": reason}, panel)
    head.press("Đề xuất mức", panel).is_told("Đã")


def opens_unit(person: Person) -> None:
    """The unit's page, from the menu's page, which is already it for who has but one."""
    if person.page.get_by_role("heading", level=1).inner_text() != UNIT:
        person.follow(UNIT, exact=True)
    person.reads_heading(UNIT)


def records_meeting(clerk: Person) -> None:
    """The minutes."""
    clerk.menu("Đơn vị")
    opens_unit(clerk)
    place = clerk.section("Họp đánh giá của tập thể")
    clerk.type(
        {
            "Ngày họp": "19/06/2026",
            "Địa điểm": "Phòng họp Sở Mẫu",
            "Người chủ trì": AN,
            "Người ghi biên bản": "Đỗ Thị Dung",
            "Tổng số thành viên tập thể": "3",
            "Số có mặt": "3",
            "Nội dung, ý kiến tại hội nghị": "Nhất trí.",
        },
        place,
    ).press("Lưu hội nghị", place).is_told("Đã")


def records_votes(clerk: Person, levels: dict[str, str], reasons: dict[str, str]) -> None:
    """The collective's level of each, by name; all present agree."""
    for name, level in levels.items():
        clerk.choose(f"Mức, {name}", level)
        clerk.type({f"Đồng ý, {name}": "3", f"Không đồng ý, {name}": "0"})
        clerk.type({f"Lý do, {name}": reasons.get(name, "")})
    clerk.press("Lưu kết quả biểu quyết").is_told("Đã")


def completes_dossier(clerk: Person) -> None:
    """What is left of the six parts, and off it goes."""
    clerk.press("Xác nhận kết quả của đơn vị").is_told("Đã")
    clerk.press("Xác nhận đủ tài liệu minh chứng").is_told("Đã")
    parts = clerk.section("Hồ sơ sáu thành phần")
    expect(parts.locator("ol > li")).to_have_count(6)
    expect(parts.get_by_text("Thiếu:")).to_have_count(1)  # the letter, written when it goes
    submits_dossier(clerk)
    expect(parts.get_by_text("Thiếu:")).to_have_count(0)


def submits_dossier(clerk: Person) -> None:
    """With its letter."""
    clerk.type(LETTER, clerk.section("Nộp hồ sơ")).press("Nộp hồ sơ", exact=True).is_told("Đã")


def opens_dossier(appraiser: Person) -> None:
    """Sở Mẫu's, from the menu."""
    appraiser.menu("Thẩm định").follow(UNIT, exact=True).reads_heading(f"Thẩm định: {UNIT}")


def appraises(
    appraiser: Person,
    name: str,
    level: str,
    reason: str = "",
    mark: tuple[str, str, str] | None = None,
) -> None:
    """One case; mark: criterion, new mark, why."""
    opens_dossier(appraiser)
    appraiser.follow(name, exact=True).reads_heading(name)
    if mark:
        criterion, points, why = mark
        appraiser.type({f"Điểm: {criterion}": points, f"Lý do sửa điểm: {criterion}": why})
        appraiser.press("Tính thử điểm")
        expect(appraiser.field(f"Điểm: {criterion}")).to_have_value(points)
    place = appraiser.section("Thẩm định")
    appraiser.tick(level, place)
    label = "Lý do, nếu khác kết quả theo quy tắc hoặc khác mức đơn vị đề xuất"
    appraiser.type({label: reason}, place).press("Lưu thẩm định").is_told("Đã")


def opens_session(secretary: Person) -> None:
    """A new meeting of the deciding body."""
    secretary.menu("Họp xếp loại").follow("Mở cuộc họp").reads_heading("Mở cuộc họp xếp loại")
    secretary.type(
        {
            "Ngày họp": "20/06/2026",
            "Địa điểm": "Phòng họp số 1",
            "Người chủ trì": "Nguyễn Thị Mẫu",
            "Thư ký": "Bùi Thanh Hoa",
            "Tổng số thành viên": "12",
            "Số người có mặt": "10",
        }
    ).press("Mở cuộc họp", secretary.main).reads_heading("Họp xếp loại ngày 20/06/2026")


class Line(NamedTuple):
    """A line of the agenda, as the body decides it: all ten vote for the level."""

    name: str
    level: str = GOOD
    vote: str = "Phiếu tốt"
    reason: str = ""


def decides(secretary: Person, lines: Sequence[Line]) -> None:
    """Line after line, in the order of the agenda: the page leads from one to the next."""
    first = secretary.main.get_by_role("row").filter(has_text=lines[0].name).first
    secretary.follow("Ghi quyết định", first)
    for line in lines:
        secretary.reads_heading(line.name)
        place = secretary.section("Quyết định của cuộc họp")
        secretary.type({line.vote: "10", "Số người biểu quyết": "10"}, place)
        secretary.tick(line.level, place).type({"Lý do": line.reason}, place)
        secretary.press("Ghi quyết định", place).is_told(f"Đã ghi {line.name}: ")


def closes_and_tells(secretary: Person, number: str) -> None:
    """The session closed, the decision's number written down, everybody told."""
    secretary.press("Kết thúc và niêm phong").is_told("Đã")
    secretary.follow("Ghi quyết định", exact=True).reads_heading("Ghi quyết định")
    secretary.type(
        {
            "Số quyết định": number,
            "Ngày ký": "20/06/2026",
            "Người ký": "Nguyễn Thị Mẫu",
            "Chức vụ người ký": "Phó Bí thư Thường trực",
        }
    ).press("Ghi quyết định", secretary.main).is_told("Đã")
    secretary.press("Thông báo kết quả").is_told("Đã")
