"""The real library, loaded once, and a copy of its folder to break."""

from pathlib import Path
from shutil import copytree

import pytest

from app.domain.library.library import Library
from app.library.loading import FOLDER, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(FOLDER, tmp_path / "sequences")
