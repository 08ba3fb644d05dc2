"""LiftLog: its plain-text exports, as CSV and as JSON."""
