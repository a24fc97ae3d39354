"""Edits of the client: what is known, their conditions, and the answers to the screening questions."""

from flask import Response, render_template, request

from app.domain.editing.client_edits import (
    CLIENT,
    SCREENING,
    AddCondition,
    AnswerQuestion,
    ForgetClient,
    RemoveCondition,
    SetClient,
    SetCondition,
    SetOutcome,
)
from app.services import sequences
from app.services.owning import Owned
from app.web.builder import bp
from app.web.builder.client_panel import offered
from app.web.builder.forms import ClientForm, ConditionForm, NewConditionForm, OutcomeForm, QuestionForm
from app.web.builder.replies import save
from app.web.builder.screening import screening_form
from app.web.forms import PlainForm, valid
from app.web.library.panel import QUERY_LENGTH


@bp.post("/client")
def set_client(own: Owned) -> Response:
    """Change what is known about the client."""
    form = ClientForm(CLIENT)
    return save(own, SetClient(form.values()), form.typed)


@bp.post("/client/forget")
def forget_client(own: Owned) -> Response:
    """Clear everything noted about the client."""
    valid(PlainForm())
    return save(own, ForgetClient())


@bp.get("/conditions")
def search_conditions(own: Owned) -> str:
    """Answer with the conditions that match and are not among the client's yet."""
    query = request.args.get("q", "")[:QUERY_LENGTH]
    groups = offered(query, sequences.load(own).sequence.client, own.library)
    return render_template("builder/_conditions_found.html", groups=groups, query=query)


@bp.post("/conditions")
def add_condition(own: Owned) -> Response:
    """Add a condition of the client."""
    return save(own, AddCondition(valid(NewConditionForm()).condition.data, own.library))


@bp.post("/conditions/<condition_id>")
def set_condition(own: Owned, condition_id: str) -> Response:
    """Change what is known about a condition."""
    form = ConditionForm(CLIENT + condition_id)
    values = form.values()
    answers = values.pop("answer", {})
    return save(own, SetCondition(condition_id, values, answers), form.typed)


@bp.post("/conditions/<condition_id>/remove")
def remove_condition(own: Owned, condition_id: str) -> Response:
    """Remove a condition."""
    valid(PlainForm())
    return save(own, RemoveCondition(condition_id))


@bp.get("/screen")
def show_screening(own: Owned) -> str:
    """Show the warning signs and the giver's questions with their answers."""
    shown = screening_form(sequences.load(own).sequence, own.library)
    return render_template("builder/_screening.html", screening=shown, sequence_id=own.id)


@bp.post("/screen/<question_id>")
def answer_question(own: Owned, question_id: str) -> Response:
    """Answer a question yes or no, or remove the answer."""
    valid(PlainForm())
    yes = QuestionForm(SCREENING + question_id).values().get("answer")
    return save(own, AnswerQuestion(question_id, yes, own.library))


@bp.post("/screen/<question_id>/outcome")
def set_outcome(own: Owned, question_id: str) -> Response:
    """Note the outcome of a yes."""
    form = OutcomeForm(SCREENING + question_id)
    return save(own, SetOutcome(question_id, form.values()), form.typed)
