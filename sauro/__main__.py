"""`python -m sauro`: the same as the command `sauro`."""

from __future__ import annotations

import sys

from sauro.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
