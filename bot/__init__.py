"""Everything a person sees, and the process that runs."""
