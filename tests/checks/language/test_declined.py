"""Polish first names in all their cases."""

import pytest

from checks.language.declined import forms


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Agnieszka", "Agnieszki Agnieszce Agnieszkę Agnieszką"),
        ("Ewa", "Ewy Ewie Ewę Ewą"),
        ("Marta", "Marty Marcie Martę"),
        ("Ola", "Oli Olę Olą"),
        ("Kasia", "Kasi Kasię Kasią"),
        ("Maria", "Marii Marię Marią"),
        ("Kuba", "Kuby Kubie Kubę Kubą"),
        ("Piotr", "Piotra Piotrowi Piotrem Piotrze"),
        ("Tomek", "Tomka Tomkowi Tomkiem Tomku"),
        ("Paweł", "Pawła Pawłowi Pawłem Pawle"),
        ("Jerzy", "Jerzego Jerzemu Jerzym"),
        ("Antoni", "Antoniego Antoniemu Antonim"),
        ("Igła", "Igły Igle Igłę Igłą"),
        ("Dąb", "Dębu Dębowi Dębem Dębie"),
        ("Wóz", "Wozu Wozem Wozie"),
    ],
)
def test_a_name_is_known_in_its_cases(name, told):
    assert {name, *told.split()} <= forms(name)
