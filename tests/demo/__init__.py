"""``make demo``: an invented town, a stand-in for Telegram, and the real bot between them."""
