"""A generated report in the way provincial reports are written, of a given size; all figures right.

Sections state how many were rated and each level with its share; between them stands prose with
figures that are no shares. Lines break in mid-sentence, as text taken out of a paged document.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from random import Random

SUBJECTS = (
    ("Tập thể lãnh đạo, quản lý", "tập thể"),
    ("Cá nhân cán bộ lãnh đạo, quản lý", "cá nhân"),
    ("Tổ chức cơ sở đảng", "tổ chức cơ sở đảng"),
    ("Chi bộ trực thuộc đảng ủy cơ sở", "chi bộ"),
    ("Đảng viên", "đảng viên"),
)
PLACES = ("cấp tỉnh", "các huyện", "các thành phố", "khối các cơ quan", "khối doanh nghiệp")
LEVELS = (
    "hoàn thành xuất sắc nhiệm vụ",
    "hoàn thành tốt nhiệm vụ",
    "hoàn thành nhiệm vụ",
    "không hoàn thành nhiệm vụ",
)
PROSE = (
    "Việc kiểm điểm được chuẩn bị kỹ, góp ý thẳng thắn; nhiều nơi kéo dài hội nghị 02 ngày để"
    " làm rõ trách nhiệm của người đứng đầu.",
    "Các đơn vị đã ban hành kế hoạch trước ngày 15/12, phân công cấp ủy viên dự và chỉ đạo, đồng"
    " thời gửi báo cáo về cơ quan thẩm định đúng hạn.",
    "Trong năm, giá trị sản xuất tăng 5,6%, thu ngân sách tăng 7,2% so với năm trước; đời sống"
    " của người dân ở 111 xã, phường tiếp tục được cải thiện.",
    "Một số nơi gợi ý kiểm điểm còn chung chung, chưa gắn kết quả xếp loại với sản phẩm cụ thể"
    " của từng vị trí; việc khắc phục sau kiểm điểm còn chậm.",
    "Cấp ủy các cấp tiếp tục rà soát quy chế làm việc, hoàn thiện bộ tiêu chí và tăng cường kiểm"
    " tra, giám sát theo Quy định số 366-QĐ/TW ngày 30/8/2025.",
)
LINE = 80


def make_report(size: int, seed: int = 2026) -> str:
    """A report of at least `size` bytes in UTF-8, longer by less than a section."""
    rng = Random(seed)
    pages: list[str] = []
    written = 0
    for number, section in enumerate(_sections(rng), 1):
        pages.append(_wrapped(f"2.{number}. {section}"))
        written += len(pages[-1].encode())
        if written >= size:
            break
    return "\n\n".join(pages)


def _sections(rng: Random) -> Iterator[str]:
    while True:
        for subject, unit in SUBJECTS:
            for place in PLACES:
                prose = " ".join(rng.sample(PROSE, 3))
                yield f"{subject} {place}: {_figures(rng, unit)} {prose}"


def _figures(rng: Random, unit: str) -> str:
    rated, left = rng.randint(200, 9000), rng.randint(1, 40)
    total = rated + left
    counts = _levels(rng, rated)
    shares = "; ".join(
        f"{level} {_count(count)} {unit}, tỷ lệ {_share(count, rated)}%"
        for level, count in zip(LEVELS, counts, strict=True)
    )
    return (
        f"Tổng số {_count(total)} {unit}; đã đánh giá, xếp loại {_count(rated)} {unit}, tỷ lệ"
        f" {_share(rated, total)}%; chưa đánh giá, xếp loại {_count(left)} {unit}, tỷ lệ"
        f" {_share(left, total)}%. Kết quả xếp loại: {shares}."
    )


def _levels(rng: Random, rated: int) -> tuple[int, int, int, int]:
    excellent = rated * rng.randint(5, 14) // 100
    completed = rated * rng.randint(3, 15) // 100
    failed = rng.randint(1, 9)
    return excellent, rated - excellent - completed - failed, completed, failed


def _count(number: int) -> str:
    return f"{number:02,}".replace(",", ".")


def _share(part: int, whole: int) -> str:
    """Percent with two decimals, rounded half up."""
    hundredths = (20_000 * part + whole) // (2 * whole)
    return f"{hundredths // 100},{hundredths % 100:02}"


def _wrapped(paragraph: str) -> str:
    return "\n\n".join(textwrap.wrap(paragraph, LINE))
