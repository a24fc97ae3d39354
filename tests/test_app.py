"""How the app is put together."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask, request

from app import create_app
from app.config import ROOT, SETTINGS, SettingsError
from app.library.loading import LibraryError


def make(folder: Path, **config: object) -> Flask:
    nothing = dict.fromkeys(SETTINGS, "") | {"SENLINE_PROXY_HOPS": "0"}
    return create_app(nothing | {"SENLINE_INSTANCE": str(folder), "TESTING": True} | config)


def test_it_brings_an_empty_database_to_its_newest_form(tmp_path: Path) -> None:
    make(tmp_path)
    with sqlite3.connect(tmp_path / "senline.db") as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"workspaces", "sequences", "revisions", "shares"} <= tables


def test_work_survives_a_restart(tmp_path: Path) -> None:
    client = make(tmp_path).test_client()
    token = client.get("/").text.split('name="csrf-token" content="', 1)[1].split('"', 1)[0]
    client.post("/sequences", data={"csrf_token": token})
    cookie = client.get_cookie("senline")
    assert cookie is not None

    later = make(tmp_path).test_client()
    later.set_cookie("senline", cookie.value)
    assert "Untitled sequence" in later.get("/").text


def test_several_workers_can_start_at_once_on_an_empty_folder(tmp_path: Path) -> None:
    script = f"from app import create_app; create_app({{'SENLINE_INSTANCE': {str(tmp_path)!r}}}); print('up')"
    workers = [
        subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for worker in workers:
        output, errors = worker.communicate(timeout=60)
        assert output == b"up\n", errors.decode()


def test_a_wrong_library_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        make(tmp_path, SENLINE_LIBRARY=str(tmp_path / "nowhere"))


def test_production_does_not_start_without_a_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY"):
        make(tmp_path, SENLINE_ENV="production")


@pytest.mark.parametrize(("hops", "scheme", "address"), [("0", "http", "127.0.0.1"), ("1", "https", "203.0.113.7")])
def test_forwarded_headers_are_believed_only_from_a_configured_proxy(
    tmp_path: Path, hops: str, scheme: str, address: str
) -> None:
    app = make(tmp_path, SENLINE_PROXY_HOPS=hops)
    app.view_functions["health.show_robots"] = lambda: f"{request.scheme} {request.remote_addr} {request.host}"
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Host": "evil.example"}
    assert app.test_client().get("/robots.txt", headers=headers).text == f"{scheme} {address} localhost"


def test_only_trusted_hosts_are_answered(tmp_path: Path) -> None:
    client = make(tmp_path, SENLINE_TRUSTED_HOSTS="plans.example.org").test_client()
    assert client.get("/", base_url="http://plans.example.org").status_code == 200
    refused = client.get("/", base_url="http://evil.example")
    assert refused.status_code == 400
    assert "evil.example" not in refused.text


def test_an_old_key_still_opens_what_it_sealed(tmp_path: Path) -> None:
    old, new = "an old key that was long enough once", "a new key that is long enough, as well"
    client = make(tmp_path, SECRET_KEY=old).test_client()
    token = client.get("/").text.split('name="csrf-token" content="', 1)[1].split('"', 1)[0]
    address = client.post("/sequences", data={"csrf_token": token}).location
    link = client.post(f"{address}/shares", data={"csrf_token": token}).text.split("/s/", 1)[1].split('"', 1)[0]
    cookie = client.get_cookie("senline")
    assert cookie is not None

    def panel(**keys: str) -> tuple[int, str]:
        later = make(tmp_path, **keys).test_client()
        later.set_cookie("senline", cookie.value)
        answer = later.get(f"{address}/shares")
        return answer.status_code, answer.text

    status, text = panel(SECRET_KEY=new, SENLINE_OLD_SECRET_KEYS=old)
    assert status == 200
    assert link in text
    assert panel(SECRET_KEY=new)[0] == 404


def test_the_command_line_looks_after_library_and_database(tmp_path: Path) -> None:
    runner = make(tmp_path).test_cli_runner()
    checked = runner.invoke(args=["library", "check"])
    backed_up = runner.invoke(args=["database", "backup", str(tmp_path / "copy.db")])
    assert checked.exit_code == 0, checked.output
    assert "techniques" in checked.output
    assert backed_up.exit_code == 0, backed_up.output
    assert (
        make(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'copy.db'}").test_client().get("/healthz").status_code
        == 200
    )
