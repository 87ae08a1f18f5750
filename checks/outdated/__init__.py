"""Checks of the kind outdated: one file a check."""
