"""What is written about Senline is true of it: every setting, every command, every link."""

import re
from pathlib import Path

import pytest

from app import create_app
from app.config import SETTINGS

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "sequences").rglob("*.md")})
CODE = re.compile(r"```.*?```", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_described_where_hosts_look(setting: str) -> None:
    assert f"| `{setting}` |" in (ROOT / "docs" / "deploy.md").read_text()


def test_no_setting_is_described_that_does_not_exist() -> None:
    described = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "deploy.md").read_text(), re.MULTILINE)
    assert set(described) == {*SETTINGS, "WEB_CONCURRENCY"}  # the last is gunicorn's own


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_make_command_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", document.read_text())) <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    targets = LINK.findall(CODE.sub("", document.read_text()))
    own = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
    assert not [target for target in own if not (document.parent / target).exists()]


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_the_lock_holds_what_was_chosen(name: str) -> None:
    chosen = re.findall(r"^([a-z][\w-]*)(?:\[\w+\])?==(\S+)", (ROOT / f"{name}.in").read_text(), re.MULTILINE)
    locked = dict(re.findall(r"^([a-z][\w-]*)==([^\s;]+)", (ROOT / f"{name}.txt").read_text(), re.MULTILINE))
    assert chosen
    assert set(chosen) <= set(locked.items())


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_names_no_host_and_no_machine(name: str) -> None:
    assert not re.search(r"://|^-|/(home|root|opt|tmp)/", (ROOT / name).read_text(), re.MULTILINE)


def test_every_flask_command_exists(tmp_path: Path) -> None:
    text = "".join(document.read_text() for document in DOCUMENTS)
    commands = set(re.findall(r"\bflask (?:--app wsgi )?([a-z]+) ([a-z]+)\b", text))
    runner = create_app({"SENLINE_INSTANCE": str(tmp_path)}).test_cli_runner()
    assert {("database", "backup"), ("library", "check")} <= commands
    assert not [command for command in commands if runner.invoke(args=[*command, "--help"]).exit_code]
