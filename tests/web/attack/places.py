"""What an address may name: the things stored now."""

from __future__ import annotations

import re

from django.apps import apps

from tests.web.rights.test_addresses import ADDRESSES

MODELS = {
    "unit_id": "people.Unit",
    "official_id": "people.Official",
    "absence_id": "people.Absence",
    "case_id": "cycles.Case",
    "cycle_id": "cycles.Cycle",
    "due_id": "cycles.Due",
    "task_id": "work.Task",
    "evidence_id": "work.Evidence",
    "dossier_id": "dossiers.Dossier",
    "opinion_id": "dossiers.Opinion",
    "session_id": "decisions.Session",
    "item_id": "decisions.Item",
    "request_id": "decisions.ReviewRequest",
    "user_id": "access.User",
    "grant_id": "access.Grant",
}
CONVERTED = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
TEXTS = {
    "period": ("2026-Q2", "2026-Q9", "0000-Q0", "x"),
    "ending": ("docx", "docx", "xlsx", "zip", "exe"),
    "paper": ("bien-ban", "to-trinh", "ket-luan", "tong-hop", "phieu", "quyet-dinh", "x"),
}
OTHER_TEXTS = ("opinion", "x", "%00", "9" * 300)
SOME = range(1, 6)
Ids = dict[str, list[int]]


def ids_now() -> Ids:
    """The ids of everything an address may name."""
    return {
        name: list(apps.get_model(model).objects.order_by("pk").values_list("pk", flat=True))
        for name, model in MODELS.items()
    }


def paths_of(name: str, ids: Ids, most: int = 3) -> list[str]:
    """The address with the first of each thing it names, then with the second, the third."""
    path = ADDRESSES[name].path
    made = []
    for place in range(most):

        def part(found: re.Match[str], place: int = place) -> str:
            options = ids.get(found["name"]) if found["kind"] == "int" else None
            texts = TEXTS.get(found["name"], OTHER_TEXTS)[:1]
            known = list(map(str, options or SOME)) if found["kind"] == "int" else list(texts)
            return known[min(place, len(known) - 1)]

        made.append(CONVERTED.sub(part, path))
    return sorted(set(made))
