"""How well pages are read, on a folder of labelled pages that is kept elsewhere.

``python -m tests.bench.judging_pages CORPORA [figure ...]`` prints each figure, libraries alone where that is
cheap, times, and the mistakes.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import phonenumbers
from htmldate import find_date
from lxml import html as lxml_html

from checks.reading import dates, facts, notices, page, signs, verify
from data import hours
from data.company import Address, Company
from data.match import Match

NOW = date(2026, 11, 21)


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Read one file of rows."""
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


class Tally:
    """Hits, wrong ones and missed ones, with the mistakes in words."""

    def __init__(self) -> None:
        self.hit = self.wrong = self.missed = 0
        self.mistakes: list[str] = []

    def add(self, where: str, truth: set[str], found: set[str]) -> None:
        self.hit += len(truth & found)
        self.wrong += len(found - truth)
        self.missed += len(truth - found)
        if truth != found:
            self.mistakes.append(f"{where}: missed {sorted(truth - found)} wrong {sorted(found - truth)}")

    def __str__(self) -> str:
        shown, true = self.hit + self.wrong, self.hit + self.missed
        return f"P {self.hit / max(shown, 1):.3f} R {self.hit / max(true, 1):.3f} ({self.hit} of {true})"


def sound(row: dict[str, Any], body: bytes) -> bool:
    """Whether the labelled phone numbers of a page are numbers, and stand somewhere in it as it was saved."""
    digits = re.sub(rb"\D", b"", body)
    numbers = [phonenumbers.parse(number) for number in row["tel"]]
    return all(
        phonenumbers.is_valid_number(one) and str(one.national_number)[-7:].encode() in digits for one in numbers
    )


def phones(folder: Path) -> Iterator[str]:
    """Phones, faxes and mails found on pages, without a card."""
    ours, naive, faxes, mails, held = Tally(), Tally(), Tally(), Tally(), Tally()
    for row in rows(folder, "facts_pages.jsonl"):
        body = (folder / row["html"]).read_bytes()
        region = row["region"]
        seen = facts.read(body, f"http://{row['site'] or 'x.example'}/", region)
        ours.add(row["id"], set(row["tel"]), {one.value for one in seen.phones})
        if sound(row, body):
            held.add(row["id"], set(row["tel"]), {one.value for one in seen.phones})
        faxes.add(row["id"], set(row["fax"]), {one.value for one in seen.faxes} - set(row["tel"]))
        text = lxml_html.fromstring(body).text_content()
        matcher = phonenumbers.PhoneNumberMatcher(text, region)
        naive.add(row["id"], set(row["tel"]), {phonenumbers.format_number(m.number, 0) for m in matcher})
        if row["email"] is not None:
            truth = {mail.lower() for mail in row["email"]}
            mails.add(row["id"], truth, {one.value for one in seen.emails})
    yield f"phones        {ours}   naive {naive}"
    yield f"  on pages that hold what their labels say: {held}"
    yield f"faxes         {faxes}"
    yield f"mails         {mails}"
    yield from (f"  tel {line}" for line in ours.mistakes)
    yield from (f"  fax {line}" for line in faxes.mistakes)
    yield from (f"  mail {line}" for line in mails.mistakes)


def verdicts(folder: Path) -> Iterator[str]:
    """Cards against pages: verdict per fact, and true cards wrongly contradicted."""
    right: dict[str, list[bool]] = {}
    contradicted: dict[str, list[bool]] = {}
    mistakes = []
    labelled = {row["id"]: row for row in rows(folder, "facts_pages.jsonl")}
    pages = {name: folder / row["html"] for name, row in labelled.items()}
    held: list[bool] = []
    for row in rows(folder, "verdicts.jsonl"):
        declared = row["declared"]
        card = Company(
            id="x",
            country=row["region"],
            phones=(declared["phone"],) if "phone" in declared else (),
            address=Address(street=declared["street"]) if "street" in declared else None,
            hours=hours.read_osm(declared["hours"]) if "hours" in declared else None,
        )
        found = verify.verify(card, pages[row["page"]].read_bytes(), "http://x.example/")
        for fact, want in row["expect"].items():
            got = found["address" if fact == "street" else fact]
            fits = {"MATCH": got.agrees, "DIFFERENT": got is Match.DIFFERENT, "NOT_MATCH": not got.agrees}[want]
            right.setdefault(fact, []).append(fits)
            if fact == "phone" and sound(labelled[row["page"]], pages[row["page"]].read_bytes()):
                held.append(fits)
            if want == "MATCH":
                contradicted.setdefault(fact, []).append(got is Match.DIFFERENT)
            if not fits:
                mistakes.append(f"  {row['page']} {row['kind']} {fact} {declared[fact]!r}: want {want} got {got.value}")
    for fact, fits in right.items():
        wrong = contradicted[fact]
        share = f"{sum(fits) / len(fits):.3f} ({sum(fits)} of {len(fits)})"
        yield f"verdict {fact:7} {share}, contradicted {sum(wrong)} of {len(wrong)}"
    yield f"  phone, on pages that hold what their labels say: {sum(held) / len(held):.3f} ({sum(held)} of {len(held)})"
    yield from mistakes


def markup(folder: Path) -> Iterator[str]:
    """Structured data: real pages with JSON-LD, the examples of schema.org, fragments in our languages."""
    tels, streets, profiles = Tally(), Tally(), Tally()
    for row in rows(folder, "jsonld_pages.jsonl"):
        seen = facts.read((folder / row["html"]).read_bytes(), "http://x.example/")
        shown = {one.value.street for one in seen.addresses}
        streets.add(
            row["file"], {s for s in row["streetAddress"] if "\ufffd" not in s}, shown & set(row["streetAddress"])
        )
        region = {"de": "DE", "at": "AT", "ch": "CH"}.get(row["file"].split("-")[0].rpartition(".")[2], "DE")
        truth = {number for text in row["telephone"] for number in verify.phone.parse(text, seen.country or region)}
        tels.add(row["file"], truth, {one.value for one in seen.phones} & truth)
        known = {link for link in row["sameAs"] if verify.urls.social(link)}
        profiles.add(row["file"], known, {one.value for one in seen.profiles} & known)
    yield f"json-ld phones {tels}; streets {streets}; profiles {profiles}"
    yield from (f"  {line}" for tally in (tels, streets, profiles) for line in tally.mistakes)
    streets = Tally()
    for row in rows(folder, "schema_examples.jsonl"):
        for syntax, told in row["facts"].items():
            source = row["sections"].get("JSON" if syntax == "JSON" else syntax, "")
            shown = {one.value.street for one in facts.read(source, "http://x.example/").addresses}
            truth = {value for key, value in told if key == "streetAddress"}
            streets.add(f"{row['name']} {syntax}", truth, {s for s in truth if any(s in one for one in shown)})
    yield f"schema.org examples, streets {streets}"
    yield from (f"  {line}" for line in streets.mistakes)


def published(folder: Path) -> Iterator[str]:
    """Publication dates, and dates invented on pages that have none."""
    right = alone = 0
    mistakes, dated, walled = [], [], []
    for row in rows(folder, "dated_pages.jsonl"):
        body = (folder / row["html"]).read_bytes()
        if page.read(body, row["url"], "", "US", NOW).challenge:
            walled.append(f"  {row['html']}: a challenge in place of the page, told as one that could not be read")
            continue
        dated.append(row)
        got = dates.read(body, row["url"])
        right += str(got) == row["date"]
        alone += find_date(body, url=row["url"], original_date=True, extensive_search=False) == row["date"]
        if str(got) != row["date"]:
            mistakes.append(f"  {row['html']} {row['url'][:90]}: want {row['date']} got {got}")
    share = f"{right / len(dated):.3f} ({right} of {len(dated)})"
    yield f"publication date {share}, htmldate alone {alone / len(dated):.3f}"
    yield from (*mistakes, *walled)
    business = rows(folder, "facts_pages.jsonl")
    told = [(row["id"], dates.read((folder / row["html"]).read_bytes(), "")) for row in business]
    yield f"dates on business pages: {sum(day is not None for _, day in told)} of {len(told)}"
    yield from (f"  {name}: {day}" for name, day in told if day)


def lines(folder: Path) -> Iterator[str]:
    """Stale and dated lines."""
    right, mistakes = 0, []
    sample = rows(folder, "stale_lines.jsonl")
    for row in sample:
        text = row["text"]
        sign = next(iter(signs.visible([text], NOW)), None)
        year = next(iter(signs.copyright_year([text], NOW)), None)
        notice = notices.past(text, NOW)
        got = ("updated", str(sign.day)) if sign else ("copyright", year.day.year) if year else ("none", None)
        got = ("notice", str(notice.until)) if notice else got
        right += got == (row["kind"], row["date"])
        if got != (row["kind"], row["date"]):
            mistakes.append(f"  {text!r}: want {row['kind']} {row['date']} got {got}")
    yield f"lines {right} of {len(sample)}"
    yield from mistakes


def times(folder: Path) -> Iterator[str]:
    """Milliseconds of processor a page, whole reading, best of three; and hostile pages."""
    took: list[tuple[float, str]] = []
    for path in sorted(folder.glob("html_*/*.html")):
        body = path.read_bytes()
        took.append((min(_ms(body) for _ in range(3)), f"{path.name} {len(body)}"))
    took.sort()
    at = [took[int(len(took) * part)][0] for part in (0.5, 0.9, 0.95)]
    yield f"ms a page: median {at[0]:.1f}, p90 {at[1]:.1f}, p95 {at[2]:.1f}, worst {took[-1][0]:.1f} of {len(took)}"
    yield from (f"  {name}: {ms:.0f} ms" for ms, name in took[-6:])
    for row in rows(folder, "hostile.jsonl")[:3]:
        made = eval(row["recipe"], {"N": row["N"], "__builtins__": {}, "range": range})
        start = time.process_time()
        try:
            page.read(made.encode(), "http://x.example/", "", "FI", NOW)
            end = "read"
        except ValueError as error:
            end = str(error)
        yield f"  {row['name']}: {end}, {time.process_time() - start:.2f} s"


def _ms(body: bytes) -> float:
    start = time.process_time()
    page.read(body, "http://x.example/", "", "US", NOW)
    return (time.process_time() - start) * 1000


FIGURES: tuple[Callable[[Path], Iterator[str]], ...] = (phones, verdicts, markup, published, lines, times)


def main(arguments: list[str]) -> None:
    """Print the figures named, or all."""
    folder = Path(arguments[0])
    folder = folder / "pages" if (folder / "pages").is_dir() else folder
    for figure in FIGURES:
        if not arguments[1:] or figure.__name__ in arguments[1:]:
            print("\n".join(figure(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
