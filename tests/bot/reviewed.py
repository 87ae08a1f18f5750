"""The café with a page of reviews that a search leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from zlib import crc32

from tests.bot.cafe import NAME, RIGHT, open_for_business
from tests.checks.saved_web import SavedWeb, answer_json, page

PAGE = "https://arviot.example/kahvila-aamunkoi"
SEARCH = "https://api.tavily.com/search"


@dataclass(frozen=True, kw_only=True)
class Left:
    """A review as somebody left it."""

    who: str
    stars: int
    day: date
    words: str
    answered: bool = False


def reviews(*left: Left) -> str:
    """Return the page; one old kind review shows that answers are shown."""
    shown = (
        *left,
        Left(who="Aino", stars=5, day=date(2025, 3, 1), words="Ihana aamiainen joen rannalla.", answered=True),
    )
    return f"""<!doctype html><html lang="fi"><head><title>{NAME}, Turku - Arviot</title></head><body><h1>{NAME}</h1>
<p>Jokikatu 5, 20100 Turku</p>{"".join(map(_one, shown))}</body></html>"""


def _one(left: Left) -> str:
    number = crc32(f"{left.who} {left.day}".encode())
    reply = f'<div class="reply"><span class="author">{NAME}</span><p class="text">Kiitos, pahoittelemme.</p></div>'
    return f"""<div class="review" id="r{number}" itemscope itemtype="https://schema.org/Review">
<span itemprop="author">{escape(left.who)}</span>
<span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
<meta itemprop="ratingValue" content="{left.stars}"></span>
<time itemprop="datePublished" datetime="{left.day.isoformat()}">{left.day.isoformat()}</time>
<p itemprop="reviewBody">{escape(left.words)}</p>{reply if left.answered else ""}</div>"""


def show(web: SavedWeb, *left: Left, phone: str = RIGHT) -> None:
    """Put the café on the web with these reviews."""
    open_for_business(web, phone)
    web.pages[PAGE] = page(reviews(*left))
    hit = {"url": PAGE, "title": f"{NAME}, Turku", "content": f"{NAME}, Jokikatu 5, Turku. Arviot"}
    known = {"url": "https://www.nokia.com/", "title": "Nokia", "content": "Nokia"}
    web.pages[SEARCH] = answer_json({"results": [hit, known]})


def people(count: int, day: date, stars: int = 1) -> Sequence[Left]:
    """Return so many people who are angry in words of their own, on one day."""
    told = (
        "Odotin voileipää neljäkymmentä minuuttia eikä kukaan pahoitellut.",
        "Kahvi oli kylmää ja palvelu tylyä koko ajan.",
        "Pöytä oli likainen ja lasku väärin laskettu.",
        "Henkilökunta oli töykeä ja hinnat nousseet kovasti.",
        "Toimitus oli tunnin myöhässä ja pulla kuivaa.",
        "Huono.",
    )
    return [Left(who=f"Nimi {at}", stars=stars, day=day, words=told[at % len(told)]) for at in range(count)]
