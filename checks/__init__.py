"""Everything that looks and judges."""
