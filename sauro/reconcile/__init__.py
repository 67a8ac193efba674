"""Checking a report's figures: pure; text in, findings out."""

from sauro.reconcile.ceiling import Ceiling, packaged_ceiling
from sauro.reconcile.checker import check_text
from sauro.reconcile.findings import Finding, FindingKind, Report

__all__ = ["Ceiling", "Finding", "FindingKind", "Report", "check_text", "packaged_ceiling"]
