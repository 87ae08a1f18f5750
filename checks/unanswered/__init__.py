"""Checks of the kind unanswered: one file a check."""
