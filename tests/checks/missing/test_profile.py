import pytest

from checks.missing.profile import profile as missing
from data.evidence import ProfileState
from tests.checks.dossiers import dossier, profile


def test_a_named_profile_that_is_not_there_is_flagged():
    (flag,) = missing(dossier(profile(state=ProfileState.ABSENT)))
    assert flag.found == "https://t.me/aamunkoi_turku"


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(profile(), id="it exists"),
        pytest.param(profile(state=ProfileState.UNKNOWN), id="it could not be read"),
        pytest.param(profile(state=ProfileState.ABSENT, named_by=""), id="nobody names it"),
    ],
)
def test_not_flagged(item):
    assert list(missing(dossier(item))) == []
