"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: examples may take their time.
settings.register_profile("senline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("senline")
