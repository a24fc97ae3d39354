"""`flask library check`: all right, or every fault and exit status 1."""

from pathlib import Path

from click.testing import CliRunner

from app.library.commands import library_commands


def test_our_own_library_is_all_right() -> None:
    result = CliRunner().invoke(library_commands, ["check"])
    assert result.exit_code == 0
    assert result.output.startswith("All right: 81 techniques, 71 conditions, 38 rules, ")


def test_a_wrong_folder_ends_with_1_and_every_fault(folder: Path) -> None:
    for name in ("sources.yaml", "conditions.yaml"):
        (folder / name).write_text("x: 1\n")
    result = CliRunner().invoke(library_commands, ["check", str(folder)])
    assert result.exit_code == 1
    assert "sources.yaml:1: x: expected a mapping" in result.output
    assert "conditions.yaml:1: x: expected a mapping" in result.output


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(library_commands, ["check", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "does not exist" in result.output
