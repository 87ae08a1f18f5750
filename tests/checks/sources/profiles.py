"""Asking Google Business Profile through the engine."""

from typing import Any

from checks import engine
from checks.ask import SourceSettings
from checks.proof import seen
from data.company import Company
from data.coverage import Coverage
from data.dossier import Dossier
from data.evidence import Listing
from data.finding import Finding
from data.places import load
from data.run import Run
from tests.checks.direct import Direct
from tests.checks.saved_web import NOW, SavedWeb, Value, answer_json
from tests.checks.sources.answers import CARD, GOOGLE, LOCATION, OWNER

TOKENS, ACCOUNTS = "https://oauth2.googleapis.com", GOOGLE % "accountmanagement"
INFORMATION, TALK = GOOGLE % "businessinformation", f"{GOOGLE % ''}/v4/accounts/1/locations/2/reviews"
UPDATED = f"{INFORMATION}/v1/locations/2:getGoogleUpdated"
MAP = "https://www.google.com/maps/place/?q=place_id:ChIJaamunkoi"
STRANGE = {"primaryPhone": "02 555 0199"}


async def gather(
    pages: dict[str, Value], company: Company = CARD, settings: SourceSettings = OWNER, **more: Any
) -> Dossier:
    given = {"reader": Direct(), "now": NOW, "settings": {"google_business": settings}, "places": load("FI")}
    only = more.pop("only", ("google_business",))
    return await engine.gather(company, web=more.pop("web", SavedWeb(pages)), only=only, **given)


async def row_of(pages: dict[str, Value], company: Company = CARD, **more: Any) -> Coverage:
    return next(one for one in (await gather(pages, company, **more)).coverage if one.source == "google_business")


async def listing_of(pages: dict[str, Value], company: Company = CARD) -> Listing:
    (row,) = (await gather(pages, company)).of(Listing)
    return row


def flagged(dossier: Dossier) -> dict[str, Finding]:
    return {one.check: one for one in engine.judge(dossier, load("FI")).findings}


def run_of(dossier: Dossier) -> Run:
    judged = engine.judge(dossier, load("FI"))
    return Run(
        company=dossier.company, started=NOW, finished=NOW, coverage=dossier.coverage, findings=judged.findings,
        right=judged.right, seen=seen(dossier),
    )  # fmt: skip


async def look_again(what: Finding, web: SavedWeb, before: Dossier | None) -> Dossier:
    return await engine.look_again(
        what, CARD, web=web, reader=Direct(), now=NOW, settings={"google_business": OWNER}, places=load("FI"),
        before=before,
    )  # fmt: skip


def changed(mask: str = "", pending: str = "", **fields: Any) -> dict[str, Any]:
    return {"location": LOCATION | fields, "diffMask": mask, "pendingMask": pending}


def refusal(status: int, name: str, **detail: Any) -> Value:
    return answer_json(
        {"error": {"code": status, "message": "m", "status": name, "details": [detail]}}, status=status
    )  # fmt: skip
