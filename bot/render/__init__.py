"""Findings, cards and lists as Telegram HTML and keyboards; pure."""
