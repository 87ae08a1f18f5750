"""``bot.py check``: one company, in the terminal."""

import argparse
import random
import re
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import orjson

from bot.clock import Clock
from bot.render import terminal, titles
from bot.render.report_json import report
from bot.render.voice import Voice
from bot.services.watching import company_of as as_company
from bot.settings import Settings, SettingsError
from bot.world import World, open_world
from checks import engine
from checks.second_reader import read_again
from checks.web import LookError
from checks.whereabouts import country_of, split
from checks.who import who_is
from data import phrases
from data import places as places_of
from data.card import CardError
from data.company import Address, Company, company_id, read_card
from data.coverage import Coverage
from data.run import Run

CHECKED, NOTHING_REACHED = 0, 3


async def check(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Check the company named in ``args``, print what was found, and return the exit code."""
    say = partial(print, file=sys.stderr, flush=True) if args.json else partial(print, flush=True)
    places = partial(places_of.load, extra=settings.places)
    async with open_world(settings, clock) as world:
        company = company_of(args)
        if not (company.website or args.company):
            company = await recognised(company, world, settings, clock, say)
        say(f"Checking {company.name}")
        rng = random.Random(company.id)
        run, country = await run_of(
            company, world, settings, clock=clock, progress=lambda row: say(terminal.coverage_line(row)), rng=rng
        )
    known = places(country)
    voice = Voice(phrases.load("en"), country=country)
    if args.json:
        advice = {finding.key: str(titles.advice(finding, known, voice)) for finding in run.findings}
        print(orjson.dumps(report(run, advice), option=orjson.OPT_INDENT_2).decode())
    else:
        for line in terminal.result(run, known, voice):
            print(line)
    return CHECKED if run.looked else NOTHING_REACHED


async def run_of(
    company: Company,
    world: World,
    settings: Settings,
    *,
    clock: Clock,
    progress: Callable[[Coverage], None],
    rng: random.Random,
) -> tuple[Run, str]:
    """Gather and judge; return the run and the country it was judged for."""
    started = clock()
    load = partial(places_of.load, extra=settings.places)
    dossier = await engine.gather(
        company, web=world.web, reader=world.reader, now=started, settings=settings.sources, places=load,
        progress=progress, rng=rng,
    )  # fmt: skip
    dossier, _ = await read_again(dossier, web=world.web, reader=world.reader, settings=settings.language)
    country = dossier.company.country
    judged = await world.reader.run(engine.judge, dossier, load(country))
    run = Run(
        company=dossier.company,
        started=started,
        finished=clock(),
        coverage=dossier.coverage,
        findings=judged.findings,
        right=judged.right,
        seen=tuple(dict.fromkeys(item.url for item in dossier.evidence)),
    )
    return run, country


def company_of(args: argparse.Namespace) -> Company:
    """Return the company as the arguments have it; raises ``CardError`` for a card that cannot be used."""
    card = _card(args.company) if args.company else {}
    said = (args.company_name or "").strip()
    if said and is_website(said):
        card = {"website": said, **card}
    elif said:
        card = {"name": said, **card}
    if args.town and not card.get("address"):
        card["address"] = {"city": args.town}
    if not (args.company or card.get("website") or card.get("name")):
        raise CardError("name", "say which company: bot.py check WEBSITE_OR_NAME, or --company CARD.toml")
    return read_card(card)


def is_website(text: str) -> bool:
    """Whether somebody wrote a web address rather than a name."""
    return re.fullmatch(r"(https?://\S+|[^\s/@]+\.[^\s/@.\d]{2,}(?::\d+)?(/\S*)?)\.?", text, re.IGNORECASE) is not None


def _card(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"The card {file} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"The card {file} is not valid TOML: {error}.") from error


async def recognised(
    company: Company, world: World, settings: Settings, clock: Clock, say: Callable[..., None]
) -> Company:
    """Take the likeliest company of that name and town for it, and say so; where nobody knows one, the name is
    looked for in the country of its town.
    """
    for asked in _readings(company):
        try:
            found = await who_is(
                asked.name, asked.town, asked.country, web=world.web, reader=world.reader, now=clock(),
                settings=settings.sources, places=places_of.load(asked.country, settings.places),
            )  # fmt: skip
        except LookError:
            continue
        if found:
            break
    else:
        return _as_told(company, say)
    for candidate in found[1:]:
        say(f"  Also of that name: {candidate.name}, {candidate.address or candidate.country} {candidate.website}")
    best = found[0]
    say(f"  Taken for: {best.name}, {best.address or best.country} {best.website} ({best.url})")
    return as_company(best)


def _readings(company: Company) -> list[Company]:
    """Return what the words may mean, likeliest first: with a comma name and town, else all of it the name."""
    told = _taken_apart(company)
    readings = [told, replace(told, country="")] if told.country else [told]
    return readings if company.town or "," in company.name or told.name == company.name else [company, *readings]


def _taken_apart(company: Company) -> Company:
    name, town = (company.name, company.town) if company.town else split(company.name)
    country = company.country or country_of(town, name)
    address = Address(city=town, country=country) if town else None
    return replace(company, id=company_id(name=name, town=town), names=(name,), address=address, country=country)


def _as_told(company: Company, say: Callable[..., None]) -> Company:
    """Return the card of a company that nobody knows: its name, its town, and the country that lies in."""
    told = _taken_apart(company)
    if told.town:
        say(f"  Taken for: {told.name}, in {told.town} {told.country}".rstrip())
    return told
