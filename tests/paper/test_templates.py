"""Templates are written out for editing, and the edited ones are used."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from sauro.paper.catalogue import LAYOUTS
from sauro.paper.docx_file import build_docx, export_templates
from sauro.paper.errors import PaperError
from sauro.paper.word.package import settled
from tests.paper import samples
from tests.paper.words import docx_pieces

NOTICE = "thong-bao-ca-nhan.docx"


def _edit(path: Path, before: str, after: str) -> None:
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(before, after)
    document.save(str(path))


def test_every_paper_has_a_template_to_edit(tmp_path: Path) -> None:
    written = export_templates(tmp_path / "mau")
    assert sorted(path.name for path in written) == sorted(
        f"{layout.code}.docx" for layout in LAYOUTS.values()
    )
    assert all(docx.Document(str(path)).paragraphs for path in written)


def test_an_edited_template_is_not_overwritten(tmp_path: Path) -> None:
    export_templates(tmp_path)
    (tmp_path / NOTICE).write_bytes(b"own")
    assert export_templates(tmp_path) == []
    assert (tmp_path / NOTICE).read_bytes() == b"own"


def test_exported_templates_give_the_same_papers_as_the_shipped_ones(tmp_path: Path) -> None:
    export_templates(tmp_path)
    for make in samples.ALL:
        assert build_docx(make(), tmp_path) == build_docx(make())


def test_an_edited_template_is_used(tmp_path: Path) -> None:
    export_templates(tmp_path)
    _edit(tmp_path / NOTICE, "THÔNG BÁO", "THÔNG BÁO KẾT QUẢ")
    pieces = docx_pieces(build_docx(samples.notice(), tmp_path))
    assert "THÔNG BÁO KẾT QUẢ" in pieces
    assert "THÔNG BÁO" not in pieces


def test_a_folder_without_the_template_falls_back_to_the_shipped_one(tmp_path: Path) -> None:
    assert build_docx(samples.notice(), tmp_path) == build_docx(samples.notice())


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("{{ ten_la }}", "dùng một tên mà văn bản này không có ('ten_la' is undefined)"),
        (
            "{{ period + }}",
            "có thẻ {{ … }} hoặc {% … %} viết sai (unexpected 'end of print statement')",
        ),
        (
            "{{ period.__class__.__mro__ }}",
            "dùng thứ không được phép dùng trong mẫu "
            "(access to attribute '__class__' of 'str' object is unsafe.)",
        ),
    ],
)
def test_a_template_that_cannot_be_filled_is_named(tmp_path: Path, after: str, said: str) -> None:
    export_templates(tmp_path)
    _edit(tmp_path / NOTICE, "THÔNG BÁO", after)
    with pytest.raises(PaperError) as error:
        build_docx(samples.notice(), tmp_path)
    assert str(error.value) == f'Mẫu Word "{NOTICE}" {said}. Xuất lại mẫu gốc rồi sửa lại.'


def _broken_xml() -> bytes:
    """A package whose text is no XML."""
    return settled(build_docx(samples.notice()), lambda document: document[:-20])


@pytest.mark.parametrize(
    "content", [b"khong phai docx", b"", b"PK\x05\x06" + bytes(18), _broken_xml()]
)
def test_a_file_that_is_no_word_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NOTICE).write_bytes(content)
    with pytest.raises(PaperError) as error:
        build_docx(samples.notice(), tmp_path)
    assert str(error.value) == (
        f'Mẫu Word "{NOTICE}" hỏng hoặc không phải tệp .docx. Xuất lại mẫu gốc rồi sửa lại.'
    )
