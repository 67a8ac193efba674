"""Text that is code elsewhere stays text: on pages, in workbooks, in papers."""

from __future__ import annotations

import pytest
from django.http import HttpResponseBase
from django.test import Client

from sauro.casework.access.models import User
from tests.browser.world import fill
from tests.casework.cast import Cast
from tests.casework.papers.scene import told
from tests.web.attack import planted
from tests.web.attack.pages import body_of, forms_of
from tests.web.attack.places import ids_now, paths_of
from tests.web.rights.test_addresses import ADDRESSES

pytestmark = pytest.mark.django_db
NEVER = {"signin:sign_out", "accounts:set_lock", "accounts:end"}
WORLDS = {"everywhere": fill, "told": told}
EXPORTS = ("xlsx=1", "xlsx=ung-vien")


def _wrong(answer: HttpResponseBase) -> tuple[list[str], bool]:
    """What of the text became code; whether the text is in the answer."""
    kind, body = answer.headers.get("Content-Type", ""), body_of(answer)
    if kind.startswith("text/html"):
        page = body.decode()
        return planted.broken_tags(page), planted.SHOWN in page
    if "spreadsheetml" in kind:
        return planted.formulas(body)
    if kind.startswith("text/csv"):
        return planted.computed(body)
    if "wordprocessingml" in kind:
        return [], planted.SHOWN in planted.words_of(body)
    return [], False


def _crawl(people: list[User], ids: dict[str, list[int]]) -> tuple[list[str], dict[str, int]]:
    wrong: list[str] = []
    seen: dict[str, int] = {"text/html": 0, "spreadsheetml": 0, "text/csv": 0, "wordprocessing": 0}
    for user in people:
        browser = Client()
        browser.force_login(user)
        for name in sorted(set(ADDRESSES) - NEVER):
            for path in paths_of(name, ids, 1):
                for asked in (path, *(f"{path}?{query}" for query in EXPORTS)):
                    answer = browser.get(asked)
                    if answer.status_code != 200:
                        break
                    found, there = _wrong(answer)
                    wrong += [f"{user.username} {asked}: {each}" for each in found]
                    kind = answer.headers["Content-Type"]
                    for part in seen:
                        seen[part] += there and part in kind
    return wrong, seen


@pytest.mark.parametrize("world", WORLDS)
def test_stored_text_is_text_on_every_page_and_in_every_export(world: str, cast: Cast) -> None:
    WORLDS[world](cast)
    assert planted.plant() >= 60
    wrong, seen = _crawl([cast.binh, cast.dung, cast.hoa, cast.minh], ids_now())
    assert wrong == []
    assert all(seen.values()), seen


@pytest.mark.long
def test_a_text_that_is_sent_comes_back_as_text(cast: Cast) -> None:
    fill(cast)
    ids, sent, wrong = ids_now(), 0, []
    for user in cast.everybody:
        browser = Client()
        browser.force_login(user)
        for name in sorted(set(ADDRESSES) - NEVER):
            path = paths_of(name, ids, 1)[0]
            answer = browser.get(path)
            if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
                continue
            for form in forms_of(body_of(answer).decode()):
                fields = form.fields()
                texts = [
                    each.name
                    for each in form.controls.values()
                    if each.typed in ("text", "textarea", "figure", "day", "search")
                ]
                if not texts:
                    continue
                given = {**fields, **dict.fromkeys(texts, planted.TEXT)}
                send = browser.post if form.method == "post" else browser.get
                back = send(form.action or path, given, follow=True)
                assert back.status_code < 500, (user.username, path)
                sent += 1
                found, _ = _wrong(back)
                wrong += [f"{user.username} {path}: {each}" for each in found]
    assert wrong == []
    assert sent > 60
