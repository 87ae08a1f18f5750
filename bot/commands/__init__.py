"""What the commands of ``bot.py`` do: one file a command."""
