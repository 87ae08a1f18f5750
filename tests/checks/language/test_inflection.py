import pytest

from checks.language.inflection import adjective_of, pattern_of


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Turku", "Asun Turussa"),
        ("Helsinki", "Terveisiä Helsingistä"),
        ("Lahti", "junalla Lahdesta"),
        ("Tampere", "Tampereella satoi"),
        ("Kone", "Koneen hissi"),
        ("Virtanen", "Virtasen leipomo"),
        ("Kahvila Aamunkoi", "kävimme Kahvila Aamunkoissa"),
        ("Kukkakauppa Saniainen", "Kukkakauppa Saniaisesta saa"),
        ("Москва", "в Москве"),
        ("Казань", "из Казани"),
        ("Заря Авто", "в «Заре Авто» сказали".replace("«", "").replace("»", "")),
        ("Пятёрочка", "в Пятёрочке"),
        ("Заря Авто", "Zarya Avto closed"),
        ("Warszawa", "w Warszawie"),
        ("Kraków", "z Krakowa"),
        ("Łódź", "w Łodzi"),
        ("Długa", "na Długiej"),
        ("Piekarnia Świt", "z Piekarni Świt"),
        ("Кафе Рассвет", "в кафе «Рассвет»"),
        ("Казань", "kafe v Kazani"),
        ("Meble Świt", "w Meblach Świt"),
        ("Bergen", "Bergens beste"),
        ("Morgenrøde Kafe", "på Morgenrøde Kafes terrasse"),
        ("Daybreak Cafe", "Daybreak Cafe's eggs"),
        ("Siivous Kirkas", "Siivous Kirkkaalta"),
        ("Kauneus ja Terveys", "Kauneus ja Terveyden hoitola"),
        ("Raikas Vesi", "Raikkaasta Vedestä"),
        ("Kotiliike", "Kotiliikkeessä"),
        ("Кофейня Юла", "kofeinia Iula"),
        ("Сладкий Сон", "в Сладком Сне"),
        ("Белая Ворона", "в Белой Вороне"),
        ("Зелёный Кот", "у Зеленого Кота"),
        ("Zielony Kot", "w Zielonym Kocie"),
        ("Hugo's Barbers", "hugos barbers"),
        ("Seven-Eleven", "at seven eleven"),
    ],
)
def test_a_name_is_found_as_people_write_it(name, text):
    assert pattern_of(name).search(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kone", "konehuone on kylmä"),
        ("Meny", "menyerte på menneskene"),
        ("Lenta", "valentine"),
        ("Valio", "valiokunta kokoontuu"),
        ("Kahvila Aamunkoi", "kahvila aamulla"),
        ("Target", "untargeted"),
        ("Świt", "świtezianka"),
        ("", "anything"),
    ],
)
def test_another_word_is_not_the_name(name, text):
    assert not pattern_of(name).search(text)


@pytest.mark.parametrize(
    ("town", "text"),
    [
        ("Псков", "псковская кофейня"),
        ("Тула", "тульские пряники"),
        ("Rzeszów", "rzeszowska piekarnia"),
        ("Kołobrzeg", "kołobrzeski hotel"),
        ("Rybnik", "rybnickie sklepy"),
        ("Turku", "turkulainen kahvila"),
        ("Jyväskylä", "jyväskyläläisen parturin"),
    ],
)
def test_what_is_of_a_town_is_found(town, text):
    assert adjective_of(town).search(text)
    assert not adjective_of(town).search("tulla, pskowianka, turkusowy")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Каверна", "каверновский тариф подорожал"),
        ("МКС", "мксовскую симку не принимают"),
        ("Райффельбанк", "в Райфельбанке очередь"),
    ],
)
def test_what_is_of_a_russian_firm_and_a_doubled_letter_lost_are_its_name(name: str, text: str):
    assert pattern_of(name).search(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("Магнит", "список Магнитского"), ("Мира", "Мировские"), ("Анна", "Аня пришла"), ("Silla", "Sila on silta")],
)
def test_other_words_of_the_same_beginning_are_not(name: str, text: str):
    assert not pattern_of(name).search(text)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Dr. Smil", ("Dr. Smil", "Dr Smil", "dr.smil", "hos Dr. Smils venterom")),
        ("Holm, Lind & Co", ("Holm, Lind & Co", "Holm Lind & Co", "Holm, Lind and Co", "Holm, Lind og Co")),
        ("Bar/Grill Nord", ("Bar/Grill Nord", "Bar Grill Nord")),
        ("K&L", ("K&L", "K & L", "K&L:n")),
        ("K & L", ("K&L", "K & L")),
        ("Torg 1000", ("Torg1000", "torg 1000", "Torg 1000-butikken")),
        ("Puhe2", ("Puhe 2", "puhe2:n")),
        ("Apotek №5", ("Apotek №5", "Apotek 5")),
        ("Sushi☆Stjerne", ("Sushi☆Stjerne", "sushi stjerne")),
        ("C++ Kurs", ("C++ Kurs", "C++-kurs")),
        ("Hr. & Fru Kake", ("Hr. & Fru Kake", "hr & fru kake")),
        ("Самолёт+", ("Самолёт+", "в самолете")),
        ("М.Сокол", ("М.Сокол", "мсокол", "в М.Соколе")),
    ],
)
def test_a_name_with_marks_is_found_as_it_is_written_and_as_people_write_it(name: str, said: tuple[str, ...]):
    assert [text for text in said if not pattern_of(name).search(text)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kahvila Turku", "kahvilassa. Turku on kaunis"),
        ("Holm Lind", "Fru Holm, Lind og Berg"),
        ("K&L", "K og L"),
        ("Torg 1000", "torg 10000"),
        ("Ma Sokol", "masokol"),
    ],
)
def test_other_marks_than_its_own_part_a_name(name: str, text: str):
    assert not pattern_of(name).search(text)
