"""Entry point of gunicorn and of the flask command: `gunicorn wsgi:app`."""

from app import create_app

app = create_app()
