"""The least Flask app that does the same work: the limits that Senline is measured against."""

import os
from pathlib import Path

from flask import Flask, Response

from app.storage.engines import make_engine

app = Flask(__name__)
engine = make_engine(os.environ["DATABASE_URL"])
page = Path(os.environ["BENCH_PAGE"]).read_bytes()


@app.post("/row")
def save_row() -> str:
    """Commit one row, bypassing SQLAlchemy, on a connection set up like Senline's."""
    connection = engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    cursor.execute("INSERT INTO bench_rows (note) VALUES ('Breathe out as you sink in.')")
    cursor.execute("COMMIT")
    connection.close()
    return "saved"


@app.get("/page")
def show_page() -> Response:
    """Return the bytes of a client page."""
    return Response(page, mimetype="text/html")
