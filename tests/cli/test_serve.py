"""`sauro serve`: answers on its address until it is stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.cli.command import ROOT, Ran, run

LONGEST_START = 60


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answer(port: int, path: str) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()


def wait_for(port: int, server: subprocess.Popen[str]) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_it_serves_from_nothing_and_stops_when_asked(tmp_path: Path) -> None:
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "SAURO_DATA": str(tmp_path),
        "PORT": str(port),
        "SAURO_WORKERS": "1",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "sauro", "serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        wait_for(port, server)
        assert answer(port, "/healthz") == (200, "ok\n")
        assert answer(port, "/readyz") == (200, "ok\n")
        status, page = answer(port, "/dang-nhap/")
        assert status == 200
        assert "/static/sauro/theme." in page
        assert answer(port, "/lich/")[0] == 302
    finally:
        server.send_signal(signal.SIGTERM)
        out, err = server.communicate(timeout=30)
    assert server.returncode == 0, err
    assert "Chưa có quản trị viên: tạo bằng lệnh sauro admin TÊN-ĐĂNG-NHẬP.\n" in out
    assert f"Đang phục vụ tại địa chỉ 127.0.0.1:{port}. Dừng: Ctrl+C.\n" in out


def test_an_address_in_use_is_named_before_anything_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = run(capsys, "serve", "--port", port)
    assert ran == Ran(
        2,
        "",
        f"Không nghe được ở 127.0.0.1:{port} (Address already in use); chọn cổng khác bằng PORT, "
        "địa chỉ khác bằng HOST.\n",
    )


@pytest.mark.parametrize(
    ("option", "value", "most"),
    [("--port", 0, 65535), ("--port", 65536, 65535), ("--workers", 0, 64), ("--threads", 65, 64)],
)
def test_figures_out_of_range_are_named(
    capsys: pytest.CaptureFixture[str], option: str, value: int, most: int
) -> None:
    ran = run(capsys, "serve", option, value)
    assert ran == Ran(2, "", f"{option} {value}: phải từ 1 đến {most}\n")
