"""Sentences for people that more than one floor shows."""
