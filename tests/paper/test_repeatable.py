"""The same data gives the same bytes, in another process too."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from sauro.paper.docx_file import build_docx
from sauro.paper.dossier import build_dossier_pdf, build_dossier_zip
from sauro.paper.fonts import packaged_fonts
from sauro.paper.papers.notice import Notice
from sauro.paper.pdf_file import build_pdf
from tests.paper import samples


def digests() -> list[str]:
    """The digest of every kind of file."""
    fonts = packaged_fonts()
    files = [
        made for make in samples.ALL for made in (build_docx(make()), build_pdf(make(), fonts))
    ]
    files += [
        build_dossier_pdf(samples.dossier(), fonts),
        build_dossier_zip(samples.dossier(), fonts),
    ]
    return [sha256(file).hexdigest() for file in files]


def test_another_process_makes_the_same_files() -> None:
    code = "from tests.paper.test_repeatable import digests; print(*digests(), sep='\\n')"
    environment = {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh"}
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert other.stdout.split() == digests()


def test_many_at_once_are_the_same_as_one_after_the_other() -> None:
    notices = [samples.notice(at) for at in range(1, 13)]
    fonts = packaged_fonts()

    def both(notice: Notice) -> tuple[bytes, bytes]:
        return build_docx(notice), build_pdf(notice, fonts)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(both, notices)) == [both(notice) for notice in notices]
