"""The data folder: the only place that touches it."""
