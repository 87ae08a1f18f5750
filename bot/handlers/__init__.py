"""What people say and press: one file a conversation."""
