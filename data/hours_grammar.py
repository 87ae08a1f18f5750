"""Which opening belongs to which day: "days then times" or "times then days", whichever leaves nothing over."""

from dataclasses import dataclass
from functools import cache

from data.hours_spans import DAY, cut, merge
from data.week import Day, Interval, Week

_EVERY_DAY = frozenset(range(7))
_VALUES = ("open", "break", "closed", "unknown", "always")
_MOST_PARTS = 120


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of meaning: ``day``, ``open``, ``break``, ``closed``, ``unknown`` or ``always``."""

    kind: str
    days: frozenset[int] = frozenset()
    """Empty for a public holiday."""
    interval: Interval | None = None
    apart: bool = False
    group: bool = False
    """Whether the days were said by a word or a span that names several."""
    foreign: int = 0
    """How many words of unknown meaning stand before it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Some days and what holds on them."""

    days: frozenset[int]
    values: tuple[Part, ...]


def parse(parts: list[Part]) -> Week | None:
    """Read parts as a week; None when something is left over, or two readings are as good."""
    parts = _without_echo(parts)
    if len(parts) > _MOST_PARTS:
        return None
    if {part.kind for part in parts} <= {"always", "unknown"}:
        return Week(days=(((0, DAY),),) * 7) if any(part.kind == "always" for part in parts) else None
    best = _best(tuple(parts))
    weeks = {week for rules in best if (week := _week(rules)) is not None}
    return weeks.pop() if len(weeks) == 1 and len(best) <= 2 else None


def _without_echo(parts: list[Part]) -> list[Part]:
    """Drop "7 days" next to the days themselves, and "by appointment" after an opening."""
    kept: list[Part] = []
    for i, part in enumerate(parts):
        whole = part.kind == "day" and part.days == _EVERY_DAY
        follower = parts[i + 1] if i + 1 < len(parts) else None
        if whole and follower and follower.kind == "day" and follower.group:
            continue
        if whole and kept and kept[-1].kind != "day" and _days(tuple(kept)) == _EVERY_DAY and _ends(follower):
            continue
        if part.kind == "unknown" and (not kept or kept[-1].kind != "day"):
            continue
        kept.append(part)
    return kept


def _ends(follower: Part | None) -> bool:
    return follower is None or follower.kind == "day"


def _best(parts: tuple[Part, ...]) -> list[tuple[Rule, ...]]:
    """Return the cheapest ways to cut parts into rules; changing the order costs, so does cutting a run of days."""

    @cache
    def ways(at: int, order: str) -> tuple[int, tuple[tuple[Rule, ...], ...]]:
        if at == len(parts):
            return 0, ((),)
        cost = 10**6
        found: tuple[tuple[Rule, ...], ...] = ()
        for end, kind, rule in _rules(parts, at):
            rest, tails = ways(end, kind)
            price = rest + (order not in ("", kind)) + _cut(parts, end)
            made = tuple((rule, *tail) for tail in tails)
            if price < cost:
                cost, found = price, made
            elif price == cost:
                found = (*found, *made)[:4]
        return cost, found

    return list(ways(0, "")[1])


def _cut(parts: tuple[Part, ...], end: int) -> int:
    """Price of ending a rule here: none between sentences, some amid a run of days or of times."""
    if not 0 < end < len(parts) or parts[end].apart:
        return 0
    same = (parts[end - 1].kind == "day") == (parts[end].kind == "day")
    return 1 if same else 0


def _rules(parts: tuple[Part, ...], at: int) -> list[tuple[int, str, Rule]]:
    """Return every rule that may start here as (end, order, rule)."""
    first_day = parts[at].kind == "day"
    middle = at
    while middle < len(parts) and (parts[middle].kind == "day") == first_day:
        middle += 1
    found = []
    if first_day:
        for end in range(middle + 1, len(parts) + 1):
            if not _holds(parts[middle:end]):
                break
            found.append((end, "days", Rule(_days(parts[at:middle]), parts[middle:end])))
    elif _holds(parts[at:middle]) and parts[at].kind != "unknown" and not _strays(parts[at:middle], parts[middle:]):
        end = middle
        while end < len(parts) and parts[end].kind == "day":
            end += 1
            found.append((end, "times", Rule(_days(parts[middle:end]), parts[at:middle])))
    return found


def _strays(values: tuple[Part, ...], days: tuple[Part, ...]) -> bool:
    """Whether "round the clock" is followed by talk before any day is named."""
    return values[-1].kind == "always" and bool(days) and days[0].foreign > 1


def _holds(values: tuple[Part, ...]) -> bool:
    """Whether values may stand together: openings with their breaks, or one word."""
    kinds = [part.kind for part in values]
    if any(part.foreign and part.kind == "open" for part in values[1:]):
        return False
    return (len(kinds) == 1 and kinds[0] != "break") or (kinds[0] == "open" and set(kinds) <= {"open", "break"})


def _days(parts: tuple[Part, ...]) -> frozenset[int]:
    return frozenset().union(*(part.days for part in parts))


def _week(rules: tuple[Rule, ...]) -> Week | None:
    """Lay the rules over seven days; None when they clash."""
    week: list[Day] = [None] * 7
    scope: list[frozenset[int]] = [frozenset()] * 7
    for rule in _with_breaks(rules):
        value = _value(rule)
        if isinstance(value, bool):
            return None
        for day in rule.days:
            merged = _joined(week[day], value, scope[day], rule.days)
            if isinstance(merged, bool):
                return None
            week[day], scope[day] = merged, rule.days
    return Week(days=tuple(week)) if any(day is not None for day in week) else None


def _with_breaks(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Give a break that is said once, after the last opening, to every opening it lies within."""
    opening = [rule for rule in rules if rule.values[0].kind == "open"]
    broken = [rule for rule in opening if rule.values[-1].kind == "break"]
    if len(opening) < 2 or broken != opening[-1:]:
        return rules
    pause = broken[0].values[-1]
    return tuple(
        Rule(rule.days, (*rule.values, pause))
        if rule in opening and rule not in broken and _within(pause, rule)
        else rule
        for rule in rules
    )


def _within(pause: Part, rule: Rule) -> bool:
    return any(
        part.interval
        and pause.interval
        and part.interval[0] < pause.interval[0]
        and pause.interval[1] < part.interval[1]
        for part in rule.values
    )


def _value(rule: Rule) -> Day | bool:
    """Return what a rule says of its days; False when its openings overlap."""
    kind = rule.values[0].kind
    if kind in ("closed", "unknown"):
        return () if kind == "closed" else None
    if kind == "always":
        return ((0, DAY),)
    spans = [part.interval for part in rule.values if part.kind == "open" and part.interval]
    made = merge(spans)
    if sum(b - a for a, b in made) != sum(b - a for a, b in spans):
        return False
    for part in rule.values:
        if part.kind == "break" and part.interval:
            made = cut(made, *part.interval)
    return made


def _joined(old: Day, new: Day, old_days: frozenset[int], new_days: frozenset[int]) -> Day | bool:
    """Join what two rules say of one day; a later, narrower one wins, others that clash cannot be read."""
    if old is None or new is None or old == new:
        return new if old is None else old
    if old and new and sum(b - a for a, b in merge(old + new)) == sum(b - a for a, b in old + new):
        return merge(old + new)
    if new_days < old_days:
        return new
    if not old or not new or old_days <= new_days:
        return False
    return merge(old + new)
