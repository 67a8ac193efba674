"""Every act that is recorded anywhere has a name people understand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import sauro
from sauro.casework.audit.words import WORDS, act_words
from sauro.regulation.procedure.steps import Step

SOURCE = Path(sauro.__file__).parent
PLACES = {"record": 1, "change": 2, "note": 1}
"""Functions that write to the log, and which of their arguments is the act."""


def recorded() -> dict[str, str]:
    """Acts written as text in calls that record, each with the file it stands in."""
    found = {}
    for file in SOURCE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found.update(dict.fromkeys(_acts(node), str(file.relative_to(SOURCE))))
    return found


def _acts(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", "")
    given = [keyword.value for keyword in call.keywords if keyword.arg == "act"]
    place = PLACES.get(name)
    if place is not None and len(call.args) > place:
        given.append(call.args[place])
    for part in (each for value in given for each in ast.walk(value)):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and place is not None:
            yield part.value


def test_every_recorded_act_has_words() -> None:
    acts = recorded()
    assert {"save_self_assessment", "report_result", "lock_account", "add_task"} <= acts.keys()
    nameless = {act: file for act, file in acts.items() if act not in WORDS}
    assert nameless == {}, "thêm các việc này vào casework/audit/words.py"


def test_every_step_of_a_case_has_words() -> None:
    assert {step.value for step in Step} <= WORDS.keys()


def test_words_are_vietnamese_and_an_unknown_act_shows_its_code() -> None:
    assert act_words("propose") == "Đơn vị đề xuất mức xếp loại"
    assert act_words("fly") == "fly"
    assert all(words[0].isupper() and words != code for code, words in WORDS.items())
