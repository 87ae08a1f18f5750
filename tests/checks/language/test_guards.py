"""A reply that breaks a guard is refused, in every language; one that keeps to them passes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checks.language.guards import LONG, Fault, Ground, faults, public_name
from data.company import Company, Origin

CONFIRMED = Origin(source="owner", confirmed_at=datetime(2026, 11, 23, tzinfo=UTC))
CAFE = Company(
    id="cafe",
    names=("Kahvila Aamunkoi",),
    phones=("+35825550142",),
    emails=("hei@aamunkoi.example",),
    website="https://aamunkoi.example/",
    origins={"phones": CONFIRMED, "emails": CONFIRMED},
)
WORDS = {
    "en": "Forty minutes for a sandwich, and nobody said sorry.",
    "fi": "Odotin voileipää neljäkymmentä minuuttia, eikä kukaan pahoitellut.",
    "nb": "Ventet førti minutter på et smørbrød, og ingen sa unnskyld.",
    "pl": "Czterdzieści minut czekania na kanapkę i nikt nie przeprosił.",
    "ru": "Сорок минут ждали бутерброд, и никто не извинился.",
}
GOOD = {
    "en": "Marko, 40 minutes for a sandwich is too long. We are sorry.",
    "fi": "Marko, voileipää ei pitäisi joutua odottamaan 40 minuuttia. Olemme pahoillamme.",
    "nb": "Marko, 40 minutter er altfor lenge for et smørbrød. Vi beklager.",
    "pl": "Dzień dobry! Nikt nie powinien czekać 40 minut na kanapkę. Przepraszamy Państwa.",
    "ru": "Марко, сорок минут ждать бутерброд слишком долго. Просим прощения.",
}


def ground(language: str = "en", **more: object) -> Ground:
    author = "Марко Виртанен" if language == "ru" else "Marko Virtanen"
    made = Ground(review=WORDS[language], language=language, company=CAFE, author=author)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", WORDS)
def test_a_reply_that_takes_up_the_review_and_promises_nothing_may_be_offered(language: str) -> None:
    assert faults(GOOD[language], ground(language)) == ()


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        pytest.param(" We will refund you.", Fault.MONEY, id="a refund"),
        pytest.param(" The next coffee is on the house.", Fault.MONEY, id="a gift"),
        pytest.param(" You get 10 € back.", Fault.MONEY, id="an amount"),
        pytest.param(" Call 02 555 0199.", Fault.PRIVATE, id="a number that is not confirmed"),
        pytest.param(" Write to marko@mail.example.", Fault.PRIVATE, id="somebody's address"),
        pytest.param(" See www.elsewhere.example.", Fault.PRIVATE, id="another website"),
        pytest.param(" All the best, Mr Virtanen.", Fault.PRIVATE, id="the surname"),
        pytest.param(" Come again on Friday.", Fault.UNCONFIRMED, id="a day nobody named"),
        pytest.param(" We answer within two days.", Fault.UNCONFIRMED, id="a number nobody named"),
        pytest.param(" Our cook Anna was alone.", Fault.UNCONFIRMED, id="a name nobody named"),
        pytest.param(" We were short-staffed.", Fault.CLAIM, id="a cause the owner has not told"),
        pytest.param(" We have trained our people since.", Fault.CLAIM, id="a deed the owner has not told"),
        pytest.param(" Yours, [name]", Fault.UNFINISHED, id="a gap"),
        pytest.param(" It is what it is." * 20, Fault.TOO_LONG, id="too long to copy"),
    ],
)
def test_what_may_not_be_said_is_refused(more: str, fault: Fault) -> None:
    assert fault in faults(GOOD["en"] + more, ground())


@pytest.mark.parametrize(
    ("language", "money", "claim"),
    [
        ("fi", "Saatte hyvityksen.", "Olemme puhuneet asiasta koko väen kanssa."),
        ("nb", "Du får et gavekort.", "Vi har snakket med alle som var på jobb."),
        ("pl", "Otrzymają Państwo zwrot.", "Przeszkoliliśmy wszystkich."),
        ("ru", "Сделаем вам скидку.", "Мы провели беседу со сменой."),
    ],
)
def test_money_and_claims_are_known_in_every_language(language: str, money: str, claim: str) -> None:
    assert Fault.MONEY in faults(f"{GOOD[language]} {money}", ground(language))
    assert Fault.CLAIM in faults(f"{GOOD[language]} {claim}", ground(language))
    assert faults(f"{GOOD[language]} {claim}", ground(language, said=claim)) == ()


def test_what_the_owner_said_and_what_is_confirmed_may_be_used() -> None:
    reply = GOOD["en"] + " We were short-staffed on Friday. Write to hei@aamunkoi.example or call 02 555 0142."
    assert faults(reply, ground(said="We were short-staffed on Friday")) == ()
    unconfirmed = replace(CAFE, origins={})
    assert Fault.PRIVATE in faults(reply, ground(said="We were short-staffed on Friday", company=unconfirmed))


def test_a_reply_that_would_fit_any_review_has_no_detail() -> None:
    assert faults("We are sorry about your visit and thank you for your feedback.", ground()) == (Fault.NO_DETAIL,)
    assert faults("We are sorry about that.", ground(review="")) == ()


def test_quoting_the_customer_promises_nothing() -> None:
    review = "I want a refund for the cold soup"
    assert faults(f"You write “{review}”: that soup was not good enough.", ground(review=review)) == ()
    assert Fault.MONEY in faults("You write “you get a refund for the cold soup”.", ground(review=review))


def test_no_sentence_stands_in_two_replies_in_a_row() -> None:
    last = "Ben, cold coffee is a poor start. Please accept our apology."
    assert Fault.REPEATED in faults(GOOD["en"] + " Please accept our apology.", ground(last=last))
    assert faults(GOOD["en"], ground(last=last)) == ()


def test_a_reply_is_in_the_language_of_the_review() -> None:
    assert Fault.LANGUAGE in faults(GOOD["en"], ground("fi", review=WORDS["en"]))


def test_the_longest_reply_may_be_longer() -> None:
    reply = GOOD["en"] + " That is not how it should be here." * 7
    assert faults(reply, ground()) == (Fault.TOO_LONG,)
    assert faults(reply, ground(), most=LONG) == ()


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Marko Virtanen", "Marko"),
        ("Сергей К.", "Сергей"),
        ("Anna-Liisa", "Anna-Liisa"),
        ("marko77", ""),
        ("coffee_fan", ""),
        ("A Google user", ""),
        ("Anonymous", ""),
        ("", ""),
    ],
)
def test_only_a_first_name_is_greeted(author: str, name: str) -> None:
    assert public_name(author) == name
