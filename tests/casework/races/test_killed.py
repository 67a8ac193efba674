"""A process killed in the middle of an act leaves the act done or not done, never half."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from django.db import connection

from sauro.casework.audit.models import Entry
from sauro.casework.audit.verify import verify
from sauro.casework.decisions.models import Decision, Notice, Session
from sauro.casework.invariants.whole import faults
from sauro.casework.people.models import Assignment, Official, PaperDecision, Unit
from tests.casework.cast import Cast
from tests.casework.dossiers.unit_cast import ready

FEW, MANY = 3, 30
SEED = 7
ROOT = Path(__file__).resolve().parents[3]
READY = "sẵn sàng"
LONGEST = 1.5
START = (
    "import sys, django; django.setup(); "
    "from tests.casework.races.worker import main; main(int(sys.argv[1]))"
)


def _address() -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    place = f"{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"
    who = f"{given['USER']}:{given['PASSWORD']}" if given["PASSWORD"] else given["USER"]
    return f"postgresql://{who}@{place}"


def _act_and_die(seed: int, after: float, folder: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": _address(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "SAURO_DATA": str(folder),
    }
    command = [sys.executable, "-c", START, str(seed)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == READY
        time.sleep(after)
        assert worker.poll() is None, "tiến trình tự dừng"
        worker.kill()


def _half_done() -> list[str]:
    """What one act writes together is there together."""
    wrong = []
    imports = Entry.objects.filter(act="import_people").count()
    for model, one in ((Official, 1), (Assignment, 1), (PaperDecision, 1), (Unit, 2)):
        found = model._default_manager.filter(**CAME_IN[model]).count()
        if found != imports * one:
            wrong.append(f"{model.__name__}: {found}, {imports} lần nhập")
    finals = Decision.objects.filter(item__session__state=Session.State.OPEN, final=True).count()
    waiting = Decision.objects.exclude(item__session__state=Session.State.OPEN)
    if finals or waiting.filter(final=False, annulled_at__isnull=True).exists():
        wrong.append("quyết định và cuộc họp không khớp")
    for session in Session.objects.filter(state=Session.State.PUBLISHED):
        told = Notice.objects.filter(decision__item__session=session).count()
        people = Decision.objects.filter(item__session=session, case__official__isnull=False)
        if told != people.filter(final=True).count():
            wrong.append(f"{session.code}: {told} thông báo")
    return wrong


CAME_IN: dict[type, dict[str, object]] = {
    Official: {"code__regex": r"^CB-1[0-9a-f]{10}$"},
    Assignment: {"official__code__regex": r"^CB-1[0-9a-f]{10}$"},
    PaperDecision: {"official__code__regex": r"^CB-1[0-9a-f]{10}$"},
    Unit: {"code__regex": r"^(XA-01|TINH-2)[0-9a-f]{10}$"},
}


def _kill(cast: Cast, times: int, folder: Path) -> Counter[str]:
    ready(cast)
    before = set(faults())
    random = Random(SEED)
    lines = Entry.objects.count()
    for _ in range(times):
        _act_and_die(random.randrange(10**6), random.uniform(0.02, LONGEST), folder)
        assert verify().findings == ()
        assert set(faults()) - before == set()
        assert _half_done() == []
    acts = Entry.objects.filter(number__gt=lines).values_list("act", flat=True)
    return Counter(acts)


def test_a_few_kills_leave_everything_whole(crowded: Cast, tmp_path: Path) -> None:
    done = _kill(crowded, FEW, tmp_path)
    assert done["import_people"] + done["submit_dossier"] > 0


@pytest.mark.long
def test_many_kills_leave_everything_whole(crowded: Cast, tmp_path: Path) -> None:
    done = _kill(crowded, MANY, tmp_path)
    print(dict(done))
    assert {"import_people", "submit_dossier", "decide", "close_session", "publish"} <= set(done)
