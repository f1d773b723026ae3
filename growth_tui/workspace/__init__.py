"""One person's data folder, opened once: the only door to what is below."""
