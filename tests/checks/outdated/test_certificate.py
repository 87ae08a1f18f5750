from datetime import timedelta

import pytest

from checks.outdated.certificate import certificate
from data.evidence import Certificate
from data.finding import Severity
from tests.checks.dossiers import NOW, dossier, page


def shown(**left):
    return Certificate(host="aamunkoi.example", not_after=NOW + timedelta(**left))


@pytest.mark.parametrize(
    ("left", "severity"),
    [({"days": -1}, Severity.HIGH), ({"seconds": 0}, Severity.HIGH), ({"days": 13}, Severity.MEDIUM)],
)
def test_an_ended_certificate_is_grave_and_one_that_ends_soon_less_so(left, severity):
    (flag,) = certificate(dossier(page(certificate=shown(**left))))
    assert flag.severity is severity


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(page(certificate=shown(days=15)), id="fifteen days left"),
        pytest.param(page(certificate=shown(days=14)), id="two weeks left"),
        pytest.param(page(), id="no certificate was seen"),
    ],
)
def test_not_flagged(item):
    assert list(certificate(dossier(item))) == []


def test_a_host_is_told_once():
    pages = (page(certificate=shown(days=1)), page("/menu", certificate=shown(days=1)))
    assert len(list(certificate(dossier(*pages)))) == 1
