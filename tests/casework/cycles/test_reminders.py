"""Reminders: to whom something is left to do, on the days before and after, once a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle, Reminder
from sauro.casework.cycles.reminders import mail_reminders, make_reminders, remind
from sauro.casework.people.models import Official
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 24)


def reminded(day: date) -> set[tuple[str, str]]:
    rows = Reminder.objects.filter(made_on=day).values_list("user__username", "link")
    return set(rows)


def test_before_the_dossiers_are_due_officials_heads_and_clerks_are_reminded(cast: Cast) -> None:
    day = DUE - timedelta(days=3)
    assert remind(day) == 8
    assert reminded(day) == {
        *((name, "/tu-danh-gia/") for name in ("an", "binh", "chi", "phuc")),
        *((name, "/don-vi/") for name in ("an", "phuc", "dung", "oanh")),
    }
    said = Reminder.objects.get(user=cast.dung, made_on=day).text
    assert said == "Nộp hồ sơ của đơn vị quý II/2026: còn 3 ngày (hạn 24/06/2026)."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (7, "còn 7 ngày"),
        (6, None),
        (1, "còn 1 ngày"),
        (0, "hạn hôm nay"),
        (-1, "đã quá hạn 1 ngày"),
        (-2, None),
        (-7, "đã quá hạn 7 ngày"),
        (-8, None),
    ],
)
def test_the_days_of_reminding(cast: Cast, days: int, said: str | None) -> None:
    day = DUE - timedelta(days=days)
    remind(day)
    found = Reminder.objects.filter(user=cast.dung, made_on=day, code__contains="unit_dossiers")
    texts = [reminder.text for reminder in found]
    assert len(texts) == (said is not None)
    assert said is None or said in texts[0]


def test_who_has_done_it_is_not_reminded(cast: Cast) -> None:
    Case.objects.filter(unit=cast.unit).update(state=CaseState.SUBMITTED.value)
    Case.objects.filter(pk=cast.chi_case.pk).update(state=CaseState.DEFERRED.value)
    remind(DUE)
    assert {name for name, _ in reminded(DUE)} == {"phuc", "oanh"}


def test_a_second_run_of_the_day_adds_nothing_and_writes_no_line(cast: Cast) -> None:  # noqa: ARG001
    assert remind(DUE) > 0
    before = (Reminder.objects.count(), Entry.objects.count())
    assert remind(DUE) == 0
    assert (Reminder.objects.count(), Entry.objects.count()) == before


def test_a_run_writes_one_line_by_the_system(cast: Cast) -> None:  # noqa: ARG001
    count = remind(DUE)
    line = Entry.objects.latest("number")
    assert (line.actor, line.act) == ("hệ thống", "remind")
    assert line.details == {"day": "2026-06-24", "reminders": count}


def test_a_closed_cycle_and_a_locked_account_are_left_in_peace(cast: Cast) -> None:
    cast.dung.is_active = False
    cast.dung.save()
    remind(DUE)
    assert "dung" not in {name for name, _ in reminded(DUE)}
    Cycle.objects.update(state=Cycle.State.CLOSED)
    assert remind(DUE + timedelta(days=1)) == 0


def test_the_appraiser_is_reminded_by_the_date_of_the_appraisal(cast: Cast) -> None:
    Case.objects.filter(cycle=cast.cycle).update(state=CaseState.SUBMITTED.value)
    remind(date(2026, 6, 29))
    assert reminded(date(2026, 6, 29)) == {("giang", "/tham-dinh/")}


def test_without_a_mail_server_nothing_is_mailed(cast: Cast) -> None:  # noqa: ARG001
    Official.objects.update(email="can-bo@example.org")
    remind(DUE)
    assert mail.outbox == []


def test_with_a_mail_server_each_person_with_an_address_gets_one_letter(
    cast: Cast, settings: Settings
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    Official.objects.filter(user=cast.an).update(email="an@example.org")
    remind(DUE)
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        (["an@example.org"], "[Sáu Rõ] Việc đến hạn")
    ]
    assert mail.outbox[0].body == (
        "Kính gửi đồng chí,\n\n"
        "- Gửi bản tự đánh giá để đơn vị kịp nộp hồ sơ quý II/2026: hạn hôm nay "
        "(hạn 24/06/2026).\n"
        "- Nhận xét, đề xuất mức xếp loại để đơn vị kịp nộp hồ sơ quý II/2026: hạn hôm nay "
        "(hạn 24/06/2026).\n\n"
        "Thư do hệ thống Sáu Rõ gửi tự động.\n"
    )


def test_a_mail_server_that_does_not_answer_is_named_and_the_reminders_stay(
    cast: Cast, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    Official.objects.filter(user=cast.an).update(email="an@example.org")
    made = make_reminders(DUE)
    failed = mail_reminders(made)
    assert len(failed) == 1
    assert failed[0].startswith("Không nối được máy chủ thư 127.0.0.1: ")
    assert Reminder.objects.filter(user=cast.an).exists()
