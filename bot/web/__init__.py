"""What speaks HTTP for the bot: pages of our own, and the calls of the Bot API."""
