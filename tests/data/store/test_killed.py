from random import Random

from tests.data.store.killing import Toll, kill_often


def test_a_bot_killed_at_any_moment_has_lost_nothing_it_said_was_done(tmp_path):
    toll = kill_often(tmp_path, 15, Random(4))
    assert toll.acknowledged > 15
    assert toll == Toll(kills=15, acknowledged=toll.acknowledged)
