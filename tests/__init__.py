"""Tests of htrack."""
