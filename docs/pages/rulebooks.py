"""Pages of the rulebooks that rate quarters, as their loaded objects say."""

from __future__ import annotations

from pathlib import PurePosixPath

from docs.pages.ladders import LADDER_HEADERS, condition_words, parameters_part, rung_row
from docs.pages.links import clause_link, reading_link
from docs.pages.markdown import Pages, page, table
from docs.pages.schedule import schedule_parts
from sauro.regulation.conditions import Condition
from sauro.regulation.frames import list_frames
from sauro.regulation.ladder.checklist import Ladder
from sauro.regulation.packaged import read_toml
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.rules import QuarterRules
from sauro.regulation.readings import load_readings
from sauro.regulation.register import Register
from sauro.regulation.rulebook import Rulebook, load_rulebook, quarterly_ids, rulebook_ids

FOLDER = PurePosixPath("reference")


def rulebooks_part() -> str:
    """All rulebooks with what they rate and since when."""
    heads = {book: read_toml("rulebooks", book, "rulebook.toml") for book in rulebook_ids()}
    kinds = {"quarter": "quý", "year": "năm"}
    rows = [
        [
            f"[{book}]({book}.md)",
            str(head["title"]),
            kinds[str(head["kind"])],
            f"{head['in_force_from']:%d/%m/%Y}",
        ]
        for book, head in heads.items()
    ]
    return "## Bộ quy tắc\n\n" + table(["Bộ quy tắc", "Tên", "Kỳ", "Có hiệu lực từ"], rows)


def rulebook_pages(register: Register) -> Pages:
    """A page for every rulebook that rates quarters."""
    return {FOLDER / f"{book}.md": _page(load_rulebook(book), register) for book in quarterly_ids()}


def _page(book: Rulebook, register: Register) -> str:
    quarter = _newest_quarter(book)
    rules = book.rules(quarter)
    return page(
        f"Bộ quy tắc {book.id}",
        f"{book.title}.",
        f"Có hiệu lực từ {book.in_force_from:%d/%m/%Y} "
        f"({clause_link(register, book.in_force_clause)}). Xếp loại các quý "
        f"{', '.join(map(str, book.rated_quarters))} ({clause_link(register, book.rated_clause)}).",
        _settings_part(book),
        parameters_part(book.parameters.values(), register),
        _ladder_part(rules.ladder, quarter, register),
        _grounds_part(rules, register),
        *schedule_parts(book.id, quarter, register),
        _frames_part(book.id),
    )


def _newest_quarter(book: Rulebook) -> Quarter:
    """The first rated quarter in which every value that is published is in force."""
    newest = max(value.since for item in book.parameters.values() for value in item.values)
    quarter = Quarter(newest.year, (newest.month + 2) // 3)
    while quarter.number not in book.rated_quarters:
        quarter = quarter.following
    return quarter


def _settings_part(book: Rulebook) -> str:
    rows = [
        [reading_link(item.id), item.title, f"`{item.setting}`", f"`{book.settings[item.setting]}`"]
        for item in load_readings().values()
        if item.setting and item.setting in book.settings
    ]
    headers = ["Cách hiểu", "Vấn đề", "Tên lựa chọn", "Giá trị mặc định"]
    return "## Lựa chọn của kỳ\n\n" + table(headers, rows)


def _ladder_part(ladder: Ladder, quarter: Quarter, register: Register) -> str:
    rows = [rung_row(rung, register) for rung in ladder.rungs]
    guards = [
        ("Việc của chính cá nhân", ladder.own),
        ("Tập thể, đối với người đứng đầu", ladder.head),
        ("Tập thể, đối với cấp phó và thành viên", ladder.others),
    ]
    rows += [_guard(name, guard, register) for name, guard in guards if guard]
    return (
        f"## Thang xếp loại\n\nGiá trị áp dụng cho {quarter.vietnamese}. "
        "Mức nhận được là mức cao nhất có đủ điều kiện.\n\n" + table(LADDER_HEADERS, rows)
    )


def _guard(name: str, guard: Condition, register: Register) -> list[str]:
    below = guard.level.below.vietnamese
    need = f"{condition_words(guard)}; không đạt thì cao nhất là mức {below}"
    return [name, need, clause_link(register, guard.clause)]


def _grounds_part(rules: QuarterRules, register: Register) -> str:
    rows = [
        [
            ", ".join(sorted(kind.vietnamese for kind in ground.kinds)),
            clause_link(register, ground.clause),
            ", ".join(map(reading_link, ground.readings)),
        ]
        for ground in rules.grounds
    ]
    return "## Chưa xếp loại trong quý\n\nXét lần lượt từ trên xuống.\n\n" + table(
        ["Căn cứ", "Điều khoản", "Cách hiểu"], rows
    )


def _frames_part(book: str) -> str:
    rows = [
        [
            f"`{frame.id}`",
            frame.block.vietnamese,
            "/".join(str(axis.maximum) for axis in frame.axes),
            "khung mẫu" if frame.sample else "khung chính thức",
        ]
        for frame in list_frames(book)
    ]
    headers = ["Khung", "Khối", "Điểm tối đa của sáu trục", "Loại"]
    return "## Khung tiêu chí\n\n" + table(headers, rows)
