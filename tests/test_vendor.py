"""Third-party files are the very files their README says they are."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "static" / "vendor", ROOT / "tests" / "vendor")
ROW = re.compile(
    r"^\| (?P<file>\S+\.js) \| .+ \| \[.+\]\((?P<licence>.+)\) \| (?P<sha256>[0-9a-f]{64}) \|$", re.MULTILINE
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_script_has_the_recorded_sha256(folder: Path) -> None:
    recorded = {row["file"]: row["sha256"] for row in ROW.finditer((folder / "README.md").read_text())}
    present = {script.name: hashlib.sha256(script.read_bytes()).hexdigest() for script in folder.glob("*.js")}
    assert present, "nothing to compare"
    assert present == recorded


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_script_has_its_licence_beside_it(folder: Path) -> None:
    for row in ROW.finditer((folder / "README.md").read_text()):
        assert (folder / row["licence"]).stat().st_size > 500


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_script_carries_its_version_in_its_name(folder: Path) -> None:
    for script in folder.glob("*.js"):
        assert re.search(r"-\d+\.\d+\.\d+\.", script.name)
