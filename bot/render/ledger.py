"""Heard, handled, learned, in words."""

from bot.render import titles
from bot.render.view import Row, Tap, View
from bot.render.voice import Html, Voice, blocks, lines
from bot.render.walk import step
from bot.services.ledger import Book, Learned, Lesson
from data.case import Case
from data.places import Places
from data.watch import Heard

SHOWN = 5
WORDS = 160


def which(names: list[tuple[str, str]], heard: str, kind: str, voice: Voice) -> View:
    """Ask which company somebody's words are about; pairs of (watch id, name)."""
    keys = tuple((Tap(name, "heardat", f"heard {heard} {watch_id}", kind),) for watch_id, name in names)
    return View(voice.say("findings.which"), keys)


def praise(row: Heard, names: tuple[str, ...], watch: str, voice: Voice, *, back: str = "") -> View:
    """Say that praise is kept, and offer to pass it on; ``back`` is its step in the walk through a digest."""
    target, walking = f"ledger {watch} {row.id}", step(back)
    keys: tuple[Row, ...] = (
        (Tap(voice.plain("heard.pass_on"), "passon", target, back),),
        (walking.onward(voice),) if walking else keep_key(row, watch, voice),
    )
    thanked = voice.say("heard.thanked", names=voice.all_of(names), n=len(names)) if names else ""
    if walking is None:
        return View(blocks(voice.say("unknown.kept_praise"), _quote(row, voice), thanked), keys)
    return View(blocks(walking.head(voice), _quote(row, voice), thanked or voice.say("digest.shall_i")), keys)


def passed(row: Heard, names: tuple[str, ...], voice: Voice) -> Html:
    """Word praise for the people it is for."""
    head = voice.say("heard.for_names", names=voice.all_of(names)) if names else voice.say("heard.for_all")
    return blocks(head, _quote(row, voice))


def question(lesson: Lesson, voice: Voice) -> View:
    """Ask what will be changed, or kept up."""
    text = voice.say(f"heard.ask_{lesson.value}")
    return View(lines(text, voice.say("facts.answer_here")), placeholder=voice.plain("heard.placeholder"))


def written(row: Heard, lesson: Lesson, voice: Voice) -> Html:
    """Say back what was written down."""
    return voice.say(f"heard.kept_{lesson.value}", text=getattr(row, lesson.value))


def keep_key(row: Heard, watch: str, voice: Voice) -> Row:
    """Return the button that asks what is to be kept up."""
    return (Tap(voice.plain("heard.what_to_keep"), Lesson.KEEP.value, f"ledger {watch} {row.id}"),)


def book(name: str, shown: Book, watch: str, places: Places, voice: Voice) -> View:
    """Show the ledger: counts, what was learned and whether it helped, what nothing was learned from yet."""
    if not shown.heard:
        return View(voice.say("heard.nothing", name=name))
    counts = lines(
        voice.say(
            "heard.count",
            heard=shown.heard,
            complaints=voice.plain("heard.complaints", n=shown.complaints),
            praise=voice.plain("heard.praise", n=shown.praise),
            questions=voice.plain("heard.questions", n=shown.questions),
        ),
        voice.say("heard.handled", n=shown.handled),
        voice.say("heard.learned", n=len(shown.learned)),
    )
    lessons = [_lesson(number, row, voice) for number, row in enumerate(shown.learned[:SHOWN], 1)]
    kept = [voice.say("heard.row_keep", text=row.keep) for row in shown.kept[:SHOWN]]
    keys = tuple(_ask(case, watch, places, voice) for case in shown.waiting[:3])
    return View(
        blocks(
            voice.say("heard.head", name=name),
            counts,
            blocks(voice.say("heard.learned_head"), *lessons) if lessons else "",
            lines(voice.say("heard.keep_head"), *kept) if kept else "",
            _thanked(shown, voice),
            voice.say("heard.waiting", n=len(shown.waiting)) if shown.waiting else "",
        ),
        keys,
    )


def _thanked(shown: Book, voice: Voice) -> Html:
    """Say whom praise names."""
    names = [voice.say("report.thanked_row", name=name, n=n) for name, n in shown.thanked[:SHOWN]]
    return lines(Html(f"<b>{voice.say('report.thanked')}</b>"), voice.all_of(names)) if names else Html("")


def _lesson(number: int, row: Learned, voice: Voice) -> Html:
    heard, fall = row.heard, row.fall
    key = f"topic.{heard.topics[0]}" if heard.topics else ""
    topic = voice.plain(key) if key and voice.has(key) else voice.plain("heard.no_topic")
    who, day = heard.learned_by, voice.day(heard.learned_at or heard.heard_at)
    return lines(
        voice.say("heard.row", n=number, topic=topic, text=heard.change, who=who, day=day),
        voice.say(f"heard.{fall.verdict}", topic=topic, before=fall.before, after=fall.after, n=fall.days),
    )


def _ask(case: Case, watch: str, places: Places, voice: Voice) -> Row:
    words = " ".join(case.finding.evidence.quote.split())
    label = words if len(words) <= 30 else f"{words[:29].rstrip(' .,;:')}…"
    label = label or titles.place_name(case.finding.subject, places, voice)
    return (Tap(label, Lesson.CHANGE.value, f"case {watch} {case.key}"),)


def _quote(row: Heard, voice: Voice) -> Html:
    text = row.text if len(row.text) <= WORDS else f"{row.text[: WORDS - 1]}…"
    return voice.say("card.words", quote=text) if text else Html("")
