"""`./run` alone: the demonstration on an empty folder, a real system as it is."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.cli.command import ROOT
from tests.cli.test_serve import free_port, wait_for

LONGEST = 60
PASSWORD = "mot-cau-that-dai"


class Machine:
    """A data folder of its own; commands run in processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "SAURO_DATA": str(folder),
            "SAURO_WORKERS": "1",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        }

    def sauro(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "sauro", *arguments],
            cwd=ROOT,
            env=self.environment,
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @contextmanager
    def started(self) -> Iterator[tuple[int, list[str]]]:
        """`sauro start` while it serves: its port; afterwards what it printed on both outputs."""
        port, said = free_port(), [""]
        server = subprocess.Popen(
            [sys.executable, "-m", "sauro", "start"],
            cwd=ROOT,
            env=self.environment | {"PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            wait_for(port, server)
            yield port, said
        finally:
            server.send_signal(signal.SIGTERM)
            said[:] = server.communicate(timeout=30)


def page(browser: OpenerDirector, port: int, data: dict[str, str] | None = None) -> tuple[str, str]:
    """The sign-in page, or what follows from sending its form: address and text."""
    body = urlencode(data).encode() if data else None
    with browser.open(f"http://127.0.0.1:{port}/dang-nhap/", body, timeout=60) as answer:
        return answer.url, answer.read().decode()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which the system never ran."""
    return Machine(tmp_path / "so-lieu")


def test_an_empty_folder_becomes_a_demonstration_to_sign_in_to(machine: Machine) -> None:
    began = time.monotonic()
    with machine.started() as (port, said):
        assert time.monotonic() - began < LONGEST
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        _, text = page(browser, port)
        assert "Tỉnh trình diễn: vào thử" in text
        assert "18/09/2026" in text
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
        assert token is not None
        wanted = {"username": "thamdinh", "password": "trinh-dien-sau-ro"}
        address, _ = page(browser, port, wanted | {"csrfmiddlewaretoken": token[1]})
        assert address == f"http://127.0.0.1:{port}/"
    out, err = said
    assert err.splitlines()[0] == "Đang dựng tỉnh trình diễn…"
    assert "Đã dựng tỉnh trình diễn: 9 đơn vị, 32 cán bộ; hôm nay là 18/9/2026.\n" in out
    assert "thamdinh                           trinh-dien-sau-ro   Cơ quan thẩm định, " in out
    assert f"Đang phục vụ tại địa chỉ 127.0.0.1:{port}. Dừng: Ctrl+C.\n" in out
    again = machine.sauro("demo")
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.endswith("Tỉnh trình diễn đã có sẵn. Xem tài khoản: sauro demo accounts.\n")
    listed = machine.sauro("demo", "accounts", "--format", "json")
    accounts = json.loads(listed.stdout)
    assert {frozenset(account) for account in accounts} == {
        frozenset({"role", "username", "password", "unit"})
    }
    assert len({account["role"] for account in accounts}) == 10
    checked = machine.sauro("verify")
    assert (checked.returncode, checked.stdout) == (
        0,
        "Dữ liệu toàn vẹn: 80 hồ sơ đã kiểm tra.\n",
    )


def test_a_real_system_is_served_as_it_is(machine: Machine) -> None:
    machine.sauro("database")
    machine.sauro("admin", "quan-tri", text=f"{PASSWORD}\n{PASSWORD}\n")
    with machine.started() as (port, said):
        _, text = page(build_opener(), port)
        assert "Tỉnh trình diễn" not in text
    out, err = said
    assert err == ""
    assert "trình diễn" not in out
    refused = machine.sauro("demo")
    assert refused.returncode == 2
    assert refused.stderr.startswith("Thư mục dữ liệu này đang có hệ thống thật")
    assert not (machine.folder / "demonstration").exists()
