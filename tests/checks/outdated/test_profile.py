from datetime import timedelta

import pytest

from checks.outdated.profile import profile as dormant
from data.evidence import ProfileState
from tests.checks.dossiers import NOW, dossier, profile

LONG_AGO = NOW - timedelta(days=181)


def test_a_profile_without_posts_for_half_a_year_is_flagged():
    (flag,) = dormant(dossier(profile(newest_post=LONG_AGO)))
    assert flag.found == LONG_AGO.date()


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(profile(newest_post=NOW - timedelta(days=180)), id="half a year to the day"),
        pytest.param(profile(), id="posts cannot be seen"),
        pytest.param(profile(newest_post=LONG_AGO, named_by=""), id="a profile nobody names"),
        pytest.param(profile(newest_post=LONG_AGO, state=ProfileState.ABSENT), id="not there at all"),
        pytest.param(profile(newest_post=LONG_AGO, state=ProfileState.UNKNOWN), id="could not be read"),
    ],
)
def test_not_flagged(item):
    assert list(dormant(dossier(item))) == []
