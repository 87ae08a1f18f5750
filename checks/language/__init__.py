"""Which language, how it feels, is it about us: pure."""
