"""What all tests share.

An example of Hypothesis is never too slow: on a busy machine its time says nothing of the code, and the
benches measure that.
"""

import gc

from hypothesis import HealthCheck, settings

settings.register_profile("goodname", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("goodname")


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every later round of the garbage collector: it stays to the end anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
