"""Take the pictures of the documentation from the running system: `python -m docs.pictures`.

The demonstration is built anew in a folder of its own and served; a browser signs in and looks.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
PASSWORD = "trinh-dien-sau-ro"
WIDE, PHONE = (1280, 800), (390, 844)
WAIT_SECONDS = 60


class Shot(NamedTuple):
    """A picture: who looks, where the way starts, which link is followed from there."""

    name: str
    user: str
    path: str
    follow: str = ""
    size: tuple[int, int] = WIDE
    dark: bool = False


SHOTS = (
    Shot("case", "thamdinh", "/ket-qua/?ky=2026-Q2&muc=completed", "case"),
    Shot("home", "thamdinh", "/"),
    Shot("self-assessment", "canbo.cb-0014", "/tu-danh-gia/"),
    Shot("plan", "canbo.cb-0014", "/nhiem-vu/"),
    Shot("unit", "dungdau.so-tai-chinh", "/don-vi/"),
    Shot("ceiling", "thuky", "/ty-le/?ky=2026-Q2"),
    Shot("log", "kiemtra", "/nhat-ky/"),
    Shot("phone", "canbo.cb-0014", "/", size=PHONE, dark=True),
)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _served(folder: str) -> Iterator[str]:
    """The demonstration, served for as long as the pictures are taken; its address."""
    port = _free_port()
    environment = os.environ | {"SAURO_DATA": folder, "PORT": str(port)}
    sauro = [sys.executable, "-P", "-m", "sauro"]
    subprocess.run([*sauro, "demo"], cwd=ROOT, env=environment, check=True)
    with subprocess.Popen([*sauro, "serve"], cwd=ROOT, env=environment) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}/readyz")
            yield address
        finally:
            server.terminate()


def _wait(address: str) -> None:
    for _ in range(WAIT_SECONDS * 10):
        try:
            with urlopen(address):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(address)


def _take(browser: Browser, address: str, shot: Shot) -> None:
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        locale="vi-VN",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(shot.user)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.goto(address + shot.path)
    if shot.follow == "case":
        _open_a_case(page)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    context.close()


def _open_a_case(page: Page) -> None:
    """From the list of results to the case of the first person in it."""
    page.locator("main table tbody th a").first.click()
    page.locator("main a[href^='/ho-so/']").first.click()


def main() -> None:
    """Take every picture of the list."""
    FOLDER.mkdir(exist_ok=True)
    with (
        TemporaryDirectory(prefix="sauro-pictures-") as folder,
        _served(folder) as address,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for shot in SHOTS:
            _take(browser, address, shot)
            print(FOLDER / f"{shot.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
