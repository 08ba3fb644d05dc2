"""Benchmarks: run one with `python -m tests.benchmarks.NAME`; each prints figure, baseline, ratio.

A figure is the median over interleaved pairs, so that a slow moment of the machine hits both sides.
"""
