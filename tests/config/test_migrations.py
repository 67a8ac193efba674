"""The migrations make the tables that the models describe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT


def test_no_change_of_a_model_waits_for_its_migration(tmp_path: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "sauro.config.settings", "SAURO_DATA": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (asked.returncode, asked.stdout) == (0, "No changes detected\n")
