"""The fonts in the tree are the ones their README names."""

import re
from hashlib import sha256

from app.handouts.printer import FONT_FOLDER


def test_every_font_has_the_checksum_its_readme_gives() -> None:
    readme = (FONT_FOLDER / "README.md").read_text()
    named = dict(re.findall(r"^\| (\S+\.ttf) \|.*\| ([0-9a-f]{64}) \|$", readme, re.MULTILINE))
    assert named == {path.name: sha256(path.read_bytes()).hexdigest() for path in FONT_FOLDER.glob("*.ttf")}
