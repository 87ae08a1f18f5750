"""A found page becomes reviews and mentions of the company, each with the company's answer (pure)."""

import re
from collections.abc import Iterator

from checks.found import Found
from checks.named import around, speaks_of
from data import names, urls
from data.company import Company
from data.evidence import MAX_TEXT, Mention, Reply, Review
from data.facts import Where
from data.match import Match

MOST = 50
_LABEL = re.compile(
    r"\b(?:owner|company|business|management|official|yritys|yrityksen|omistaja|владелец|компани|официальн|представител"
    r"|właściciel|firma|odpowiedź firmy|eier|bedriften|virksomheten)",
    re.IGNORECASE,
)
"""Words with which places label an answer as the company's."""


def reviews(found: Found) -> Iterator[Review]:
    """Yield the reviews of a page that is the company's; one of another business, named as such, is left out."""
    company, place = found.company, found.place
    for review in found.read.reviews[:MOST]:
        if review.about and not _is_ours(review.about, company):
            continue
        declared = place is not None and place.replies_shown and review.where is Where.TEXT
        reply = company_reply(review.reply, company)
        yield Review(
            **found.frame,
            language=found.read.language,
            quote=review.body[:500],
            ref=review.ref,
            author=review.author,
            body=review.body[:MAX_TEXT],
            written=review.written,
            rating=review.rating,
            reply=reply,
            replies_shown=(found.whole and (review.replies_shown or declared)) or reply is not None,
        )


def thread(found: Found) -> Iterator[Mention]:
    """Yield the posts of a thread that speak of the company, the opening one where only the title does."""
    company, posts = found.company, found.posts
    about = [at for at, post in enumerate(posts) if speaks_of(post.body, company)]
    if not about and posts and speaks_of(found.read.title, company):
        about = [0]
    for at in about[:MOST]:
        post = posts[at]
        if is_company(post.author, company):
            continue
        answered = next((later for later in posts[at + 1 :] if is_company(later.author, company)), None)
        yield Mention(
            **found.frame,
            language=found.read.language,
            quote=around(post.body, company, 500),
            ref=post.ref,
            author=post.author,
            body=post.body[:MAX_TEXT],
            written=post.written,
            reply=Reply(body=answered.body, author=answered.author, written=answered.written) if answered else None,
            replies_shown=found.to_the_end or answered is not None,
            channel="forum",
            reach=post.reach if post.reach is not None else found.read.reach,
        )


def mention(found: Found) -> Mention:
    """Return the page itself as a mention."""
    read, company = found.read, found.company
    return Mention(
        **found.frame,
        language=read.language,
        quote=around(read.text, company, 500),
        body=around(read.text, company, 2000),
        text=read.text[:MAX_TEXT],
        written=read.published,
        reach=read.reach,
        channel=found.kind if found.kind in ("news", "forum", "social") else "web",
    )


def company_reply(reply: Reply | None, company: Company) -> Reply | None:
    """Return a reply if it is the company's: labelled so, or its author is a name, handle or domain of the card."""
    if reply is None or not (reply.body or reply.author or reply.written):
        return None
    return reply if not reply.author or is_company(reply.author, company) or _LABEL.search(reply.author) else None


def is_company(author: str, company: Company) -> bool:
    """Whether an author's name is a name, handle or domain of the card."""
    said = author.strip().removeprefix("@").casefold()
    if not said:
        return False
    if _is_ours(author, company):
        return True
    handles = {account[1].casefold() for account in map(urls.social, company.profiles) if account}
    domain = urls.registrable(company.website) if company.website else ""
    return said in handles or bool(domain and said in (domain, domain.partition(".")[0]))


def _is_ours(said: str, company: Company) -> bool:
    own = [name for name in (*company.names, *company.aliases, company.legal_name) if name]
    return any(names.compare(said, name) in (Match.SAME, Match.MINOR, Match.UNSURE) for name in own)
