"""Tổng quan: the province at a glance, every figure opening to its cases."""
