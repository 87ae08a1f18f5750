"""Checks of the kind inaccurate: one file a check."""
