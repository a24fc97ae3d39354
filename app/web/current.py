"""What the running app is made of, for the views that need it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import current_app

from app.config import Settings
from app.domain.library.library import Library
from app.handouts.printer import Printer
from app.pictograms.gallery import Gallery
from app.services.checking import Checks
from app.storage.database import Database
from app.storage.sealing import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The parts that create_app put together. `clock` returns the aware time in UTC."""

    db: Database
    library: Library
    checks: Checks
    gallery: Gallery
    printer: Printer
    keys: Keys
    clock: Callable[[], datetime]
    config: Settings


def services() -> Services:
    """Return the parts of the app handling this request."""
    return cast(Services, current_app.extensions["senline"])
