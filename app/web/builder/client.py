"""Edits of the client: what is known, their conditions, and the answers to the screening questions."""

from flask import Response, render_template, request

from app.domain.editing import client_edits
from app.domain.editing.merging import CLIENT, SCREENING
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import BadValue
from app.services import sequences
from app.web.builder import bp
from app.web.builder.client_panel import offered
from app.web.builder.forms import ClientForm, ConditionForm, NewConditionForm, PlainForm, boxed, sent, valid, whole
from app.web.builder.replies import Meant, save
from app.web.builder.screening import screening_form
from app.web.current import services
from app.web.library.panel import QUERY_LENGTH
from app.web.workspace import current_workspace

_BOXES = ("label_shown", "older", "first_time")
_YES_NO = {"yes": True, "no": False, "": None}


@bp.post("/client")
def set_client(sequence_id: str) -> Response:
    """Change what is known about the client."""
    typed = sent(ClientForm())

    def values() -> dict[str, object]:
        read: dict[str, object] = {name: text or None for name, text in typed.items()}
        if "pain" in typed:
            read["pain"] = whole(typed["pain"], "pain")
        return read | boxed(_BOXES)

    return save(
        sequence_id,
        lambda s: client_edits.set_client(s, **values()),
        lambda _: "",
        Meant(owner=CLIENT, typed=typed, burst=f"client.{'.'.join(typed)}" if typed else ""),
    )


@bp.post("/client/forget")
def forget_client(sequence_id: str) -> Response:
    """Clear everything noted about the client."""
    valid(PlainForm())
    return save(
        sequence_id,
        client_edits.forget_client,
        lambda _: "The client’s details are cleared. Undo brings them back.",
    )


@bp.get("/conditions")
def search_conditions(sequence_id: str) -> str:
    """Answer with the conditions that match and are not among the client's yet."""
    query = request.args.get("q", "")[:QUERY_LENGTH]
    client = sequences.load(services().db, current_workspace(), sequence_id).sequence.client
    groups = offered(query, client, services().library)
    return render_template("builder/_conditions_found.html", groups=groups, query=query)


@bp.post("/conditions")
def add_condition(sequence_id: str) -> Response:
    """Add a condition of the client."""
    condition_id, library = str(valid(NewConditionForm()).condition.data), services().library
    return save(
        sequence_id,
        lambda s: client_edits.add_condition(s, condition_id, library),
        lambda _: f"{library.conditions[condition_id].name} added.",
        Meant(owner=CLIENT),
    )


@bp.post("/conditions/<condition_id>")
def set_condition(sequence_id: str, condition_id: str) -> Response:
    """Change what is known about a condition."""
    typed = sent(ConditionForm())
    answers = {name.removeprefix("answer-"): text for name, text in request.form.items() if name.startswith("answer-")}

    def values() -> dict[str, object]:
        read: dict[str, object] = {name: text or None for name, text in typed.items()}
        read |= {name: typed[name] for name in ("detail", "cleared_by") if name in typed}
        if "weeks" in typed:
            read["weeks"] = whole(typed["weeks"], "weeks")
        for group in ("areas", "positions"):
            if request.form.get("box") == group:
                read[group] = tuple(request.form.getlist(group))
        return read

    def edit(s: Sequence) -> Sequence:
        given = values()
        if answers:
            known = dict(s.client.condition(condition_id).answers) | {n: _YES_NO.get(a) for n, a in answers.items()}
            given["answers"] = tuple((name, yes) for name, yes in known.items() if yes is not None)
        return client_edits.set_condition(s, condition_id, **given)

    burst = f"condition.{condition_id}.{'.'.join(typed)}" if typed else ""
    return save(sequence_id, edit, lambda _: "", Meant(owner=CLIENT + condition_id, typed=typed, burst=burst))


@bp.post("/conditions/<condition_id>/remove")
def remove_condition(sequence_id: str, condition_id: str) -> Response:
    """Remove a condition."""
    valid(PlainForm())
    return save(
        sequence_id,
        lambda s: client_edits.remove_condition(s, condition_id),
        lambda _: "Condition removed. Undo brings it back.",
        Meant(owner=CLIENT),
    )


@bp.get("/screen")
def show_screen(sequence_id: str) -> str:
    """Show the warning signs and the giver's questions with their answers."""
    sequence = sequences.load(services().db, current_workspace(), sequence_id).sequence
    shown = screening_form(sequence, services().library)
    return render_template("builder/_screening.html", screening=shown, sequence_id=sequence_id)


@bp.post("/screen/<question_id>")
def answer_question(sequence_id: str, question_id: str) -> Response:
    """Answer a question yes or no, or remove the answer."""
    valid(PlainForm())
    given = request.form.get("answer", "")

    def edit(s: Sequence) -> Sequence:
        if given not in _YES_NO:
            raise BadValue("answer", "Choose yes or no.")
        return client_edits.set_answer(s, question_id, _YES_NO[given], services().library)

    return save(sequence_id, edit, lambda _: "", Meant(owner=SCREENING))


@bp.post("/screen/<question_id>/outcome")
def set_outcome(sequence_id: str, question_id: str) -> Response:
    """Note the outcome of a yes."""
    typed = {name: request.form[name] for name in ("outcome", "outcome_on") if name in request.form}

    def edit(s: Sequence) -> Sequence:
        values = {**typed, **boxed(("go_on",))}
        return client_edits.set_outcome(s, question_id, **values)

    burst = f"outcome.{question_id}.{'.'.join(typed)}"
    return save(sequence_id, edit, lambda _: "", Meant(owner=SCREENING, typed=typed, burst=burst))
