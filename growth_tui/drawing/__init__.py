"""Drawings made of text alone: sparkline, bars, heat map, and the surroundings of a chart."""
