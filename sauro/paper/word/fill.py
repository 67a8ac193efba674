"""A template filled with one paper's data."""

from __future__ import annotations

import io
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError

from sauro.paper.errors import PaperError
from sauro.paper.language import scope_of, word_language
from sauro.paper.typography import NO_BREAK_HYPHEN
from sauro.paper.word.package import settled

_ADVICE = "Xuất lại mẫu gốc rồi sửa lại."
_HYPHEN = NO_BREAK_HYPHEN.encode()
_WORD_HYPHEN = b'</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def fill_template(template: bytes, paper: object, name: str) -> bytes:
    """The .docx. PaperError names the template and what in it cannot be filled."""
    try:
        made = _filled(template, paper)
    except TemplateError as error:
        raise PaperError(f'Mẫu Word "{name}" {_fault(error)} ({error}). {_ADVICE}') from error
    except (BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise PaperError(f'Mẫu Word "{name}" hỏng hoặc không phải tệp .docx. {_ADVICE}') from error
    return settled(made, _hold_hyphens)


def _filled(template: bytes, paper: object) -> bytes:
    word = DocxTemplate(io.BytesIO(template))
    word.render(scope_of(paper), word_language(), autoescape=True)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _fault(error: TemplateError) -> str:
    match error:
        case SecurityError():
            return "dùng thứ không được phép dùng trong mẫu"
        case UndefinedError():
            return "dùng một tên mà văn bản này không có"
        case _:
            return "có thẻ {{ … }} hoặc {% … %} viết sai"


def _hold_hyphens(document: bytes) -> bytes:
    """Word has a sign of its own for the hyphen that does not break a line."""
    return document.replace(_HYPHEN, _WORD_HYPHEN)
