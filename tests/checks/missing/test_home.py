import pytest

from checks.missing.home import home
from data.evidence import PageRole, PageState
from tests.checks.dossiers import dossier, page


def test_a_home_page_that_is_proven_gone_is_flagged():
    (flag,) = home(dossier(page(state=PageState.GONE, role=PageRole.HOME, whole=False)))
    assert "aamunkoi.example" in str(flag.found)


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param(page(role=PageRole.HOME), id="it is there"),
        pytest.param(page(state=PageState.UNKNOWN, role=PageRole.HOME), id="it could not be reached"),
        pytest.param(page(state=PageState.GONE, linked_from="https://aamunkoi.example/"), id="a page it links to"),
    ],
)
def test_not_flagged(gone):
    assert list(home(dossier(gone))) == []
