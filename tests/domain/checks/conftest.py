"""The real library, which the checks are about."""

import pytest

from app.domain.library.library import Library
from app.library.loading import load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()
