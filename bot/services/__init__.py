"""Use cases: what a person can have done, with no Telegram in it."""
