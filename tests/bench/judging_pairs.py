"""Measure the comparisons of facts: ``python -m tests.bench.judging_pairs CORPORA``.

CORPORA is a folder with ``pages/{phone,url,address,name}_pairs.jsonl``, ``hours_text.jsonl`` and
``hours_groups.jsonl``. Prints each figure beside its goal and beside what the libraries do alone,
then every mistake. Exit 1 when a goal is missed.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import opening_hours
import phonenumbers
from rapidfuzz import fuzz

from data import address, hours, names, phone, urls
from data.match import Match
from data.week import Week
from tests.bench.table import Row, table

Verdict = Callable[[dict[str, Any]], Match]
_mistakes: list[str] = []


def main(arguments: list[str]) -> int:
    """Print figures and mistakes."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "pages").is_dir():
        print("usage: python -m tests.bench.judging_pairs CORPORA   (a folder that holds pages/*.jsonl)")
        return 2
    folder = Path(arguments[0]) / "pages"
    rows = [
        *_phones(_read(folder / "phone_pairs.jsonl")),
        *_urls(_read(folder / "url_pairs.jsonl")),
        *_addresses(_read(folder / "address_pairs.jsonl")),
        *_names(_read(folder / "name_pairs.jsonl")),
        *_hours_text(_read(folder / "hours_text.jsonl")),
        *_hours_groups(_read(folder / "hours_groups.jsonl")),
    ]
    print("\n".join(_mistakes), end="\n\n")
    print(table(rows))
    return 0 if all(row.met for row in rows) else 1


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _share(found: Iterable[bool]) -> float:
    """Return the share of true ones; 0 of none."""
    listed = list(found)
    return sum(listed) / max(len(listed), 1)


def _judge(rows: list[dict[str, Any]], what: str, verdict: Verdict) -> Iterator[tuple[str, Match]]:
    """Yield (label, verdict), noting each that contradicts its label and each that is left open."""
    for row in rows:
        found = verdict(row)
        if str(found) != row["label"] and {str(found), row["label"]} != {"same", "minor"}:
            _mistakes.append(f"{what}: {row['label']} called {found}: {row['a']!r} | {row['b']!r}")
        yield row["label"], found


def _two_sides(rows: list[dict[str, Any]], what: str, verdict: Verdict) -> tuple[float, float, float]:
    """Return the shares (same found, same called different, different called same)."""
    pairs = list(_judge(rows, what, verdict))
    same = [found for label, found in pairs if label in ("same", "minor")]
    other = [found for label, found in pairs if label == "different"]
    return (
        _share(found.agrees for found in same),
        _share(found is Match.DIFFERENT for found in same),
        _share(found.agrees for found in other),
    )


def _alone(share: float) -> str:
    return f"(libraries alone {share:.2f})"


def _phones(rows: list[dict[str, Any]]) -> Iterator[Row]:
    rows = [{**row, "label": "same" if row["same"] else "different"} for row in rows]
    same, _, wrong = _two_sides(rows, "phone", lambda r: phone.compare(r["a"], r["b"], r["region"]))
    alone = _share((_number(r["a"], r["region"]) == _number(r["b"], r["region"])) == r["same"] for r in rows)
    yield Row(what=f"phones: same found {_alone(alone)}", value=same, goal=1, at_least=True)
    yield Row(what="phones: different called same", value=wrong, goal=0)


def _number(text: str, country: str) -> object:
    try:
        return phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return text


def _urls(rows: list[dict[str, Any]]) -> Iterator[Row]:
    right = _share(str(found) == label for label, found in _judge(rows, "url", lambda r: urls.compare(r["a"], r["b"])))
    alone = _share((r["a"].lower().rstrip("/") == r["b"].lower().rstrip("/")) == (r["label"] == "same") for r in rows)
    yield Row(what=f"urls: right {_alone(alone)}", value=right, goal=1, at_least=True)


def _addresses(rows: list[dict[str, Any]]) -> Iterator[Row]:
    same, _, wrong = _two_sides(rows, "address", lambda r: address.compare(r["a"], r["b"], r["region"]))
    alike = [(r["label"], fuzz.partial_ratio(r["a"].lower(), r["b"].lower()) >= 90) for r in rows]
    found = _share(near for label, near in alike if label in ("same", "minor"))
    taken = _share(near for label, near in alike if label == "different")
    yield Row(what=f"addresses: same found {_alone(found)}", value=same, goal=0.98, at_least=True)
    yield Row(what=f"addresses: different called same {_alone(taken)}", value=wrong, goal=0.01)


def _names(rows: list[dict[str, Any]]) -> Iterator[Row]:
    """One name in two towns is told apart by its address only, so such rows are left out."""
    told = [row for row in rows if row["label"] == "same" or names.bare(row["a"]) != names.bare(row["b"])]
    same, missed, wrong = _two_sides(told, "name", lambda r: names.compare(r["a"], r["b"]))
    alike = [(r["label"], fuzz.token_set_ratio(r["a"], r["b"]) >= 90) for r in told]
    yield Row(what="names: same found", value=same, goal=0.7, at_least=True)
    yield Row(what="names: same called different", value=missed, goal=0.03)
    taken = _share(near for label, near in alike if label == "different")
    yield Row(what=f"names: different called same {_alone(taken)}", value=wrong, goal=0)


def _hours_text(rows: list[dict[str, Any]]) -> Iterator[Row]:
    exact, wrong, blind = [], [], []
    for row in rows:
        truth = hours.read_osm(row["osm"]) if row["osm"] else None
        found = hours.read(row["text"], row["lang"])
        exact.append(found == truth)
        wrong.append(found is not None and found != truth)
        blind.append(hours.read(row["text"], None) == truth)
        if found != truth:
            _mistakes.append(f"hours: {row['text']!r}: {found or 'not read'}, not {row['osm']}")
    alone = _share(_opens(row["text"]) == _opens(row["osm"] or "") for row in rows)
    yield Row(what=f"hours text: exact {_alone(alone)}", value=_share(exact), goal=0.97, at_least=True)
    yield Row(what="hours text: wrong", value=_share(wrong), goal=0.02)
    yield Row(what="hours text: exact, language not told", value=_share(blind), goal=0.95, at_least=True)


_MONDAY = datetime(2026, 11, 2)


def _opens(text: str) -> list[tuple[datetime, datetime]] | None:
    """Return the openings of one week as the library alone reads them."""
    try:
        return list(_slots(opening_hours.OpeningHours(text), _MONDAY, _MONDAY + timedelta(days=7)))
    except opening_hours.ParserError:
        return None


def _slots(value: Any, first: datetime, last: datetime) -> Iterator[tuple[datetime, datetime]]:
    for start, end, state, _ in value.intervals(first, last):
        if str(state) == "open":
            yield start, end or last


def _hours_groups(rows: list[dict[str, Any]]) -> Iterator[Row]:
    """Values of OpenStreetMap: what is read as a week must open exactly as the group says (23:59 being 24:00)."""
    read, wrong = [], []
    for row in rows:
        if not row["intervals"] and not row["unknown"] and not any("off" in value for value in row["values"]):
            continue
        first, last = (datetime.strptime(row[key], "%Y-%m-%d %H:%M") for key in ("frm", "to"))
        truth = _joined((_moment(a), _to_midnight(_moment(b))) for a, b in row["intervals"])
        for value in row["values"]:
            week = hours.read_osm(value)
            read.append(week is not None)
            wrong.append(week is not None and (_joined(_expand(week, first, last)) != truth or bool(row["unknown"])))
            if wrong[-1]:
                _mistakes.append(f"OpenStreetMap: {row['name']}: {value!r} read as {week}")
            elif not read[-1]:
                _mistakes.append(f"OpenStreetMap: {row['name']}: {value!r} not read")
    yield Row(what="OpenStreetMap values: read", value=_share(read), goal=0.25, at_least=True)
    yield Row(what="OpenStreetMap values: wrong", value=_share(wrong), goal=0)


def _to_midnight(end: datetime) -> datetime:
    return end + timedelta(minutes=1) if (end.hour, end.minute) == (23, 59) else end


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M")


def _expand(week: Week, first: datetime, last: datetime) -> Iterator[tuple[datetime, datetime]]:
    day = first - timedelta(days=1)
    while day < last:
        for start, end in week.days[day.weekday()] or ():
            yield max(first, day + timedelta(minutes=start)), min(last, day + timedelta(minutes=end))
        day += timedelta(days=1)


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    made: list[tuple[datetime, datetime]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
