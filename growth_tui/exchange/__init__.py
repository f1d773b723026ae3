"""Formats of other programs: spreadsheets and calendars."""
