"""A year that nobody lived, for looking around in."""
