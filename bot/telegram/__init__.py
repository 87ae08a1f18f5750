"""The way to Telegram and back: one gateway that sends, one limiter that paces, one poller that reads."""
