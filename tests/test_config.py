"""Environment to settings."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.config import SETTINGS, SettingsError, read_settings

OWN_KEY = "2f7c1e0a9b8d4e6f5a3c7b1d0e9f8a6c"


def settings(folder: Path, **environment: str):  # type: ignore[no-untyped-def]
    return read_settings({"SENLINE_INSTANCE": str(folder), **environment})


def test_with_nothing_set_everything_lies_in_the_instance_folder(tmp_path: Path) -> None:
    read = settings(tmp_path / "new")
    assert read.database_url == f"sqlite:///{tmp_path / 'new' / 'senline.db'}"
    assert not read.production
    assert read.proxy_hops == 0
    assert (read.library / "techniques").is_dir()


def test_a_key_is_made_once_and_kept_for_its_owner_only(tmp_path: Path) -> None:
    first, second = settings(tmp_path), settings(tmp_path)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 43
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_workers_that_start_at_once_agree_on_the_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: settings(tmp_path).secret_key, range(32)))
    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("key", ["", "short", "changeme", "a" * 64, "abcabcabc" * 8])
def test_production_refuses_a_key_that_can_be_guessed(tmp_path: Path, key: str) -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY"):
        settings(tmp_path, SENLINE_ENV="production", SECRET_KEY=key)


def test_production_takes_a_key_of_ones_own(tmp_path: Path) -> None:
    assert settings(tmp_path, SENLINE_ENV="production", SECRET_KEY=OWN_KEY).secret_key == OWN_KEY
    assert not (tmp_path / "secret_key").exists()


def test_lists_are_separated_by_commas(tmp_path: Path) -> None:
    read = settings(tmp_path, SENLINE_TRUSTED_HOSTS="a.example, b.example,", SENLINE_OLD_SECRET_KEYS=" one ,two")
    assert read.trusted_hosts == ("a.example", "b.example")
    assert read.old_secret_keys == ("one", "two")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SENLINE_PROXY_HOPS", "one"),
        ("SENLINE_PROXY_HOPS", "-1"),
        ("SENLINE_BASE_URL", "plans.example.org"),
        ("SENLINE_ENV", "prod"),
        ("SENLINE_ENV", "Production"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        settings(tmp_path, **{name: value})


def test_the_address_of_links_ends_without_a_slash(tmp_path: Path) -> None:
    assert settings(tmp_path, SENLINE_BASE_URL="https://a.example/").base_url == "https://a.example"


def test_every_setting_that_is_read_is_described(tmp_path: Path) -> None:
    asked: set[str] = set()

    class Environment(dict[str, str]):
        def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
            asked.add(name)
            return str(tmp_path) if name == "SENLINE_INSTANCE" else default

    read_settings(Environment())
    assert asked == set(SETTINGS)
