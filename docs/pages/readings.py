"""Pages of the readings: one each, and the overview."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from docs.pages.links import clause_link
from docs.pages.markdown import Pages, bullets, page, table
from sauro.regulation.readings import Reading
from sauro.regulation.register import Register

FOLDER = PurePosixPath("readings")


def reading_pages(readings: Mapping[str, Reading], register: Register) -> Pages:
    """A page for every reading and their overview."""
    pages = {FOLDER / f"{item.id}.md": _reading_page(item, register) for item in readings.values()}
    return {FOLDER / "README.md": _overview(readings), **pages}


def _overview(readings: Mapping[str, Reading]) -> str:
    rows = [
        [
            f"[{item.id}]({item.id}.md)",
            item.title,
            item.taken.text,
            f"có (`{item.setting}`)" if item.setting else "không",
        ]
        for item in readings.values()
    ]
    return page(
        "Các cách hiểu",
        "Chỗ nào văn bản để ngỏ, hệ thống theo một cách hiểu có đánh số. Kết quả nào dựa vào "
        "cách hiểu thì nêu số của cách hiểu đó, để người có thẩm quyền cân nhắc.",
        table(["Số", "Vấn đề", "Cách được chọn", "Lựa chọn của kỳ đánh giá"], rows),
    )


def _reading_page(item: Reading, register: Register) -> str:
    return page(
        f"{item.id}. {item.title}",
        f"**Vấn đề.** {item.question}",
        "## Các cách hiểu có thể",
        bullets(
            f"**Được chọn** (`{option.code}`): {option.text}"
            if option == item.taken
            else f"(`{option.code}`) {option.text}"
            for option in item.options
        ),
        f"## Căn cứ\n\n{item.ground}",
        f"## Ví dụ\n\n{item.example}",
        f"## Khi nào được nêu\n\n{item.named}",
        f"## Có đổi được không\n\n{_setting(item)}",
        "## Điều khoản liên quan\n\n"
        + bullets(clause_link(register, citation) for citation in item.clauses),
    )


def _setting(item: Reading) -> str:
    if item.setting is None:
        return "Không: cách hiểu này cố định trong bộ quy tắc."
    values = ", ".join(f"`{value}`" for value in item.allowed)
    return (
        f"Có: khi mở kỳ đánh giá, chọn giá trị của `{item.setting}` trong {values}. "
        f"Mặc định: `{item.taken.code}`. Lựa chọn được lưu cùng kỳ."
    )
