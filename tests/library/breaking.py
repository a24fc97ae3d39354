"""Spoiling a copy of the library folder, and what the loader then says."""

from pathlib import Path

import pytest

from app.library.loading import LibraryError, load_library


def faults_of(folder: Path) -> tuple[str, ...]:
    with pytest.raises(LibraryError) as caught:
        load_library(folder)
    return caught.value.faults


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def assert_fault(folder: Path, name: str, fault: str) -> None:
    faults = faults_of(folder)
    assert any(line.startswith(f"{name}:") and fault in line for line in faults), faults
