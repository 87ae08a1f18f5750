"""An answer read as a page."""

from checks.ask import Ask
from checks.reading import page
from checks.reading.kinds import PageRead
from checks.web import Answer, Blocked


async def read(ask: Ask, answer: Answer) -> PageRead:
    """Read a page in a worker, as of the day of the check; raises ``Blocked`` for a challenge in its place."""
    kind = answer.headers.get("content-type", "")
    country = ask.company.country or None
    found = await ask.reader.run(page.read, answer.body, answer.url, kind, country, ask.now.date())
    if found.challenge:
        raise Blocked("a challenge page")
    return found
