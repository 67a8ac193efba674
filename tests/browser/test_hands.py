"""Without a mouse, without JavaScript, on a phone."""

from __future__ import annotations

from sauro.casework.cycles.models import Case
from sauro.casework.work.models import Plan
from sauro.casework.work.plans import approve_plan
from tests.browser import steps
from tests.browser.person import PHONE, Desk, Person
from tests.browser.steps import GOOD, MARKS, POINTS, Work
from tests.browser.world import ONE_OF_EACH, fill
from tests.casework.cast import PASSWORD, Cast, actor, done, make_task
from tests.casework.dossiers.unit_cast import fresh

FAR = 120
MENU_LINKS = "nav.sr-drawer a, nav.sr-side a"


def plan_ready(cast: Cast) -> list[Work]:
    """Bình's two tasks in the register."""
    official = cast.binh_case.official
    assert official is not None
    made = [make_task(cast, official, axis) for axis in (1, 2)]
    return [Work(task.title, task.axis) for task in made]


def reach(person: Person, words: str) -> Person:
    """Tab until the keyboard is on it."""
    on = ""
    for _ in range(FAR):
        person.page.keyboard.press("Tab")
        on = person.focused()
        if on.startswith(words):
            return person
    raise AssertionError(f"the keyboard never came to {words!r}, last on {on!r}")


def tick(person: Person, words: str) -> None:
    """Tab to a box and have it ticked."""
    reach(person, words)
    if not person.page.evaluate("document.activeElement.checked"):
        person.page.keyboard.press("Space")


def keys(person: Person, words: str, *pressed: str) -> Person:
    """Tab to it and press keys; a text of several letters is typed over what is there."""
    reach(person, words)
    for each in pressed:
        if each in ("Enter", "Space", "ArrowDown"):
            person.page.keyboard.press(each)
        else:
            person.page.keyboard.press("Control+a")
            person.page.keyboard.type(each)
    return person


def test_from_the_sign_in_to_the_sent_assessment_by_keyboard(desk: Desk, people: Cast) -> None:
    works = plan_ready(people)
    binh = Person(desk.browser, desk.home, "binh")
    desk.seated["binh by hand"] = binh
    binh.go("/dang-nhap/").page.keyboard.type("binh")
    keys(binh, "Mật khẩu", PASSWORD, "Enter").reads_heading("Việc của tôi")
    keys(binh, steps.PLAN_PAGE, "Enter").reads_heading("Kế hoạch và nhiệm vụ")
    keys(binh, "Sửa kế hoạch", "Enter").reads_heading("Sửa kế hoạch")
    for axis, points in POINTS.items():
        keys(binh, f"Điểm trục {axis}", points)
        if axis == 1:
            tick(binh, "Trục 1 là trục chính")
    for work in works:
        tick(binh, f"Đưa NV-0{work.axis} vào kế hoạch")
    keys(binh, "Lưu và trình duyệt", "Enter").is_told("Đã lưu và trình kế hoạch.")

    case = fresh(people.binh_case)
    for item in Plan.objects.get(case=case).items.select_related("task"):
        done(item.task)
    approve_plan(actor=actor(people.an), case=case, version=case.version)

    keys(binh, "Tự đánh giá", "Enter").reads_heading("Tự đánh giá")
    for criterion, points in MARKS.items():
        keys(binh, criterion, points)
    keys(binh, "Hoàn thành xuất sắc nhiệm vụ", "Space", "ArrowDown")
    keys(binh, "Ưu điểm", "Xong sớm.")
    keys(binh, "Hạn chế", "Không.")
    keys(binh, "Gửi bản tự đánh giá", "Enter").is_told("Đã gửi bản tự đánh giá.")
    case = fresh(people.binh_case)
    assert (case.state, case.self_assessment.level) == ("self_assessed", "good")
    assert case.self_assessment.marks["C3"] == "9"


def test_without_javascript_everything_is_read_and_saved(desk: Desk, people: Cast) -> None:
    works = plan_ready(people)
    binh = desk.sits("binh", java_script_enabled=False).go("/")
    steps.fills_plan(binh.menu(steps.PLAN_PAGE), works)
    binh.press("Lưu nháp").is_told("Đã lưu kế hoạch.")
    binh.press("Trình cấp trên duyệt").is_told("Đã")
    case = fresh(people.binh_case)
    for item in Plan.objects.get(case=case).items.select_related("task"):
        done(item.task)
    approve_plan(actor=actor(people.an), case=case, version=case.version)
    binh.menu("Tự đánh giá")
    steps.fills_self_assessment(binh, GOOD)
    binh.press("Tính thử")
    binh.reads("97,00", binh.page.get_by_label("Điểm và kết quả theo quy tắc"))
    binh.press("Gửi bản tự đánh giá").is_told("Đã gửi bản tự đánh giá.")
    assert Case.objects.get(pk=case.pk).state == "self_assessed"


def test_without_javascript_the_pages_say_the_same(desk: Desk, people: Cast) -> None:
    fill(people)
    for name in ("dung", "giang"):
        bare = desk.sits(name, java_script_enabled=False).go("/")
        full = desk.sits(name).go("/")
        for path in menu_of(full):
            texts = [person.go(path).main.inner_text() for person in (bare, full)]
            assert texts[0] == texts[1], (name, path)


def test_no_page_of_the_menu_is_wider_than_a_phone(desk: Desk, people: Cast) -> None:
    fill(people)
    for username in ONE_OF_EACH:
        person = desk.sits(username, viewport=PHONE).go("/")
        wide = [path for path in menu_of(person) if person.go(path).overflows()]
        assert wide == [], username
        person.context.close()
        desk.seated.clear()


def menu_of(person: Person) -> list[str]:
    """The addresses of the menu, each once."""
    found = person.page.locator(MENU_LINKS).evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    return list(dict.fromkeys(found))
