"""What stays on one line, and letters no file can hold."""

from __future__ import annotations

import pytest

from sauro.paper.typography import printable, unbroken


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Quyết định số 12-QĐ/TU", "Quyết định số~12‑QĐ/TU"),
        ("Hướng dẫn số 02-HD/BTCTW, ngày 22/5/2026", "Hướng dẫn số~02‑HD/BTCTW, ngày~22/5/2026"),
        ("ngày 03 tháng 6 năm 2026", "ngày~03 tháng~6 năm~2026"),
        ("quý III/2026", "quý~III/2026"),
        ("kinh tế - xã hội", "kinh tế - xã hội"),
        ("2026-09-30", "2026-09-30"),
        ("ngày mai, năm ngoái", "ngày mai, năm ngoái"),
    ],
)
def test_numbers_of_documents_and_days_are_held_together(text: str, held: str) -> None:
    assert unbroken(text).replace("\u00a0", "~") == held
    assert unbroken(unbroken(text)) == unbroken(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("a\x00\x07\x1f\x7fb", "ab"),
        ("a\ud800b\uffffc", "abc"),
        ("Đa\u0323t", "Đạt"),
    ],
)
def test_only_what_files_can_hold_is_kept(text: str, kept: str) -> None:
    assert printable(text) == kept
