"""Sáu Rõ: ratings computed from recorded facts and explained clause by clause."""

__version__ = "0.1.0"
