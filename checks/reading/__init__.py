"""Page to facts, dates, reviews: pure functions of saved bytes."""
