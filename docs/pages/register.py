"""Pages of the register: one per document, and the overview."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from docs.pages.links import anchor, reading_link, register_file
from docs.pages.markdown import Pages, page, table
from sauro.regulation.register import Clause, Document, Known, Register, State

FOLDER = PurePosixPath("reference")

_MEANINGS = {
    State.ENCODED: "Có trong bộ quy tắc hoặc trong mã; cột “Nơi mã hóa” chỉ chỗ.",
    State.PLANNED: "Hệ thống sẽ hỗ trợ; phiên bản này chưa có.",
    State.LEFT_TO_PEOPLE: "Không tính bằng máy: người hoặc cơ quan có thẩm quyền làm.",
    State.NOT_IN_HAND: "Nội dung nằm ở văn bản hoặc phụ lục chưa có trong tay.",
    State.OPEN: "Văn bản để ngỏ; hệ thống theo một cách hiểu và đánh dấu cần cân nhắc.",
    State.GROUP: "Chỉ gom các ý bên dưới; trạng thái ghi ở từng ý.",
}


def register_pages(register: Register) -> Pages:
    """The clause list of every document."""
    return {FOLDER / register_file(item): _document_page(item) for item in register.documents}


def states_part() -> str:
    """What each state means."""
    return "## Trạng thái của điều khoản\n\n" + table(
        ["Trạng thái", "Nghĩa là"],
        [[state.vietnamese, meaning] for state, meaning in _MEANINGS.items()],
    )


def documents_part(register: Register) -> str:
    """All documents with the number of clauses in each state."""
    states = [state for state in State if state is not State.GROUP]
    headers = ["Văn bản", "Tên", "Tình trạng", *(state.vietnamese for state in states)]
    rows = []
    for document in register.documents:
        counts = Counter(clause.state for clause in document.clauses)
        link = f"[{document.short}]({register_file(document)})"
        numbers = [str(counts[state]) for state in states]
        rows.append([link, document.title, document.known.vietnamese, *numbers])
    return "## Văn bản\n\n" + table(headers, rows)


def _document_page(document: Document) -> str:
    rows = [_row(clause) for clause in document.clauses]
    headers = ["Điều khoản", "Nội dung", "Trạng thái", "Nơi mã hóa", "Cách hiểu"]
    return page(
        f"{document.short}: sổ điều khoản",
        f"{document.title}.",
        f"Cơ quan ban hành: {document.issuer}. Ngày: {document.date}. "
        f"Tình trạng: {document.known.vietnamese}.",
        _warning(document.known),
        "Cột nội dung là lời tóm tắt của chúng tôi, không phải nguyên văn; "
        "khi áp dụng phải đọc văn bản. Nghĩa của các trạng thái: xem [trang chung](README.md).",
        table(headers, rows),
    )


def _warning(known: Known) -> str:
    if known is Known.IN_HAND:
        return ""
    return (
        "**Chưa đối chiếu bản gốc.** Nội dung dưới đây lấy từ nguồn thứ cấp; "
        "phải đối chiếu với văn bản chính thức trước khi dựa vào."
    )


def _row(clause: Clause) -> list[str]:
    return [
        f'<a id="{anchor(clause)}"></a>{clause.id}',
        f"**{clause.title}.** {clause.statement}",
        clause.state.vietnamese,
        ", ".join(f"`{place}`" for place in clause.where),
        ", ".join(map(reading_link, clause.readings)),
    ]
