"""The rules of the format, and the reading of its files; checking.py puts them together."""
