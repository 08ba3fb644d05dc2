"""Hevy: its CSV export, read and written."""
