"""Output: whole or not at all, and never over somebody's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from sauro.tables.errors import InputErrors
from sauro.tables.output_file import refuse_existing, refuse_foreign, write_whole


def test_a_file_that_could_not_be_finished_leaves_nothing(tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_text("nửa chừng", encoding="utf-8")
        raise OSError

    with pytest.raises(InputErrors, match="không ghi được tệp; kiểm tra chỗ trống và quyền"):
        write_whole(tmp_path / "ket-qua.xlsx", fail)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "không có" / "ket-qua.xlsx"
    with pytest.raises(InputErrors) as caught:
        write_whole(path, lambda made: made.touch())
    assert str(caught.value) == (
        f"{path}: không ghi được vào thư mục; kiểm tra đường dẫn và quyền ghi"
    )


def test_the_file_can_be_read_by_others_as_usual(tmp_path: Path) -> None:
    ordinary, ours = tmp_path / "a", tmp_path / "b"
    ordinary.touch()
    write_whole(ours, lambda made: made.touch())
    assert ours.stat().st_mode == ordinary.stat().st_mode


def test_a_foreign_file_is_not_replaced_an_empty_or_earlier_result_is(tmp_path: Path) -> None:
    foreign, empty, earlier = (tmp_path / name for name in ("a.json", "b.json", "c.json"))
    foreign.write_text('{"tên": 1}', encoding="utf-8")
    empty.touch()
    earlier.write_text('{"period": "2026-Q2"}', encoding="utf-8")
    for path in (empty, earlier, tmp_path / "d.json"):
        refuse_foreign(path)
    with pytest.raises(InputErrors) as caught:
        refuse_foreign(foreign)
    assert str(caught.value) == (
        f"{foreign}: đã có và không phải là kết quả của lệnh này; chọn tên khác hoặc xóa tệp cũ"
    )


def test_a_template_never_replaces_a_file_that_holds_something(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.touch()
    refuse_existing(path)
    path.write_text("đã điền", encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        refuse_existing(path)
    assert str(caught.value) == f"{path}: đã có tệp này; chọn tên khác hoặc xóa tệp cũ"
