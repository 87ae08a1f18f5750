"""The own site's row of the first look."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.services.firstlook import State, first_look
from checks.sign import Judged
from data.company import Company
from data.coverage import Coverage, Reach
from data.dossier import Dossier
from data.evidence import Page, PageRole
from data.facts import Facts, Found, Where
from data.places import Places

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SITE = "https://aamunkoi.example/"
PHONE = Facts(phones=(Found(value="+35825550142", where=Where.TEXT),))
PAGE = Page(source="website", url=SITE, seen_at=NOW, role=PageRole.HOME)


@pytest.mark.parametrize(
    ("page", "state"),
    [
        pytest.param(replace(PAGE, facts=PHONE), State.RIGHT, id="whole"),
        pytest.param(replace(PAGE, facts=PHONE, whole=False), State.RIGHT, id="broken off, and still telling"),
        pytest.param(replace(PAGE, whole=False), State.UNREAD, id="a shell that tells nothing"),
    ],
)
def test_a_page_is_read_when_it_tells_something(page: Page, state: State) -> None:
    dossier = Dossier(
        company=Company(id="1", website=SITE, country="FI"),
        taken_at=NOW,
        evidence=(page,),
        coverage=(Coverage(source="website", reach=Reach.ANSWERED),),
    )
    assert first_look(dossier, Judged(), Places("FI")).rows[0].state is state
