"""Workouts as text that other programs write and read; pure functions, no files, no clock."""
