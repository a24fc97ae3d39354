"""Things to have ready, grouped by kind, so that people fetch each kind once."""

import re
from collections.abc import Iterable
from functools import lru_cache

# "two | pillow(s) | under thighs": how many, what, and what for. Anything else is a thing of its own.
_PROP = re.compile(
    r"(?:(?P<amount>[\d-]+|two|three|four) )?"
    r"(?P<thing>.+?)"
    r"(?: (?P<use>(?:under|between|beside|behind|for|to|as|on|in|at) .+))?",
    re.DOTALL,
)
_PLURAL = re.compile(r"(?<=[sx])es$|(?<=[cs]h)es$|(?<=[^s])s$")


def gathered(props: Iterable[str]) -> tuple[str, ...]:
    """Return each kind of thing once, in the order first met: "pillows (under knees, to hug)", "mat", "blanket"."""
    kinds: dict[str, list[str]] = {}
    for prop in dict.fromkeys(filter(None, props)):
        kinds.setdefault(_kind(prop), []).append(prop)
    return tuple(_together(kind, alike) for kind, alike in kinds.items())


def _together(kind: str, alike: list[str]) -> str:
    """Return all details of one kind; the bare thing adds nothing to one with a use, unless there are several."""
    details = [detail for prop in alike if (detail := _detail(prop))]
    bare = [prop for prop in alike if not _detail(prop)]
    if len(details) > 1 or (details and any(map(_PLURAL.search, bare))):
        return f"{_several(kind)} ({', '.join(details)})"
    return next((prop for prop in alike if prop not in bare), max(alike, key=len))


def _kind(prop: str) -> str:
    return _PLURAL.sub("", _read(prop)["thing"])


def _several(kind: str) -> str:
    return kind + ("es" if re.search(r"[sx]$|[cs]h$", kind) else "s")


def _detail(prop: str) -> str:
    read = _read(prop)
    return " ".join(filter(None, (read["amount"], read["use"])))


@lru_cache(maxsize=512)  # the library's few props come up in every handout
def _read(prop: str) -> dict[str, str]:
    found = _PROP.fullmatch(prop)
    return found.groupdict("") if found else dict.fromkeys(_PROP.groupindex, "")
