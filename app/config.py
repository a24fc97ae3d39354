"""Environment to frozen settings. Every setting is described here, once; nothing is read elsewhere."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST_KEY_LENGTH = 32
_KNOWN_KEYS = {"changeme", "change-me", "secret", "dev", "development", "password", "senline", "test", "default"}

SETTINGS: Mapping[str, str] = {
    "SENLINE_ENV": "“production” serves over HTTPS only and requires a SECRET_KEY. Default: for your own machine.",
    "SENLINE_INSTANCE": "Folder for this installation's own files. Default: instance/ beside the app.",
    "DATABASE_URL": "sqlite:///… or postgresql://…. Default: senline.db in the instance folder.",
    "SECRET_KEY": "Signs cookies and seals share links; 32 characters or more. Default: kept in the instance folder.",
    "SENLINE_OLD_SECRET_KEYS": "Earlier keys, newest first, comma-separated: what they signed or sealed stays valid.",
    "SENLINE_BASE_URL": "Start of share links, such as https://plans.example.org. Default: the request's address.",
    "SENLINE_TRUSTED_HOSTS": "Host names this installation answers to, comma-separated. Default: any.",
    "SENLINE_PROXY_HOPS": "How many proxies set X-Forwarded-For and -Proto. Default: 0, neither is trusted.",
    "SENLINE_LIBRARY": "Folder with techniques, safety texts and starter plans. Default: sequences/ beside the app.",
}


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what to set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The checked settings of one installation. SETTINGS says what each one means."""

    production: bool
    instance: Path
    database_url: str
    secret_key: str
    old_secret_keys: tuple[str, ...]
    base_url: str  # no trailing slash; "" means the address of the request
    trusted_hosts: tuple[str, ...]
    proxy_hops: int
    library: Path


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that `environment` gives; raise SettingsError for one that cannot be used.

    Makes the instance folder and, outside production, the secret key when there is none.
    """
    production = _is_production(environment.get("SENLINE_ENV", ""))
    instance = _folder(environment.get("SENLINE_INSTANCE") or ROOT / "instance")
    return Settings(
        production=production,
        instance=instance,
        database_url=environment.get("DATABASE_URL") or f"sqlite:///{instance / 'senline.db'}",
        secret_key=_secret_key(environment.get("SECRET_KEY", ""), instance, production=production),
        old_secret_keys=_listed(environment.get("SENLINE_OLD_SECRET_KEYS", "")),
        base_url=_base_url(environment.get("SENLINE_BASE_URL", "")),
        trusted_hosts=_listed(environment.get("SENLINE_TRUSTED_HOSTS", "")),
        proxy_hops=_count("SENLINE_PROXY_HOPS", environment.get("SENLINE_PROXY_HOPS", "0")),
        library=Path(environment.get("SENLINE_LIBRARY") or ROOT / "sequences"),
    )


def _is_production(given: str) -> bool:
    if given not in {"", "development", "production"}:
        raise SettingsError("SENLINE_ENV: this must be “production”, “development” or not set.")
    return given == "production"


def _folder(path: str | Path) -> Path:
    folder = Path(path).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _secret_key(given: str, instance: Path, *, production: bool) -> str:
    if production and (len(given) < LEAST_KEY_LENGTH or _is_guessable(given)):
        raise SettingsError(
            f"SECRET_KEY: production needs one of your own, at least {LEAST_KEY_LENGTH} characters long. "
            "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return given or _kept_key(instance / "secret_key")


def _is_guessable(key: str) -> bool:
    return key.lower() in _KNOWN_KEYS or len(set(key)) < 10


def _kept_key(path: Path) -> str:
    # Written in full under another name, then linked: of several workers that start at once,
    # one wins and the others read its finished key.
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text().strip()


def _base_url(given: str) -> str:
    if given and not given.startswith(("http://", "https://")):
        raise SettingsError("SENLINE_BASE_URL: this must begin with https:// (or http:// on your own network).")
    return given.rstrip("/")


def _count(name: str, given: str) -> int:
    if not given.isascii() or not given.isdigit():
        raise SettingsError(f"{name}: this must be a whole number.")
    return int(given)


def _listed(given: str) -> tuple[str, ...]:
    return tuple(part for item in given.split(",") if (part := item.strip()))
