"""What all tests share.

An example of Hypothesis is never too slow: on a busy machine its time says nothing of the code, and the
benches measure that.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("goodname", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("goodname")
