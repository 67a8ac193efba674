"""Kết quả các trục: what the bodies that measure report of each unit."""
