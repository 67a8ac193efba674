"""Đối chiếu số liệu: a report's figures recomputed, wrong ones marked where they stand."""
