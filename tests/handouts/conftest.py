"""One printer for all tests of the sheet: making one costs more than a sheet."""

import pytest

from app.handouts.printer import Printer
from tests.handouts.plans import PICTURED


@pytest.fixture(scope="session")
def printer() -> Printer:
    return Printer(PICTURED)
