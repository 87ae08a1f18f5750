"""Reviews on a listing's page, with or without a place for the owner's reply."""

import html as escape
from datetime import timedelta

from tests.town.dates import write
from tests.town.words import SAY
from tests.town.world import Row, World


def show(directory: Row, listing: Row, world: World) -> str:
    """Return the reviews of a listing, newest first; empty for a directory that has none."""
    reviews = sorted(listing.get("reviews", []), key=lambda row: int(row["days_ago"]))
    if not reviews:
        return ""
    make = _microdata if directory["markup"] == "microdata" else _plain
    told = "".join(make(directory, review, world) for review in reviews)
    return f'<section class="reviews"><h2>{SAY[directory["lang"]]["reviews"]}</h2>{told}</section>'


def _reply(directory: Row, review: Row, world: World, inner: str) -> str:
    reply = review.get("reply")
    if not reply or not directory.get("replies"):
        return ""
    day = world.now.date() - timedelta(days=reply["days_ago"])
    return (
        f'<div class="owner-response"{inner}><h4>{SAY[directory["lang"]]["reply"]}</h4>'
        f'<time datetime="{day}">{write(day, directory["lang"])}</time><p>{escape.escape(reply["text"])}</p></div>'
    )


def _plain(directory: Row, review: Row, world: World) -> str:
    day = world.now.date() - timedelta(days=review["days_ago"])
    stars = "★" * int(review["rating"]) + "☆" * (5 - int(review["rating"]))
    return (
        f'<article class="review" id="review-{review["id"]}" data-rating="{review["rating"]}">'
        f'<span class="author">{escape.escape(review["author"])}</span> '
        f'<span class="rating" title="{review["rating"]}/5" aria-label="{review["rating"]}/5">{stars}</span> '
        f'<time datetime="{day}">{write(day, directory["lang"])}</time>'
        f'<p class="review-body">{escape.escape(review["text"])}</p>{_reply(directory, review, world, "")}</article>'
    )


def _microdata(directory: Row, review: Row, world: World) -> str:
    day = world.now.date() - timedelta(days=review["days_ago"])
    inner = ' itemprop="comment" itemscope itemtype="https://schema.org/Comment"'
    return (
        f'<article class="review" id="review-{review["id"]}" itemscope itemtype="https://schema.org/Review">'
        f'<span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        f'<span itemprop="name">{escape.escape(review["author"])}</span></span> '
        f'<span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">'
        f'<meta itemprop="worstRating" content="1"><span itemprop="ratingValue">{review["rating"]}</span>/'
        f'<span itemprop="bestRating">5</span></span> '
        f'<time itemprop="datePublished" datetime="{day}">{write(day, directory["lang"])}</time>'
        f'<p itemprop="reviewBody">{escape.escape(review["text"])}</p>'
        f"{_reply(directory, review, world, inner)}</article>"
    )
