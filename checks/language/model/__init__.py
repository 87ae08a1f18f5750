"""The built-in reader: its weights, how they were made, and what reads them."""
