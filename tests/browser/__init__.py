"""The system as people use it: Debian's chromium against the running pages."""
