"""Senline: bodywork sequences, checked, printed and shared."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from app.config import ROOT, SETTINGS, Settings, read_settings
from app.handouts.printer import Printer
from app.library.commands import library_commands
from app.library.loading import load_library
from app.library.sequence_file import MAX_FILE_BYTES
from app.pictograms.gallery import Gallery
from app.services.checking import Checks
from app.storage.commands import database_commands
from app.storage.database import Database
from app.storage.sealing import Keys
from app.web import assets, errors, htmx, logs, security, times, vocabulary, workspace
from app.web.builder.views import bp as builder
from app.web.checks.views import bp as checks
from app.web.client import drawing
from app.web.client.feedback import bp as giving_feedback
from app.web.client.offline import bp as offline
from app.web.client.reminders import bp as reminders
from app.web.client.views import bp as client
from app.web.current import Services
from app.web.feedback.views import bp as feedback
from app.web.handouts.views import bp as handouts
from app.web.health.views import bp as health
from app.web.home.views import bp as home
from app.web.library.views import bp as library
from app.web.pictures import showing
from app.web.pictures.views import bp as pictures
from app.web.sharing.views import bp as sharing

_OWN_PAGES = (home, library, pictures, builder, checks, handouts, sharing, feedback, health)
_CLIENT_PAGES = (client, offline, reminders, giving_feedback)
LARGEST_REQUEST = MAX_FILE_BYTES + 64 * 1024  # bytes; a sequence file, in its form, is the largest expected


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Build the app: settings from the environment, overridden by `config`, then every part.

    Keys of `config` outside SETTINGS, such as TESTING, go to Flask. Raises SettingsError or LibraryError
    in words for whoever starts the server. Brings the database to its newest form.
    """
    given = dict(config or {})
    settings = read_settings({**os.environ, **{name: given.pop(name) for name in SETTINGS if name in given}})
    app = logs.Senline(__name__, static_folder=None, template_folder=ROOT / "templates")
    _configure(app, settings, given)
    for part in (htmx, logs, errors, times, vocabulary, drawing, showing):
        part.init_app(app)
    assets.init_app(app, ROOT / "static")
    security.init_app(app, production=settings.production)
    workspace.init_app(app, production=settings.production)
    app.extensions["senline"] = services = _services(settings)
    app.cli.add_command(library_commands)
    app.cli.add_command(database_commands(services.db))
    for blueprint in (*_OWN_PAGES, *_CLIENT_PAGES):
        app.register_blueprint(blueprint)
    return app


def _configure(app: Flask, settings: Settings, given: Mapping[str, Any]) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.old_secret_keys),
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        WTF_CSRF_TIME_LIMIT=None,  # a builder may stay open for days
        **given,
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    if hops := settings.proxy_hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]


def _services(settings: Settings) -> Services:
    db = Database(settings.database_url)
    db.migrate()
    library = load_library(settings.library)
    gallery = Gallery(library)
    return Services(
        db=db,
        library=library,
        checks=Checks(library),
        gallery=gallery,
        printer=Printer(gallery.on_paper),
        keys=Keys(settings.secret_key, *settings.old_secret_keys),
        clock=lambda: datetime.now(UTC),
        config=settings,
    )
