"""Opening hours as people write them into sentences, and times that are no opening hours."""

import pytest

from checks.reading import facts


def read(line: str, language: str, country: str) -> list[str]:
    page = f'<html lang="{language}"><body><h1>Invented Ltd</h1><p>{line}</p></body></html>'
    return [str(found.value) for found in facts.read(page, "http://invented.example/", country).hours]


@pytest.mark.parametrize(
    ("line", "language", "country", "week"),
    [
        ("Avoinna: ma–pe 9–17, la 10–14.", "fi", "FI", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
        ("Avoinna ma–pe 9–17, la 10–14, su suljettu", "fi", "FI", "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off"),
        ("Avoinna ma–pe 9–17, la 10–14. Tervetuloa!", "fi", "FI", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
        (
            "Löydät meidät sillan kupeesta. Avoinna ma–pe 9–17, la 10–14. Soita 02 555 0142.",
            "fi", "FI", "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
        ),
        (
            "Palvelemme arkisin klo 9–17 ja lauantaisin klo 10–14, ja muulloin leivomme tilauksesta.",
            "fi", "FI", "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
        ),
        ("Åpent man–fre 10–18, lør 10–15, søndager stengt.", "nb", "NO", "Mo-Fr 10:00-18:00; Sa 10:00-15:00; Su off"),
        (
            "Czynne od poniedziałku do piątku 9–17, w soboty 10–14, w niedziele nieczynne.",
            "pl", "PL", "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off",
        ),
        ("Мы открыты пн–пт 9–18, сб 10–15. Ждём вас у моста!", "ru", "RU", "Mo-Fr 09:00-18:00; Sa 10:00-15:00"),
        (
            "The mill opened in 1908. We are open Monday to Saturday, 8am-4pm, closed on Sundays. Park free.",
            "en", "GB", "Mo-Sa 08:00-16:00; Su off",
        ),
    ],
)  # fmt: skip
def test_hours_within_a_sentence_are_read(line, language, country, week):
    assert read(line, language, country) == [week]


@pytest.mark.parametrize(
    ("line", "language", "country"),
    [
        ("Kesällä 1.6.–31.8. avoinna ma–pe 9–15.", "fi", "FI"),
        ("Jouluaattona ma 24.12. avoinna 9–13.", "fi", "FI"),
        ("Leipäkurssi: ma 9–17, 12.1.2027.", "fi", "FI"),
        ("Toimitusaika 3–5 päivää, ma–pe.", "fi", "FI"),
        ("Puhelinaika ma–pe 9–11.", "fi", "FI"),
        ("Open day on Saturday 10-14, tickets 5-8, bring the children.", "en", "GB"),
        ("Ages 5-8, Sat 10-12. Ages 9-12, Sat 13-15.", "en", "GB"),
    ],
)
def test_times_of_something_else_are_no_opening_hours(line, language, country):
    assert read(line, language, country) == []
