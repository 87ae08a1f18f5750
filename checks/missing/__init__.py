"""Checks of the kind missing: one file a check."""
