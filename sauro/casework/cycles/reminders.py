"""Daily reminders of what is due: in the system, and by e-mail where a mail server is set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import Role
from sauro.casework.audit.services import SYSTEM, record
from sauro.casework.cycles.audiences import AUDIENCES, Audience, waiting
from sauro.casework.cycles.models import Case, Cycle, Due, Reminder

AHEAD = frozenset({7, 3, 1, 0})
BEHIND = frozenset({1, 3, 7})
UNSET = ("", "localhost")  # the framework's default is nobody's choice
SUBJECT = "[Sáu Rõ] Việc đến hạn"


def remind(today: date) -> int:
    """Remind everybody who still has something to do; how many new reminders. Once a day each."""
    made = make_reminders(today)
    mail_reminders(made)
    return len(made)


def make_reminders(today: date) -> list[Reminder]:
    """The day's new reminders, stored; running it again the same day makes none."""
    wanted = [
        reminder
        for cycle in Cycle.objects.filter(state=Cycle.State.OPEN)
        for reminder in _of_cycle(cycle, today)
    ]
    with transaction.atomic():
        sent = set(Reminder.objects.filter(made_on=today).values_list("user_id", "code"))
        new = [each for each in wanted if (each.user_id, each.code) not in sent]
        Reminder.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
        if new:
            details = {"day": today.isoformat(), "reminders": len(new)}
            record(SYSTEM, "remind", details=details)
    return new


def mails() -> bool:
    """Whether a mail server is set."""
    return settings.EMAIL_HOST not in UNSET


def mail_reminders(reminders: Iterable[Reminder]) -> list[str]:
    """One letter a person who has an address; what could not be sent, in words."""
    if not mails():
        return []
    by_user: dict[User, list[Reminder]] = defaultdict(list)
    for reminder in reminders:
        by_user[reminder.user].append(reminder)
    try:
        with get_connection() as connection:
            return [
                problem
                for user, own in by_user.items()
                if (problem := _send(user, own, connection)) is not None
            ]
    except (SMTPException, OSError) as error:
        return [f"Không nối được máy chủ thư {settings.EMAIL_HOST}: {error}"]


def _send(user: User, own: list[Reminder], connection: BaseEmailBackend) -> str | None:
    address = user.official.email if user.official else ""
    if not address:
        return None
    try:
        EmailMessage(SUBJECT, _letter(own), to=[address], connection=connection).send()
    except SMTPException as error:
        return f"Không gửi được thư cho {user.username} ({address}): {error}"
    return None


def _letter(reminders: Iterable[Reminder]) -> str:
    lines = "\n".join(f"- {reminder.text}" for reminder in reminders)
    return f"Kính gửi đồng chí,\n\n{lines}\n\nThư do hệ thống Sáu Rõ gửi tự động.\n"


def _of_cycle(cycle: Cycle, today: date) -> Iterator[Reminder]:
    dues = {due.code: due for due in Due.objects.filter(cycle=cycle)}
    cases = list(Case.objects.filter(cycle=cycle).select_related("unit"))
    for audience in AUDIENCES:
        due = dues.get(audience.due)
        if due is not None and _is_day(due, today):
            pending = [case for case in cases if waiting(audience, case)]
            text = _text(audience, cycle, due, today)
            for user in _whom(audience, pending, today):
                yield Reminder(
                    user=user,
                    cycle=cycle,
                    code=f"{cycle.period} {due.code} {audience.role.value}",
                    text=text,
                    link=audience.link,
                    made_on=today,
                )


def _is_day(due: Due, today: date) -> bool:
    left = (due.last_day - today).days
    return left in AHEAD or -left in BEHIND


def _text(audience: Audience, cycle: Cycle, due: Due, today: date) -> str:
    left = (due.last_day - today).days
    when = f"còn {left} ngày" if left > 0 else f"đã quá hạn {-left} ngày" if left else "hạn hôm nay"
    return f"{audience.text} {cycle.title}: {when} (hạn {due.last_day:%d/%m/%Y})."


def _whom(audience: Audience, pending: list[Case], today: date) -> Iterable[User]:
    """The accounts that have to act for the pending cases, each once."""
    if not pending:
        return []
    active = User.objects.filter(is_active=True).select_related("official")
    if audience.role is Role.OFFICIAL:
        return active.filter(official__in={case.official_id for case in pending})
    grants = Grant.objects.on(today).filter(role=audience.role.value, user__is_active=True)
    grants = grants.select_related("user__official", "unit")
    paths = {case.unit.path for case in pending}
    found = {
        grant.user_id: grant.user
        for grant in grants
        if grant.unit is None or any(path.startswith(grant.unit.path) for path in paths)
    }
    return found.values()
