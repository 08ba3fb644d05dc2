"""The CSV exports of Strong, from 2017 to today."""
