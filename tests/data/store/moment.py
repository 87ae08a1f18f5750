"""The moment in which the tests of the store live."""

from datetime import UTC, datetime

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
