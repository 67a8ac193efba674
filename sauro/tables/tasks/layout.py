"""The columns of a file of tasks: read, written and explained from here."""

from __future__ import annotations

from sauro.tables.people.layout import Column, Kind, Sheet
from sauro.tables.tasks.rows import AD_HOC, KINDS, PLANNED

TASKS = Sheet(
    "tasks",
    "Nhiệm vụ",
    (
        Column(
            "code",
            "Mã",
            "Mã riêng của nhiệm vụ trong quý; để trống thì hệ thống tự đặt. Mã đã có thì sửa "
            "nhiệm vụ đó.",
            width=12,
        ),
        Column("title", "Nhiệm vụ", "Việc phải làm.", needed=True, longest=300, width=48),
        Column("axis", "Trục", "Số của trục kết quả, từ 1 đến 6.", needed=True, width=8),
        Column("field", "Lĩnh vực", "Tên lĩnh vực đã phân công.", longest=200, width=24),
        Column(
            "responsible",
            "Mã người chịu trách nhiệm",
            "Mã của cán bộ chịu trách nhiệm chính; mỗi việc một người.",
            width=18,
        ),
        Column(
            "responsible_name",
            "Người khác chịu trách nhiệm",
            "Họ tên, khi người đó không thuộc diện đánh giá; khi đó để trống cột mã.",
            longest=120,
            width=26,
        ),
        Column("kind", "Loại", f"{KINDS[PLANNED]} (để trống) hoặc {KINDS[AD_HOC]}.", width=26),
        Column("product", "Sản phẩm", "Kết quả phải giao.", longest=300, width=40),
        Column("duty", "Trách nhiệm", "Chịu trách nhiệm về gì.", longest=300, width=30),
        Column("authority", "Thẩm quyền", "Được quyết định gì.", longest=300, width=30),
        Column("deadline", "Hạn hoàn thành", "Ngày cuối cùng còn đúng hạn.", Kind.DAY),
    ),
    ("code",),
)
GUIDE_SHEET = "Hướng dẫn"
