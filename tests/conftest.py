"""What holds for every test."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from app.storage import passcodes

# A busy machine is no fault of the code: examples may take their time.
settings.register_profile("senline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("senline")


@pytest.fixture(scope="session", autouse=True)
def hasher() -> Iterator[PasswordHasher]:
    """Let passcodes cost nothing to hash, and return what hashes them outside of tests."""
    real, passcodes.HASHER = passcodes.HASHER, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield real
    passcodes.HASHER = real
