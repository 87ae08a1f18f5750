import pytest

from checks.inaccurate.name import name
from tests.checks.dossiers import OTHER_PHONE, PHONE, SITE, STREET, dossier, listing


def test_our_phone_under_another_name_is_flagged():
    (flag,) = name(dossier(listing(name="Lounas Leppälä", phones=(PHONE,))))
    assert (flag.expected, flag.found, flag.sure) == ("Kahvila Aamunkoi", "Lounas Leppälä", True)


def test_our_website_under_another_name_is_flagged():
    assert [flag.sure for flag in name(dossier(listing(name="Lounas Leppälä", website=SITE)))] == [True]


def test_only_our_address_is_a_doubt():
    assert [flag.sure for flag in name(dossier(listing(name="Lounas Leppälä", address=STREET)))] == [False]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(listing(name="Lounas Leppälä"), id="never on the name alone"),
        pytest.param(listing(name="Aamunkoi", phones=(PHONE,)), id="an alias"),
        pytest.param(listing(name="Aamunkoi Oy", phones=(PHONE,)), id="the legal name"),
        pytest.param(listing(name="KAHVILA AAMUNKOI", phones=(PHONE,)), id="capital letters"),
        pytest.param(listing(name="Kahvila Aamunkoi Turku", phones=(PHONE,)), id="a longer form"),
        pytest.param(listing(name="", phones=(PHONE,)), id="no name at all"),
        pytest.param(listing(name="Parturi Saksi", address=STREET, phones=(OTHER_PHONE,)), id="a neighbour"),
    ],
)
def test_not_flagged(row):
    assert list(name(dossier(row))) == []
