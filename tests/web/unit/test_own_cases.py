"""Page 5: those whom the unit's own body rates, decided and summed up apart."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.models import UnitDecision
from tests.casework.cast import Cast
from tests.casework.dossiers.unit_cast import fresh, ready, submit
from tests.web.unit.test_unit_page import MOST_QUERIES, address, sent

HEADING = "Thuộc thẩm quyền của đơn vị"


def own(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(tier="unit")


def decision(cast: Cast, **changes: object) -> dict[str, str]:
    """The form of the decision as a browser sends it."""
    version = dossier_of(cast.cycle, cast.unit).version
    given = {"number": "57-QĐ/SM", "signed_on": "20/06/2026", "signer": "An", "version": version}
    return sent("qd-don-vi", **(given | changes))


def test_a_unit_that_rates_nobody_itself_has_no_such_part(cast: Cast, client: Client) -> None:
    ready(cast)
    client.force_login(cast.dung)
    assert HEADING not in client.get(address(cast)).content.decode()


def test_they_stand_apart_with_the_act(cast: Cast, client: Client) -> None:
    own(cast.chi_case)
    ready(cast)
    submit(cast)
    client.force_login(cast.dung)
    page = client.get(address(cast)).content.decode()
    part = page[page.index(HEADING) :]
    assert "Lê Hữu Chi" in part
    assert "Trần Thị Bình" not in part
    assert "đến hết ngày 19/07/2026" in part
    assert "1 trường hợp đã biểu quyết" in part
    assert 'id="bieu-quyet"' in page


def test_the_decision_then_the_summary(cast: Cast, client: Client) -> None:
    own(cast.chi_case)
    ready(cast)
    client.force_login(cast.dung)
    assert client.post(address(cast, "quyet-dinh/"), decision(cast)).status_code == 302
    assert fresh(cast.chi_case).level == "good"
    page = client.get(address(cast)).content.decode()
    assert "Quyết định số 57-QĐ/SM, ngày 20/06/2026, An ký" in page
    version = dossier_of(cast.cycle, cast.unit).version
    form = sent("tong-hop", letter="", version=version)
    empty = client.post(address(cast, "tong-hop/"), form)
    assert empty.status_code == 422
    assert "Chưa ghi số, ký hiệu văn bản gửi tổng hợp." in empty.content.decode()
    form["tong-hop-letter"] = "58-BC/SM"
    assert client.post(address(cast, "tong-hop/"), form).status_code == 302
    assert "Đã gửi tổng hợp 58-BC/SM" in client.get(address(cast)).content.decode()
    assert Entry.objects.filter(act="send_unit_summary").count() == 1


def test_what_is_missing_is_said_and_what_was_typed_stays(cast: Cast, client: Client) -> None:
    own(cast.chi_case)
    ready(cast)
    client.force_login(cast.an)
    answer = client.post(address(cast, "quyet-dinh/"), decision(cast, signer=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa ghi người ký quyết định." in page
    assert 'value="57-QĐ/SM"' in page
    assert not UnitDecision.objects.exists()


def test_sent_twice_it_is_recorded_once(cast: Cast, client: Client) -> None:
    own(cast.chi_case)
    ready(cast)
    client.force_login(cast.dung)
    form = decision(cast)
    assert client.post(address(cast, "quyet-dinh/"), form).status_code == 302
    assert client.post(address(cast, "quyet-dinh/"), form).status_code == 422
    assert UnitDecision.objects.count() == 1


def test_only_the_unit_itself_decides(cast: Cast, client: Client) -> None:
    own(cast.chi_case)
    ready(cast)
    for user, status in ((cast.giang, 403), (cast.lan, 403), (cast.binh, 403), (cast.oanh, 404)):
        client.force_login(user)
        for rest in ("quyet-dinh/", "tong-hop/"):
            assert client.post(address(cast, rest), decision(cast)).status_code == status


def test_the_page_stays_within_its_queries(cast: Cast, client: Client) -> None:
    own(cast.chi_case)
    ready(cast)
    client.force_login(cast.dung)
    with CaptureQueriesContext(connection) as queries:
        client.get(address(cast))
    assert len(queries) <= MOST_QUERIES


def test_the_list_of_units_is_exported_and_that_is_logged(cast: Cast, client: Client) -> None:
    client.force_login(cast.giang)
    answer = client.get("/don-vi/?tim=so+mau&xlsx=1")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    details = Entry.objects.get(act="export_dossier_units").details
    assert details == {"cycle": "2026-Q2", "rows": 1}
