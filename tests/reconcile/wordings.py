# ruff: noqa: E501 - the wordings are texts, and read best unbroken
"""The same results told in many wordings, as reports of different provinces tell them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.reconcile.restating import written


@dataclass(frozen=True)
class Results:
    """One group's results."""

    unit: str
    total: int
    rated: int
    unrated: int
    excellent: int
    good: int
    completed: int
    failed: int


Wording = Callable[[Results], str]
WORDINGS: dict[str, Wording] = {}
UNITS = ("tập thể", "đảng viên", "đồng chí", "chi bộ", "tổ chức cơ sở đảng", "cán bộ")


def results(rng: random.Random) -> Results:
    """Results that add up and stay under the ceiling."""
    excellent = rng.randint(2, 60)
    good = rng.randint(4 * excellent + 4, 4 * excellent + 300)
    completed, failed, unrated = rng.randint(1, 40), rng.randint(1, 15), rng.randint(1, 30)
    rated = excellent + good + completed + failed
    return Results(
        rng.choice(UNITS), rated + unrated, rated, unrated, excellent, good, completed, failed
    )


def wording(function: Wording) -> Wording:
    """Register a wording under its name."""
    WORDINGS[function.__name__] = function
    return function


def n(count: int) -> str:
    """A count as reports write it: a leading zero under ten, dots for thousands."""
    return f"{count:02d}" if count < 10 else f"{count:,}".replace(",", ".")


def p(part: int, whole: int) -> str:
    """A share with two decimals."""
    return written(part, whole, 2, rounded=True)


@wording
def bullets_after_a_fraction(r: Results) -> str:
    return f"""1. Tập thể
Tổng số {r.unit} được giao quản lý: {n(r.total)} {r.unit}. Đã tiến hành đánh giá, xếp loại {n(r.rated)}/{n(r.total)} {r.unit} (đạt {p(r.rated, r.total)}%). Chưa đánh giá {n(r.unrated)} {r.unit} ({p(r.unrated, r.total)}%).
Trong đó:
- Xếp loại hoàn thành xuất sắc nhiệm vụ {n(r.excellent)} {r.unit}, chiếm {p(r.excellent, r.rated)}%
- Xếp loại hoàn thành tốt nhiệm vụ {n(r.good)} {r.unit}, chiếm {p(r.good, r.rated)}%
- Xếp loại hoàn thành nhiệm vụ {n(r.completed)} {r.unit}, chiếm {p(r.completed, r.rated)}%
- Xếp loại không hoàn thành nhiệm vụ {n(r.failed)} {r.unit}, chiếm {p(r.failed, r.rated)}%
"""


@wording
def fractions_before_levels(r: Results) -> str:
    return f"Kết quả: Có {n(r.excellent)}/{n(r.rated)} {r.unit} xếp loại Hoàn thành xuất sắc nhiệm vụ (đạt {p(r.excellent, r.rated)}%); {n(r.good)}/{n(r.rated)} {r.unit} xếp loại Hoàn thành tốt nhiệm vụ (đạt {p(r.good, r.rated)}%); {n(r.completed)}/{n(r.rated)} {r.unit} xếp loại Hoàn thành nhiệm vụ (đạt {p(r.completed, r.rated)}%); {n(r.failed)}/{n(r.rated)} {r.unit} xếp loại Không hoàn thành nhiệm vụ (đạt {p(r.failed, r.rated)}%)."


@wording
def one_sentence(r: Results) -> str:
    return f"Năm 2025, toàn huyện có {n(r.total)} {r.unit}; trong đó đã kiểm điểm, xếp loại {n(r.rated)} {r.unit}, chiếm {p(r.rated, r.total)}%; chưa kiểm điểm, xếp loại {n(r.unrated)} {r.unit}, chiếm {p(r.unrated, r.total)}%. Kết quả xếp loại như sau: Hoàn thành xuất sắc nhiệm vụ {n(r.excellent)} {r.unit} ({p(r.excellent, r.excellent + r.good)}%), Hoàn thành tốt nhiệm vụ {n(r.good)} {r.unit} ({p(r.good, r.rated)}%), Hoàn thành nhiệm vụ {n(r.completed)} {r.unit} ({p(r.completed, r.rated)}%), Không hoàn thành nhiệm vụ {n(r.failed)} {r.unit} ({p(r.failed, r.rated)}%)."


@wording
def plus_bullets(r: Results) -> str:
    return f"""* Kết quả đánh giá, xếp loại {r.unit}:
+ Tổng số {r.unit} phải đánh giá, xếp loại: {n(r.total)}
+ Số {r.unit} đã đánh giá, xếp loại: {n(r.rated)} - tỷ lệ {p(r.rated, r.total)}%
+ Số {r.unit} không đánh giá, xếp loại: {n(r.unrated)} - tỷ lệ {p(r.unrated, r.total)}%
+ Hoàn thành xuất sắc nhiệm vụ: {n(r.excellent)} - tỷ lệ {p(r.excellent, r.rated)}%
+ Hoàn thành tốt nhiệm vụ: {n(r.good)} - tỷ lệ {p(r.good, r.rated)}%
+ Hoàn thành nhiệm vụ: {n(r.completed)} - tỷ lệ {p(r.completed, r.rated)}%
+ Không hoàn thành nhiệm vụ: {n(r.failed)} - tỷ lệ {p(r.failed, r.rated)}%
"""


@wording
def out_of_a_total(r: Results) -> str:
    return f"Qua đánh giá, xếp loại {n(r.rated)} {r.unit} trong tổng số {n(r.total)} {r.unit} (tỷ lệ {p(r.rated, r.total)}%), kết quả: {n(r.excellent)} {r.unit} hoàn thành xuất sắc nhiệm vụ, tỷ lệ {p(r.excellent, r.rated)}%; {n(r.good)} {r.unit} hoàn thành tốt nhiệm vụ, tỷ lệ {p(r.good, r.rated)}%; {n(r.completed)} {r.unit} hoàn thành nhiệm vụ, tỷ lệ {p(r.completed, r.rated)}%; {n(r.failed)} {r.unit} không hoàn thành nhiệm vụ, tỷ lệ {p(r.failed, r.rated)}%."


@wording
def numbered_equals(r: Results) -> str:
    return f"""Đến ngày 31/12/2025, Đảng bộ có {n(r.total)} {r.unit}.
Số {r.unit} được đánh giá, phân loại chất lượng: {n(r.rated)} {r.unit}, đạt {p(r.rated, r.total)} %.
Số {r.unit} chưa đánh giá, phân loại: {n(r.unrated)} {r.unit}, chiếm {p(r.unrated, r.total)} %.
Cụ thể:
1) Hoàn thành xuất sắc nhiệm vụ: {n(r.excellent)} {r.unit} = {p(r.excellent, r.rated)}%.
2) Hoàn thành tốt nhiệm vụ: {n(r.good)} {r.unit} = {p(r.good, r.rated)}%.
3) Hoàn thành nhiệm vụ: {n(r.completed)} {r.unit} = {p(r.completed, r.rated)}%.
4) Không hoàn thành nhiệm vụ: {n(r.failed)} {r.unit} = {p(r.failed, r.rated)}%.
"""


@wording
def tabs_levels_down(r: Results) -> str:
    return f"""Mức xếp loại	Số lượng	Tỷ lệ (%)
Tổng số được xếp loại	{n(r.rated)}	100
Hoàn thành xuất sắc nhiệm vụ	{n(r.excellent)}	{p(r.excellent, r.rated)}
Hoàn thành tốt nhiệm vụ	{n(r.good)}	{p(r.good, r.rated)}
Hoàn thành nhiệm vụ	{n(r.completed)}	{p(r.completed, r.rated)}
Không hoàn thành nhiệm vụ	{n(r.failed)}	{p(r.failed, r.rated)}
"""


@wording
def bars_levels_across(r: Results) -> str:
    return f"""STT | Đối tượng | Tổng số | Đã đánh giá | HTXSNV | % | HTTNV | % | HTNV | % | KHTNV | %
1 | {r.unit} khối A | {n(r.total)} | {n(r.rated)} | {n(r.excellent)} | {p(r.excellent, r.excellent + r.good)} | {n(r.good)} | {p(r.good, r.rated)} | {n(r.completed)} | {p(r.completed, r.rated)} | {n(r.failed)} | {p(r.failed, r.rated)}
2 | {r.unit} khối B | {n(r.total + 3)} | {n(r.rated + 3)} | {n(r.excellent)} | {p(r.excellent, r.excellent + r.good)} | {n(r.good)} | {p(r.good, r.rated + 3)} | {n(r.completed + 3)} | {p(r.completed + 3, r.rated + 3)} | {n(r.failed)} | {p(r.failed, r.rated + 3)}
Cộng | | {n(2 * r.total + 3)} | {n(2 * r.rated + 3)} | {n(2 * r.excellent)} | {p(2 * r.excellent, 2 * r.excellent + 2 * r.good)} | {n(2 * r.good)} | {p(2 * r.good, 2 * r.rated + 3)} | {n(2 * r.completed + 3)} | {p(2 * r.completed + 3, 2 * r.rated + 3)} | {n(2 * r.failed)} | {p(2 * r.failed, 2 * r.rated + 3)}
"""


@wording
def bare_levels(r: Results) -> str:
    return f"Tổng số {n(r.total)} {r.unit}, số được đánh giá xếp loại chất lượng {n(r.rated)} {r.unit}, bằng {p(r.rated, r.total)}%. Kết quả: xuất sắc {n(r.excellent)} {r.unit}, bằng {p(r.excellent, r.rated)}%; tốt {n(r.good)} {r.unit}, bằng {p(r.good, r.rated)}%; hoàn thành {n(r.completed)} {r.unit}, bằng {p(r.completed, r.rated)}%; không hoàn thành {n(r.failed)} {r.unit}, bằng {p(r.failed, r.rated)}%."


@wording
def quoted_levels_wrapped(r: Results) -> str:
    return f"""- Về {r.unit}: Tại thời điểm đánh giá, có {n(r.total)} {r.unit}, trong đó có {n(r.rated)} {r.unit} được
kiểm điểm, đánh giá, xếp loại (tỷ lệ {p(r.rated, r.total)}%), còn {n(r.unrated)} {r.unit} chưa đủ điều kiện đánh giá,
xếp loại (tỷ lệ {p(r.unrated, r.total)}%). Kết quả, có {n(r.excellent)} {r.unit} được xếp loại mức “Hoàn thành xuất
sắc nhiệm vụ”, chiếm {p(r.excellent, r.rated)}% (tăng 1,2% so với năm 2024); {n(r.good)} {r.unit} xếp loại
mức “Hoàn thành tốt nhiệm vụ”, chiếm {p(r.good, r.rated)}% (giảm 0,5%); {n(r.completed)} {r.unit} xếp loại mức “Hoàn
thành nhiệm vụ”, chiếm {p(r.completed, r.rated)}%; {n(r.failed)} {r.unit} xếp loại mức “Không hoàn thành nhiệm vụ”,
chiếm {p(r.failed, r.rated)}%."""


@wording
def abbreviated(r: Results) -> str:
    return f"""Kết quả xếp loại {r.unit} quý II/2026: Tổng số {n(r.total)}; xếp loại {n(r.rated)}; chưa xếp loại {n(r.unrated)}. HTXSNV {n(r.excellent)} ({p(r.excellent, r.excellent + r.good)}%), HTTNV {n(r.good)} ({p(r.good, r.rated)}%), HTNV {n(r.completed)} ({p(r.completed, r.rated)}%), KHTNV {n(r.failed)} ({p(r.failed, r.rated)}%)."""


@wording
def changes_behind(r: Results) -> str:
    return f"""Đối với {r.unit}, tổng số được đánh giá là {n(r.rated)} {r.unit}; kết quả như sau:
- Hoàn thành xuất sắc nhiệm vụ có {n(r.excellent)} {r.unit}, đạt tỷ lệ {p(r.excellent, r.rated)}%, so với năm 2024 tăng 0,31%.
- Hoàn thành tốt nhiệm vụ có {n(r.good)} {r.unit}, đạt tỷ lệ {p(r.good, r.rated)}%, so với năm 2024 giảm 1,07%.
- Hoàn thành nhiệm vụ có {n(r.completed)} {r.unit}, đạt tỷ lệ {p(r.completed, r.rated)}%, so với năm trước giảm 0,2 điểm phần trăm.
- Không hoàn thành nhiệm vụ có {n(r.failed)} {r.unit}, đạt tỷ lệ {p(r.failed, r.rated)}% (năm 2024: 0,55%).
"""


@wording
def shares_before_levels(r: Results) -> str:
    return f"""{n(r.rated)}/{n(r.total)} {r.unit} đã được đánh giá, xếp loại, đạt {p(r.rated, r.total)}%. Cụ thể: {n(r.excellent)} {r.unit} ({p(r.excellent, r.rated)}%) hoàn thành xuất sắc nhiệm vụ, {n(r.good)} {r.unit} ({p(r.good, r.rated)}%) hoàn thành tốt nhiệm vụ, {n(r.completed)} {r.unit} ({p(r.completed, r.rated)}%) hoàn thành nhiệm vụ và {n(r.failed)} {r.unit} ({p(r.failed, r.rated)}%) không hoàn thành nhiệm vụ."""


@wording
def number_of_each(r: Results) -> str:
    return f"""Tổng số {r.unit} tham gia đánh giá: {n(r.rated)}/{n(r.total)} {r.unit}, tỷ lệ {p(r.rated, r.total)}%; lý do chưa đánh giá: nghỉ thai sản, mới chuyển đến ({n(r.unrated)} {r.unit}).
Số {r.unit} hoàn thành xuất sắc nhiệm vụ là {n(r.excellent)}, tỷ lệ {p(r.excellent, r.rated)}%; số {r.unit} hoàn thành tốt nhiệm vụ là {n(r.good)}, tỷ lệ {p(r.good, r.rated)}%; số {r.unit} hoàn thành nhiệm vụ là {n(r.completed)}, tỷ lệ {p(r.completed, r.rated)}%; số {r.unit} không hoàn thành nhiệm vụ là {n(r.failed)}, tỷ lệ {p(r.failed, r.rated)}%."""


@wording
def bars_levels_down(r: Results) -> str:
    return f"""| Nội dung | Số lượng | Tỷ lệ |
|---|---|---|
| Tổng số {r.unit} | {n(r.total)} | |
| Được đánh giá, xếp loại | {n(r.rated)} | {p(r.rated, r.total)}% |
| Chưa được đánh giá, xếp loại | {n(r.unrated)} | {p(r.unrated, r.total)}% |
| Hoàn thành xuất sắc nhiệm vụ | {n(r.excellent)} | {p(r.excellent, r.excellent + r.good)}% |
| Hoàn thành tốt nhiệm vụ | {n(r.good)} | {p(r.good, r.rated)}% |
| Hoàn thành nhiệm vụ | {n(r.completed)} | {p(r.completed, r.rated)}% |
| Không hoàn thành nhiệm vụ | {n(r.failed)} | {p(r.failed, r.rated)}% |
"""


@wording
def of_a_total(r: Results) -> str:
    return f"""Trên tổng số {n(r.total)} {r.unit} của toàn Đảng bộ, có {n(r.rated)} {r.unit} được xếp loại, đạt tỉ lệ {p(r.rated, r.total)}%; {n(r.unrated)} {r.unit} không xếp loại, tỉ lệ {p(r.unrated, r.total)}%.
Trong {n(r.rated)} {r.unit} được xếp loại: hoàn thành xuất sắc nhiệm vụ {n(r.excellent)} {r.unit}, tỉ lệ {p(r.excellent, r.rated)}%; hoàn thành tốt nhiệm vụ {n(r.good)} {r.unit}, tỉ lệ {p(r.good, r.rated)}%; hoàn thành nhiệm vụ {n(r.completed)} {r.unit}, tỉ lệ {p(r.completed, r.rated)}%; không hoàn thành nhiệm vụ {n(r.failed)} {r.unit}, tỉ lệ {p(r.failed, r.rated)}%."""


@wording
def made_up_of(r: Results) -> str:
    return f"""Có {n(r.rated)} {r.unit} được đánh giá, gồm: {n(r.excellent)} {r.unit} hoàn thành xuất sắc nhiệm vụ ({p(r.excellent, r.rated)}%), {n(r.good)} {r.unit} hoàn thành tốt nhiệm vụ ({p(r.good, r.rated)}%), {n(r.completed)} {r.unit} hoàn thành nhiệm vụ ({p(r.completed, r.rated)}%), {n(r.failed)} {r.unit} không hoàn thành nhiệm vụ ({p(r.failed, r.rated)}%)."""


@wording
def lines_without_stops(r: Results) -> str:
    return f"""Tổng số {r.unit}: {n(r.total)}
Số {r.unit} đã được xếp loại: {n(r.rated)} ({p(r.rated, r.total)}%)
Số {r.unit} chưa xếp loại: {n(r.unrated)} ({p(r.unrated, r.total)}%)
Hoàn thành xuất sắc nhiệm vụ: {n(r.excellent)} ({p(r.excellent, r.excellent + r.good)}%)
Hoàn thành tốt nhiệm vụ: {n(r.good)} ({p(r.good, r.rated)}%)
Hoàn thành nhiệm vụ: {n(r.completed)} ({p(r.completed, r.rated)}%)
Không hoàn thành nhiệm vụ: {n(r.failed)} ({p(r.failed, r.rated)}%)"""
