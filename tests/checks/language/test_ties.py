"""What ties a text to one company beside its name."""

import pytest

from checks.language import is_about
from data.company import Address, Company

SURELY = 3


def firm(name: str, legal: str, street: str, town: str, country: str, **more: object) -> Company:
    address = Address(street=street, city=town, country=country)
    return Company(id=name, names=(name,), legal_name=legal, country=country, address=address, **more)  # type: ignore[arg-type]


HARBOUR = firm("Harbour", "Harbour Hair Studio Ltd", "22 North Street", "Bristol", "GB")
HERONS = firm(
    "Three Herons Plumbing", "Three Herons Plumbing & Heating Ltd", "14 Tanner's Row", "Kettering", "GB",
    phones=("+441632960147",),
)  # fmt: skip
KASKI = firm("Kaski", "Puusepänverstas Kaski Oy", "Jokikatu 5", "Turku", "FI")
PUTKI = firm("Putki-Ahonen", "LVI-Palvelu Ahonen & Pojat Oy", "Sepänkatu 8", "Hämeenlinna", "FI")
SAUKKO = firm("Putki-Saukko", "Putki-Saukko Oy", "Vesijärvenkatu 58", "Lahti", "FI")
BARS = firm("Барс-Авто", "ООО «Тагилавторемонт-Барс»", "улица Литейная, 12", "Нижний Тагил", "RU")
PRICHAL = firm("Причал", "ООО «Причал-Нева»", "Большая Зеленина ул., 17", "Санкт-Петербург", "RU")
AKB = firm("AKB Serwis", "AKB Serwis AGD Sp. z o.o.", "ul. Gdańska 112", "Bydgoszcz", "PL", phones=("+48525550193",))
ELGEN = firm("Elgen Trafikkskole", "Innherred Kjøreopplæring AS", "Smedgata 6", "Steinkjer", "NO")
RASSVET = firm("Рассвет", "", "Садовая, 12", "Калуга", "RU")
ZORZA = firm("Zorza", "", "Piotrkowska 5", "Łódź", "PL")
BREKKE = firm("Låsmester Brekke", "Brekke Lås og Nøkkel AS", "Nedre Verftsgate 19", "Haugesund", "NO")


@pytest.mark.parametrize(
    ("text", "company", "there"),
    [
        ("Аптека Рассвет, Садовая", RASSVET, True),
        ("Рассвет с Садовой закрыли.", RASSVET, True),
        ("Садовое товарищество Рассвет", RASSVET, False),
        ("Zorza, Tartaczna i Piotrkowska", ZORZA, True),
        ("Piotrkowskie targi, stoisko Zorza", ZORZA, False),
    ],
)
def test_a_street_called_by_an_adjective_is_no_other_word_of_that_stem(
    text: str, company: Company, there: bool
) -> None:
    assert ("street" in is_about(text, company).reasons) is there


@pytest.mark.parametrize(
    ("text", "company", "why"),
    [
        ("Harbour Hair Studio Limited is looking for an apprentice.", HARBOUR, "legal"),
        ("Puusepänverstas Kaski Oy:n liikevaihto kasvoi.", KASKI, "legal"),
        ("Суд принял иск к ООО «Тагилавторемонт-Барс» о взыскании долга.", BARS, "legal"),
        ("Zasądza od AKB Serwis AGD spółka z o.o. kwotę 900 zł.", AKB, "legal"),
        ("Konkurs i Innherred Kjøreopplæring AS, melder registrene.", ELGEN, "legal"),
        ("Planning: 14 Tanners Row, applicant Three Herons Plumbing.", HERONS, "street"),
        ("Harbour, 22 North St. Best fade in years.", HARBOUR, "street"),
        ("akb serwis gdańska 112, wymiana grzałki 220 zł", AKB, "street"),
        ("Oppmøte Smedgt. 6, Elgen Trafikkskole igjen.", ELGEN, "street"),
        ("В Барс-Авто сделали подвеску за день. В Тагиле теперь только к ним.", BARS, "town"),
        ("Тагильский автосервис «Барс-Авто» починил скорую помощь", BARS, "town"),
        ("Bydgoska firma AKB Serwis uczy naprawiać.", AKB, "town"),
        ("Putkiahonen Hämeenlinnasta, 5/5", PUTKI, "town"),
        ("lahtelainen putkisaukko hoiti homman", SAUKKO, "town"),
        ("Haugesundsk hjelp: Låsmester Brekke ordnet døra.", BREKKE, "town"),
        ("putki-ahonen hml hoiti homman", PUTKI, "town"),
        ("kaski teki meille hyllyn #puuseppä #turku", KASKI, "industry"),
        ("Three Herons Plumbing, ring 01632 960 147 any time.", HERONS, "phone"),
    ],
)
def test_beside_the_name_this_makes_it_ours(text: str, company: Company, why: str) -> None:
    about = is_about(text, company)
    assert about.score >= SURELY and why in about.reasons, about


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Harbour on North Street, York, is closed on Mondays.", HARBOUR),
        ("Walked from the harbour up North Street in the rain.", HARBOUR),
        ("Kaski Oy hakee myyjää.", KASKI),
        ("В Нижнем Тагиле пропал кот по кличке Барс.", BARS),
        ("Причал в Самаре закрыли на ремонт.", PRICHAL),
        ("AKB Serwis, tel. 22 555 01 93, naprawa pralek.", AKB),
        ("AKB Serwis w Gdańsku, ul. Długa 3, nie polecam.", AKB),
        ("Elgen krysset veien ved Smedgata 6.", ELGEN),
        ("Ahonen ja pojat kävivät kalassa.", PUTKI),
    ],
)
def test_this_does_not(text: str, company: Company) -> None:
    assert is_about(text, company).score < SURELY, is_about(text, company)


def test_a_slip_of_the_pen_is_asked_about_and_only_beside_a_tie() -> None:
    slip = is_about("Putki-Ahoonen hoiti vesipumpun, tultiin Hämeenlinnasta asti.", PUTKI)
    assert (0 < slip.score < SURELY) and slip.reasons == ("name", "town")
    assert is_about("Putki-Ahoonen hoiti vesipumpun.", PUTKI).score == 0
