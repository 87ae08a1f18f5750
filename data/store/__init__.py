"""What the program remembers at run time."""
