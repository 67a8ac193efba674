"""Bring the whole demonstration in, through the very services people use."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from sauro.casework import clock
from sauro.casework.access.models import User
from sauro.casework.audit.models import Entry
from sauro.casework.demo import second_quarter, third_quarter
from sauro.casework.demo.accounts import create_accounts, world_of
from sauro.casework.demo.people import import_paper, import_people
from sauro.casework.demo.world import BEGAN, administrator
from sauro.casework.errors import Refused
from sauro.casework.people.models import Unit
from sauro.regulation.period import Quarter
from sauro.synthetic import Size, province

PAPER = Quarter(2026, 1)
SEED = 2026
NOT_EMPTY = (
    "Cơ sở dữ liệu này đã có dữ liệu nên không đưa tỉnh trình diễn vào được. "
    "Chọn thư mục dữ liệu khác bằng SAURO_DATA, cơ sở dữ liệu khác bằng DATABASE_URL."
)


def build(size: Size = Size.SMALL, seed: int = SEED, say: Callable[[str], None] = print) -> None:
    """All of it or nothing, in one transaction; say: told of each stage. Refused unless empty.

    What says no day of its own is done on the demonstration's today: the clock's does not matter.
    """
    with transaction.atomic(), clock.on(third_quarter.TODAY):
        if not is_empty():
            raise Refused(NOT_EMPTY)
        say("cơ cấu tổ chức, tài khoản")
        made = province(seed, size=size)
        with clock.on(BEGAN):
            import_people(made, administrator())
            world = world_of(made, BEGAN)
            create_accounts(world)
        with clock.on(second_quarter.OPENED):
            import_paper(made, PAPER, administrator())
        say("quý II/2026, từ kế hoạch đến thông báo kết quả")
        second_quarter.bring_in(world)
        say("quý III/2026, đến ngày 18/9/2026")
        third_quarter.bring_in(world)


def is_empty() -> bool:
    """Whether nothing was recorded yet: no unit, no account, no line of the log."""
    return not any(model.objects.exists() for model in (Unit, User, Entry))
