"""The printed sheet says everything in a handout, splits no step, is tagged, and survives whatever people type."""

import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.handout.cautions import SafetyNote
from app.domain.handout.handout import Handout, WarningSigns
from app.domain.plan.sequence import LABEL_LENGTH, TITLE_LENGTH, Paper
from app.handouts import printer as printer_module
from app.handouts.engine import EngineFailed
from app.handouts.printer import Printer, PrinterBusy
from tests.handouts.plans import (
    LINK,
    PICTURED,
    even,
    fonts,
    lines,
    many_parts,
    plan,
    read,
    reader,
    spoken_languages,
    starter_plan,
    tags,
    type_sizes,
)

SCRIPTS = {
    "Thai": "ค่อยๆ กดลงที่ฝ่าเท้า แล้วหายใจออกช้าๆ",
    "accented": "Lëtzebuergesch, Đặng Thùy, Łódź, žluťoučký kůň",
    "Chinese": "请慢慢呼吸",
    "Japanese": "ゆっくり息を吐く",
    "Korean": "천천히 숨을 쉬세요",
    "Greek": "Αναπνέετε αργά",
}
SYNTAX = ['#import "x.typ": *', '#read("/etc/passwd")', "$x^2$ @ref <label> *b* _i_", "= Heading", "\\u{41} // /* d */",
          "javascript:alert(1)", '"); #panic("', "#{1+1} [x](http://evil.example)"]  # fmt: skip


@pytest.fixture(scope="module")
def pdf(printer: Printer) -> bytes:
    return printer.pdf(plan(12, made_for="Anna B.", made_by="Lek T."), link=LINK)


def test_the_sheet_says_everything_of_the_handout_in_its_order(printer: Printer, pdf: bytes) -> None:
    text, at = " ".join(read(pdf)), 0
    for words in _words(plan(12, made_for="Anna B.", made_by="Lek T.")):
        found = text.find(even(words), at)
        assert found >= 0, words
        at = found


def _words(handout: Handout) -> list[str]:
    """Short lines of a handout in reading order; none is long enough to be split by a page's end."""
    words = [handout.title, handout.lead, "Made for Anna B.", "Made by Lek T.", "22 November 2026"]
    words += [w for warning in handout.warnings for w in (warning.advice[:40], *(s[:40] for s in warning.signs))]
    words += ["Have ready", handout.prepare[0]]
    for part in handout.parts:
        words += [part.title, part.summary]
        for step in part.steps:
            words += [f"{step.number} {step.name}", *step.dose[:1], *(i[:30] for i in step.instructions)]
            words += [cue[:30] for cue in (step.giver_cue, step.receiver_cue) if cue]
            words += ["Care", step.safety.text[:20]] if step.safety else []
    words += [sign[:40] for sign in handout.stop_signs]
    return words + [line[:40] for line in handout.about] + [handout.sources[0][:20]]


@pytest.mark.parametrize("paper, width, height", [(Paper.A4, 595, 842), (Paper.LETTER, 612, 792)])
def test_the_paper_is_the_one_chosen(printer: Printer, paper: Paper, width: int, height: int) -> None:
    box = reader(printer.pdf(plan(1, paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


def test_every_page_is_numbered_and_named(pdf: bytes) -> None:
    pages = read(pdf)
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert page.endswith(f"Evening routine {number} of {len(pages)}")


def test_warning_signs_stand_before_the_first_technique(pdf: bytes) -> None:
    text = " ".join(read(pdf))
    assert text.index("Before you start") < text.index("1 " + plan(1).parts[0].steps[0].name)


def test_the_part_for_between_sessions_starts_a_page_of_its_own(pdf: bytes) -> None:
    assert sum(page.startswith("Between sessions") for page in read(pdf)) == 1


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("steps", [1, 12, 60, 200])
def test_no_step_is_torn(printer: Printer, steps: int, paper: Paper) -> None:
    handout = plan(steps, paper=paper, notes=("word " * 60,) * 5)
    pages = read(printer.pdf(handout))
    for step in (step for part in handout.parts for step in part.steps):
        last = even(step.safety.text if step.safety else step.receiver_cue)[-25:]
        heading = f"{step.number} {step.name}"
        assert any(heading in page and last in page[page.index(heading) :] for page in pages), heading


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("starter, pages", [("partner_session", 12), ("flare_day", 7), ("desk_breaks", 6)])
def test_a_starter_plan_takes_few_pages(printer: Printer, starter: str, pages: int, paper: Paper) -> None:
    assert len(reader(printer.pdf(starter_plan(starter, paper), link=LINK)).pages) <= pages


def test_a_week_can_be_ticked_on_paper_step_by_step_with_the_pain_before_and_after(printer: Printer) -> None:
    handout = plan(12)
    (page,) = [page for page in read(printer.pdf(handout)) if "Keep track" in page]
    table = page[page.index("Keep track") :]
    order = [table.index("Pain before"), *(table.index(f"{s.number} {s.name}") for p in handout.parts for s in p.steps)]
    assert order == sorted(order)
    assert table.index("Pain after") > order[-1]
    rows = [tag for tag in tags(printer.pdf(handout)) if tag["/S"] == "/TR"]
    assert len(rows) == 12 + 3


def test_a_plan_without_steps_has_nothing_to_tick(printer: Printer) -> None:
    assert "Keep track" not in " ".join(read(printer.pdf(replace(plan(1), parts=()))))


def test_where_not_to_press_stands_on_the_first_page_before_any_technique(printer: Printer) -> None:
    sheet = starter_plan("partner_session", Paper.A4)
    pages = read(printer.pdf(sheet, link=LINK))
    assert f"Where not to press {sheet.no_go[0]}" in pages[0]
    assert "".join(pages).index(sheet.no_go[0]) < "".join(pages).index(f"1 {sheet.parts[0].steps[0].name}")


@pytest.mark.parametrize("paper", Paper)
def test_every_warning_sign_stands_whole_on_the_first_page_under_what_to_do(printer: Printer, paper: Paper) -> None:
    sheet = plan(1, paper=paper)
    first = read(printer.pdf(sheet))[0]
    wanted = [words for kind in sheet.warnings for words in (kind.lead, kind.advice, *kind.signs)]
    found = [first.find(words) for words in wanted]
    assert len(wanted) == 18 and found == sorted(found) and found[0] > 0


def test_one_sign_of_one_kind_leaves_the_other_kind_its_room(printer: Printer) -> None:
    few = WarningSigns("Urgent, today", "Get advice.", ("fever",))
    sheet = plan(1)
    text = read(printer.pdf(replace(sheet, warnings=(sheet.warnings[0], few))), "-layout")[0]
    assert "Urgent, today" in text and "Get advice." in text and "fever" in text


def test_minutes_stand_beside_the_name_and_the_rest_of_the_dose_below(printer: Printer) -> None:
    [step] = plan(1).parts[0].steps
    dosed = replace(step, dose=("1 min each side", "3 times"), side="left side", thai_name="", thai_roman="")
    sheet = replace(plan(1), parts=(replace(plan(1).parts[0], steps=(dosed,)),))
    assert f"1 {step.name} 1 min each side 3 times · left side" in " ".join(read(printer.pdf(sheet)))


def test_cues_of_giver_and_receiver_stand_side_by_side(printer: Printer) -> None:
    step = plan(1).parts[0].steps[0]
    beside = f"Giver {step.giver_cue[:15]}.*Receiver {step.receiver_cue[:15]}"
    assert any(re.search(beside, line) for line in lines(printer.pdf(plan(1))))


def test_a_step_longer_than_a_page_loses_nothing(printer: Printer) -> None:
    note = "\n".join(f"line{number}" for number in range(110))
    pages = read(printer.pdf(plan(2, notes=(note,))))
    text = " ".join(pages)
    assert [f"line{number}" in text for number in range(110)] == [True] * 110
    assert not any("line0 " in page and "line109" in page for page in pages)


@pytest.mark.parametrize("lines", [0, 3, 7, 15, 30])
def test_no_heading_stands_alone_at_the_foot_of_a_page(printer: Printer, lines: int) -> None:
    for page in read(printer.pdf(many_parts(lines))):
        assert not re.search(r"(Part \d+|1 step, [\d.]+ min) Evening routine \d+ of \d+$", page)


def test_type_is_never_smaller_than_12_points(pdf: bytes) -> None:
    sizes = type_sizes(pdf)
    assert min(sizes) == 12
    assert len(sizes) > 3


def test_every_font_is_embedded(printer: Printer) -> None:
    listed = fonts(printer.pdf(plan(2, notes=(" ".join(SCRIPTS.values()) + " اضغط 🙂",))))
    assert len(listed) >= 6
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)  # embedded, subset, Unicode


def test_the_document_is_tagged_and_says_it_is_universally_accessible(pdf: bytes) -> None:
    document = reader(pdf)
    root = document.trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en"
    kinds = [tag["/S"] for tag in tags(pdf)]
    assert {"/Title", "/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Figure", "/Link"} <= set(kinds)
    assert kinds.count("/H2") == 12
    assert all(tag.get("/Alt") for tag in tags(pdf) if tag["/S"] == "/Figure")


def test_text_in_another_script_names_its_language(printer: Printer) -> None:
    handout = plan(1, notes=("Breathe. ค่อยๆ กด 请慢慢呼吸 천천히",))
    assert spoken_languages(printer.pdf(handout)) == {"th", "zh", "ko"}


def test_bookmarks_name_parts_and_steps(pdf: bytes) -> None:
    titles = str([getattr(entry, "title", entry) for entry in reader(pdf).outline])
    handout = plan(12)
    assert all(part.title in titles for part in handout.parts)
    nested = [str(e.title) for group in reader(pdf).outline if isinstance(group, list) for e in group]
    steps = [step for part in handout.parts for step in part.steps]
    assert [title.startswith(f"{step.number} {step.name}") for title, step in zip(nested, steps, strict=True)] == [
        True
    ] * 12


def test_title_author_and_date_are_in_the_metadata(pdf: bytes) -> None:
    metadata = reader(pdf).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == ("Evening routine", "Lek T.")
    assert str(metadata.creation_date)[:10] == "2026-11-22"


def test_the_same_handout_gives_the_same_bytes(pdf: bytes) -> None:
    assert Printer(PICTURED).pdf(plan(12, made_for="Anna B.", made_by="Lek T."), link=LINK) == pdf


def test_an_edit_gives_other_bytes(printer: Printer, pdf: bytes) -> None:
    assert printer.pdf(plan(12, made_for="Anna C.", made_by="Lek T."), link=LINK) != pdf


def test_link_and_code_are_there_only_when_there_is_a_link(printer: Printer, pdf: bytes) -> None:
    assert LINK.removeprefix("https://") in "".join(read(pdf)).replace(" ", "")
    bare = printer.pdf(plan(12))
    assert "On your phone" not in " ".join(read(bare))
    assert "QR code" in " ".join(str(tag.get("/Alt")) for tag in tags(pdf))
    assert "QR code" not in " ".join(str(tag.get("/Alt")) for tag in tags(bare))


def test_a_therapists_own_safety_note_says_whose_it_is(printer: Printer) -> None:
    handout = plan(1)
    step = handout.parts[0].steps[0]
    own = replace(step, safety=SafetyNote("Go easy on the left knee.", own=True))
    mine = replace(handout, parts=(replace(handout.parts[0], steps=(own,)), *handout.parts[1:]))
    assert "Care, from your therapist Go easy on the left knee." in " ".join(read(printer.pdf(mine)))


@pytest.mark.parametrize("script", SCRIPTS)
def test_other_scripts_come_out_as_typed(printer: Printer, script: str) -> None:
    words = SCRIPTS[script]
    text = " ".join(read(printer.pdf(plan(1, title=words, notes=(words,)))))
    assert text.replace(" ", "").count(words.replace(" ", "")) >= 2


def test_arabic_comes_out_joined_and_right_to_left(printer: Printer) -> None:
    pdf = printer.pdf(plan(1, title="Calm", notes=("اضغط برفق على القدم",)))
    assert "اضغط برفق على القدم" in " ".join(read(pdf, "-layout"))
    assert "ar" in {tag.get("/Lang") for tag in tags(pdf)}


def test_a_letter_no_font_has_becomes_a_box(printer: Printer) -> None:
    assert "Shalom □□□□ end" in " ".join(read(printer.pdf(plan(1, notes=("Shalom שלום end",)))))


@pytest.mark.parametrize("typed", SYNTAX)
def test_markup_stays_text(printer: Printer, typed: str) -> None:
    pdf = printer.pdf(plan(1, title=typed, made_for=typed, notes=(typed,)))
    assert " ".join(read(pdf)).count(even(typed)) >= 3
    assert b"/URI" not in pdf


def test_bidi_controls_and_marks_do_not_break_the_sheet(printer: Printer, caplog: pytest.LogCaptureFixture) -> None:
    hostile = "\u202e\u0301a\u2067\u0e4d\u200d\u20e3🇹🇭👩🏽‍⚕️\u0670x\u0301\u0302\u0303" * 3
    assert printer.pdf(plan(1, title="x" + hostile, notes=(hostile,))).startswith(b"%PDF")
    assert not caplog.records  # not even the retry without the standard was needed


def test_a_word_of_a_thousand_letters_stays_on_the_page(printer: Printer) -> None:
    lines = re.findall("m{12,}", " ".join(read(printer.pdf(plan(1, notes=("m" * 1000,))))))
    assert sum(map(len, lines)) == 1000
    assert max(map(len, lines)) * 12 * 0.93 < 150 * 72 / 25.4  # the column is 150 mm wide, an m 0.93 em


def test_empty_fields_leave_no_empty_labels(printer: Printer) -> None:
    text = " ".join(read(printer.pdf(plan(1))))
    assert "Made for" not in text and "Made by" not in text and "Note" not in text


def test_a_title_of_nothing_that_can_be_seen_still_prints(printer: Printer) -> None:
    assert "Untitled" in " ".join(read(printer.pdf(plan(1, title="\u200e\u2060"))))


_typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=_typed, made_for=_typed, note=_typed)
def test_whatever_is_typed_prints_as_pdf_ua(
    printer: Printer, caplog: pytest.LogCaptureFixture, title: str, made_for: str, note: str
) -> None:
    handout = plan(1, title=f"x{title}"[:TITLE_LENGTH], made_for=made_for[:LABEL_LENGTH], notes=(note,))
    assert printer.pdf(handout).startswith(b"%PDF")
    assert not caplog.records


def test_the_pages_are_those_of_the_pdf(printer: Printer, pdf: bytes) -> None:
    pages = printer.pages(plan(12, made_for="Anna B.", made_by="Lek T."), link=LINK)
    assert len(pages) == len(reader(pdf).pages)


def test_page_pictures_hold_no_script_and_refer_to_nothing_outside(printer: Printer) -> None:
    typed = "javascript:alert(1) https://evil.example/ <script>alert(1)</script>"
    for page in printer.pages(plan(3, title=typed[:100], notes=(typed,)), link=LINK):
        for element in ElementTree.fromstring(page).iter():
            assert element.tag.rpartition("}")[2] in {
                "svg",
                "g",
                "path",
                "defs",
                "symbol",
                "use",
                "clipPath",
                "rect",
                "a",
                "image",
            }
            for name, value in element.attrib.items():
                plain = name.rpartition("}")[2]
                assert not plain.startswith("on")
                drawing = element.tag.endswith("image") and value.startswith("data:image/svg+xml;base64,")
                assert plain != "href" or value.startswith("#") or value == LINK or drawing


def test_a_sheet_the_standard_refuses_is_printed_without_it(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(printer_module.Lettering, "fit", lambda self, text: text)
    pdf = printer.pdf(plan(1, notes=("\U000f0000",)))
    assert pdf.startswith(b"%PDF") and b"pdfuaid" not in pdf
    assert "printed without it" in caplog.text


def test_a_busy_printer_says_so(printer: Printer) -> None:
    busy = Printer(PICTURED, compilers=1, patience=0.05)
    with busy._engine._slot(), pytest.raises(PrinterBusy):
        busy.pdf(plan(1))
    assert busy.pdf(plan(1)).startswith(b"%PDF")


def test_after_a_failure_the_next_sheet_prints() -> None:
    lone = Printer(PICTURED, compilers=1)
    with pytest.raises(EngineFailed):
        lone._engine.compile({"main.typ": b"#panic()"}, format="pdf")
    assert lone.pdf(plan(1)).startswith(b"%PDF")


def test_threads_share_a_printer(printer: Printer) -> None:
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(printer.pdf(plan(3)))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [made[0]] * 6


def test_the_engine_reads_no_file_and_fetches_nothing(printer: Printer) -> None:
    for source in (
        b'#read("/etc/hostname")',
        b'#read("sheet.typ")',
        b'#image("x.png")',
        b'#import "@preview/cetz:0.3.1"',
    ):
        with pytest.raises(EngineFailed):
            printer._engine.compile({"main.typ": source}, format="pdf")


def test_a_printer_made_before_a_fork_prints_in_the_child() -> None:
    code = (
        "import os, sys; from app.handouts.printer import Printer; from tests.handouts.plans import PICTURED, plan\n"
        "it, sheet = Printer(PICTURED), plan(1); child = os.fork()\n"
        "if child == 0: os._exit(0 if it.pdf(sheet)[:4] == b'%PDF' else 1)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
    )
    root = Path(printer_module.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, timeout=60, check=False
    )
    assert done.returncode == 0
