"""Who may open which page: the right people 200, a colleague 403, a stranger 404."""

from __future__ import annotations

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.work.models import Task
from tests.casework.cast import Cast, done, make_task
from tests.web.work.cast import client, official, two_tasks

pytestmark = pytest.mark.django_db


def paths(cast: Cast, task: Task) -> dict[str, str]:
    case, unit = cast.binh_case.pk, cast.unit.pk
    return {
        "plan": f"/ke-hoach/{case}/",
        "edit plan": f"/ke-hoach/{case}/sua/",
        "results": f"/ke-hoach/{case}/ket-qua/",
        "add own": f"/ke-hoach/{case}/nhiem-vu/them/",
        "task": f"/nhiem-vu/{task.pk}/",
        "edit task": f"/nhiem-vu/{task.pk}/sua/",
        "unit": f"/nhiem-vu/don-vi/{unit}/",
        "export": f"/nhiem-vu/don-vi/{unit}/?xlsx=1",
        "add": f"/nhiem-vu/don-vi/{unit}/them/",
        "import": f"/nhiem-vu/don-vi/{unit}/nhap/",
        "template": f"/nhiem-vu/don-vi/{unit}/nhap/mau.xlsx",
        "acceptance": f"/nhiem-vu/don-vi/{unit}/nghiem-thu/",
    }


PEOPLE = ("binh", "chi", "an", "dung", "giang", "lan", "oanh", "phuc", "minh", "hoa", "nga")
# By page, in the order of PEOPLE: o opens, n not allowed, u unknown.
EXPECTED = {
    "plan": "ouoooouu" + "nnn",
    "edit plan": "ouno" + "nnuunnn",
    "results": "ouno" + "nnuunnn",
    "add own": "ouno" + "nnuunnn",
    "task": "ouoooouu" + "nnn",
    "edit task": "ouno" + "nnuunnn",
    "unit": "uuoooouu" + "nnn",
    "export": "uuoooouu" + "nnn",
    "add": "uuno" + "nnuunnn",
    "import": "uuno" + "nnuunnn",
    "template": "uuno" + "nnuunnn",
    "acceptance": "nnononnu" + "nnn",
}
STATUS = {"o": 200, "n": 403, "u": 404}


def test_plans_waiting_are_listed_to_who_approves_and_never_ones_own(cast: Cast) -> None:
    for user, names in ((cast.an, {"Trần Thị Bình", "Lê Hữu Chi"}), (cast.phuc, set())):
        page = client(user).get("/ke-hoach/?buoc=planning").content.decode()
        shown = {name for name in ("Nguyễn Văn An", "Trần Thị Bình", "Lê Hữu Chi") if name in page}
        assert shown - {user.full_name} == names
        assert f'/ke-hoach/{cast.an_case.pk}/"' not in page
    assert client(cast.binh).get("/ke-hoach/").status_code == 403
    first = client(cast.an).get("/ke-hoach/", follow=True)
    assert first.redirect_chain == [("/ke-hoach/?buoc=plan_submitted", 302)]
    assert "Không có kế hoạch nào đang chờ duyệt." in first.content.decode()


def test_the_appraiser_approves_heads_only(cast: Cast) -> None:
    page = client(cast.giang).get("/ke-hoach/?buoc=").content.decode()
    assert "Nguyễn Văn An" in page
    assert "Trần Thị Bình" not in page
    sent = {"version": cast.binh_case.version}
    for case, status in ((cast.binh_case, 403), (cast.an_case, 422)):
        answer = client(cast.giang).post(f"/ke-hoach/{case.pk}/duyet/", sent)
        assert answer.status_code == status


def test_nhiem_vu_leads_each_role_to_its_page(cast: Cast) -> None:
    task = two_tasks(cast)[0]
    own = client(cast.binh).get("/nhiem-vu/")
    assert own.templates[0].name == "sauro/work/plan.html"
    assert task.title in own.content.decode()
    assert client(cast.dung).get("/nhiem-vu/").headers["Location"] == (
        f"/nhiem-vu/don-vi/{cast.unit.pk}/"
    )
    assert client(cast.giang).get("/nhiem-vu/").templates[0].name == "sauro/work/units.html"
    assert client(cast.minh).get("/nhiem-vu/").status_code == 403


def test_who_leads_the_field_sees_its_tasks(cast: Cast) -> None:
    task = make_task(cast, official(cast.chi_case), field=cast.finance)
    assert client(cast.binh).get(f"/nhiem-vu/{task.pk}/").status_code == 200
    assert client(cast.binh).get(f"/nhiem-vu/{task.pk}/sua/").status_code == 404


def test_nobody_accepts_or_approves_the_own(cast: Cast) -> None:
    task = done(make_task(cast, official(cast.an_case)), acceptance=Task.Acceptance.REPORTED)
    sent = {"nt-accepted": "yes", "nt-version": task.version}
    assert client(cast.an).post(f"/nhiem-vu/{task.pk}/nghiem-thu/", sent).status_code == 403
    assert client(cast.an).post(f"/ke-hoach/{cast.an_case.pk}/duyet/", {}).status_code == 403
    assert client(cast.giang).post(f"/nhiem-vu/{task.pk}/nghiem-thu/", sent).status_code == 302
    task.refresh_from_db()
    assert task.acceptance == Task.Acceptance.ACCEPTED


def test_reading_anothers_plan_is_logged_and_ones_own_is_not(cast: Cast) -> None:
    client(cast.binh).get(f"/ke-hoach/{cast.binh_case.pk}/")
    assert not Entry.objects.filter(act="see_plan").exists()
    client(cast.an).get(f"/ke-hoach/{cast.binh_case.pk}/")
    entry = Entry.objects.get(act="see_plan")
    assert (entry.actor, entry.subject) == ("an", cast.binh_case.code)
    client(cast.dung).get(f"/nhiem-vu/don-vi/{cast.unit.pk}/?xlsx=1")
    assert Entry.objects.filter(act="export_register").count() == 1


@pytest.mark.parametrize("who", PEOPLE)
def test_each_page_opens_to_the_right_people_only(cast: Cast, who: str) -> None:
    task = two_tasks(cast)[0]
    browser, place = client(getattr(cast, who)), PEOPLE.index(who)
    found = {name: browser.get(path).status_code for name, path in paths(cast, task).items()}
    assert found == {name: STATUS[line[place]] for name, line in EXPECTED.items()}
