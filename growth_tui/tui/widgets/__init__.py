"""Widgets that more than one screen, or one screen with much to do, is made of."""
