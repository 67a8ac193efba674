"""Page 25: who left the cycle, the centre's cases and their result; every list in pages."""

from __future__ import annotations

from django.test import Client

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import CentralResult
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import Cast, make_case, make_official
from tests.casework.decisions.scene import appraised
from tests.casework.dossiers.unit_cast import fresh

LIST = "/truong-hop/"


def out(case: Case, **changes: object) -> dict[str, str]:
    given = {"ground": "Nghỉ hưu", "document": "QĐ 40-QĐ/TU", "version": case.version}
    return {f"ra-khoi-ky-{name}": str(value) for name, value in (given | changes).items()}


def address(case: Case) -> str:
    return f"/ho-so/{case.pk}/chua-xep-loai/ra-khoi-ky/"


def test_the_appraiser_takes_out_who_left(cast: Cast, client: Client) -> None:
    client.force_login(cast.giang)
    case = fresh(cast.chi_case)
    assert "Đưa ra khỏi kỳ" in client.get(f"/ho-so/{case.pk}/chua-xep-loai/").content.decode()
    answer = client.post(address(case), out(case, document=""))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chưa ghi văn bản làm căn cứ: nêu số, ngày, cơ quan ban hành." in page
    assert "Nghỉ hưu</textarea>" in page
    assert client.post(address(case), out(case)).status_code == 302
    assert client.post(address(case), out(case)).status_code == 422
    assert Entry.objects.filter(act="withdraw").count() == 1
    page = client.get(LIST).content.decode()
    assert "Lê Hữu Chi" in page[page.index('id="ra-khoi-ky"') : page.index('id="chuyen"')]


def test_the_unit_does_not(cast: Cast, client: Client) -> None:
    for user, status in ((cast.dung, 403), (cast.an, 403), (cast.oanh, 403)):
        client.force_login(user)
        assert client.post(address(cast.chi_case), out(cast.chi_case)).status_code == status
    assert fresh(cast.chi_case).state == CaseState.PLANNING.value


def test_the_centres_result_is_recorded_and_shown(cast: Cast, client: Client) -> None:
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    case = appraised(fresh(cast.an_case))
    client.force_login(cast.giang)
    form = f"/ho-so/{case.pk}/trung-uong/"
    assert form in client.get(LIST).content.decode()
    assert form in client.get(f"/ho-so/{case.pk}/").content.decode()
    version = fresh(case).version
    typed = {"level": "good", "document": "", "signed_on": "20/6/2026", "version": version}
    answer = client.post(form, typed)
    assert answer.status_code == 422
    assert (
        "Chưa ghi số, ký hiệu văn bản thông báo kết quả của Trung ương." in answer.content.decode()
    )
    typed["document"] = "1204-TB/BTCTW"
    assert client.post(form, typed).status_code == 302
    assert client.post(form, typed).status_code == 422
    assert CentralResult.objects.get().level == "good"
    for page in (LIST, f"/ho-so/{case.pk}/", "/tham-dinh/trung-uong/"):
        assert "lv-good" in client.get(page).content.decode()
    for page in (LIST, f"/ho-so/{case.pk}/", "/ket-qua/"):
        assert "1204-TB/BTCTW" in client.get(page).content.decode()
    assert client.get("/ket-qua/?xlsx=1").status_code == 200


def test_only_the_appraiser_records_it_and_only_for_the_centres(cast: Cast, client: Client) -> None:
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    for user, status in ((cast.dung, 403), (cast.lan, 403), (cast.oanh, 403), (cast.giang, 200)):
        client.force_login(user)
        assert client.get(f"/ho-so/{cast.an_case.pk}/trung-uong/").status_code == status
    assert client.get(f"/ho-so/{cast.binh_case.pk}/trung-uong/").status_code == 404


def test_each_list_has_its_own_pages(cast: Cast, client: Client) -> None:
    for place in range(51):
        official = make_official(f"CB-Z{place:02}", f"Hoàng Văn {place:02}")
        case = make_case(cast.cycle, cast.unit, official, Role.MEMBER)
        Case.objects.filter(pk=case.pk).update(changed_post=True)
    client.force_login(cast.giang)
    first = client.get(LIST).content.decode()
    assert "Trang 1/2, 51 trường hợp" in first
    assert "Hoàng Văn 49" in first
    assert "Hoàng Văn 50" not in first
    assert 'href="?trang_chuyen=2"' in first
    second = client.get(f"{LIST}?trang_chuyen=2").content.decode()
    assert "Hoàng Văn 50" in second
    assert "Hoàng Văn 49" not in second
