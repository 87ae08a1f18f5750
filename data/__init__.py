"""Everything that is known and kept: types, comparisons, phrases, places, the store."""
