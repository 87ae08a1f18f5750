"""stub"""

from data.match import Match


def address_on(company, facts, lines):
    return Match.ABSENT
