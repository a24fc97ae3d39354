"""The panel of a plan's client, as the tests of its parts read it."""

from app.domain.plan.client import ClientCondition
from tests.web.browsing import Browser
from tests.web.building import Builder
from tests.web.checking import find


def opened(therapist: Browser, starter: str) -> Builder:
    """Return the builder of a new plan made from a starter, on the screen."""
    builder = Builder(therapist, therapist.new_sequence(starter))
    builder.get("")
    return builder


def condition(builder: Builder, condition_id: str) -> ClientCondition:
    """Return what is kept of one of the client's conditions."""
    return builder.client().condition(condition_id)


def field(text: str, owner: str, name: str) -> str | None:
    """Return the value that a field of the client's panel shows."""
    (control,) = (one for tag in ("input", "textarea") for one in find(text, tag, id=f"{owner}-{name}"))
    return control.get("value")


def listed(text: str) -> list[str]:
    """Return the client's conditions as their panel lists them."""
    return [str(item.get("aria-label")) for item in find(text, "li", class_="condition")]
