"""Downloads of one's own sequence, and the pictures of its sheet."""

from urllib.parse import unquote

import pytest
from flask import Flask

from app.handouts.printer import PrinterBusy
from app.web.handouts.sheets import file_stem
from tests.web.browsing import Browser
from tests.web.checking import find


@pytest.fixture
def sequence(therapist: Browser) -> str:
    """The address of a sequence with steps."""
    return f"/sequences/{therapist.new_sequence('flare_day')}"


def named(therapist: Browser, title: str) -> str:
    sequence_id = therapist.new_sequence()
    assert therapist.post(f"/sequences/{sequence_id}/rename", {"title": title}).status_code == 303
    return f"/sequences/{sequence_id}"


def size(pdf: bytes) -> tuple[int, int]:
    """Return the width and height of the first page in points."""
    box = pdf.split(b"/MediaBox", 1)[1].split(b"[", 1)[1].split(b"]", 1)[0].split()
    return round(float(box[2])), round(float(box[3]))


def test_the_pdf_is_named_after_the_title_and_not_kept(therapist: Browser) -> None:
    answer = therapist.get(f"{named(therapist, 'Evening routine')}/handout.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Evening routine.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_title_in_any_script_names_the_file(therapist: Browser) -> None:
    header = therapist.get(f"{named(therapist, 'ยืดเส้น – Élan')}/handout.pdf").headers["Content-Disposition"]
    assert header.isascii()
    assert unquote(header.split("filename*=UTF-8''", 1)[1]) == "ยืดเส้น – Élan.pdf"


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792)), ("nonsense", (595, 842))])
def test_other_paper_can_be_asked_for(therapist: Browser, sequence: str, paper: str, points: tuple[int, int]) -> None:
    assert size(therapist.get(f"{sequence}/handout.pdf?paper={paper}").data) == points


def test_the_yaml_is_a_file_to_keep(therapist: Browser, sequence: str) -> None:
    answer = therapist.get(f"{sequence}/sequence.yaml")
    assert answer.headers["Content-Type"] == "application/yaml; charset=utf-8"
    assert answer.headers["Content-Disposition"].endswith('.yaml"')
    assert answer.text.splitlines()[1] == "senline: 1"


def test_the_sheet_lists_the_pictures_of_its_pages(therapist: Browser, sequence: str) -> None:
    pictures = find(therapist.get(f"{sequence}/sheet").text, "img")
    assert [picture.get("alt") for picture in pictures] == [
        f"Page {page} of {len(pictures)}" for page in range(1, len(pictures) + 1)
    ]
    for picture in pictures:
        answer = therapist.get(str(picture.get("src")))
        assert answer.mimetype == "image/svg+xml"
        assert answer.data.lstrip().startswith(b"<svg")
        assert answer.headers["Cache-Control"].startswith("private")


@pytest.mark.parametrize("page", ["0", "99"])
def test_there_are_no_more_pictures_than_pages(therapist: Browser, sequence: str, page: str) -> None:
    assert therapist.get(f"{sequence}/sheet/1/{page}.svg").status_code == 404


def test_there_are_no_pictures_of_versions_to_come(therapist: Browser, sequence: str) -> None:
    assert therapist.get(f"{sequence}/sheet/99/1.svg").status_code == 404


def test_the_sheet_carries_the_newest_link(therapist: Browser, sequence: str) -> None:
    before = therapist.get(f"{sequence}/handout.pdf").data
    link = therapist.share(sequence.rsplit("/", 1)[1])
    after = therapist.get(f"{sequence}/handout.pdf").data
    assert link.encode() not in before
    assert f"http://localhost{link}".encode() in after


def test_a_busy_printer_is_told_as_such(
    app: Flask, therapist: Browser, sequence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> bytes:
        raise PrinterBusy

    monkeypatch.setattr(app.extensions["senline"].printer, "pdf", busy)
    answer = therapist.get(f"{sequence}/handout.pdf")
    assert answer.status_code == 503
    assert "busy" in answer.text


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Evening routine", "Evening routine"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("../../etc/passwd", "etc passwd"),
        (".hidden. ", "hidden"),
        ("???", "Sequence"),
        ("invoice\u202efdp.exe", "invoice fdp.exe"),
        ("x" * 120, "x" * 80),
    ],
)
def test_a_file_name_is_one_that_every_system_keeps(title: str, stem: str) -> None:
    assert file_stem(title) == stem
