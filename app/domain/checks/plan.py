"""A sequence as the checks see it: its steps with their techniques, minutes and times."""

from dataclasses import dataclass
from functools import cached_property

from app.domain.checks.matching import Hit, hits_of
from app.domain.library.library import Library
from app.domain.library.rules import RuleText
from app.domain.library.technique import Sides, Technique
from app.domain.plan.client import Audience, Client, ClientCondition, Phase
from app.domain.plan.sequence import BlockKind, Sequence, Step
from app.domain.timing.timeline import step_minutes
from app.domain.values.sides import Side

CLOSING = "close"  # the group of techniques that end a session, in any position
MOVING = frozenset({"pair", "solo"})


@dataclass(frozen=True, slots=True)
class Item:
    """One step with its technique. `start` and `minutes` count from the first step of its kind of block."""

    step: Step
    technique: Technique
    block_id: str
    start: float
    minutes: float  # both sides counted
    # The single sides it touches: both if done together, none if sides do not matter.
    sides: tuple[Side, ...]

    @property
    def end(self) -> float:
        """When it is over."""
        return self.start + self.minutes

    @property
    def intensity(self) -> int:
        """How strong it is, 1 to 5."""
        return self.technique.intensity

    @property
    def fact(self) -> str:
        """What an acceptance remembers: another technique or side in its place is another fact."""
        return f"{self.step.id} {self.technique.id} {self.step.side or ''}".rstrip()

    def does(self, *actions: str) -> bool:
        """Whether it has one of these actions."""
        return any(action in self.technique.actions for action in actions)


class Plan:
    """One sequence, one client and the library, with what several rules ask for worked out once."""

    def __init__(self, sequence: Sequence, client: Client, library: Library) -> None:
        self.sequence = sequence
        self.client = client
        self.library = library
        self.session = self._items(session=True)
        self.between = self._items(session=False)
        self.items = (*self.session, *self.between)
        self.conditions = _in_order(client, library)
        self.hands_on = tuple(item for item in self.session if item.technique.hands_on)

    @cached_property
    def in_order(self) -> tuple[Item, ...]:
        """Every item in the order of the sequence, whatever the kind of its block."""
        return tuple(self._by_step[step.id] for step in self.sequence.steps())

    @property
    def is_lay(self) -> bool:
        """Whether people without training follow the plan."""
        return self.sequence.audience.is_lay

    @property
    def is_pair(self) -> bool:
        """Whether somebody is touched in the session."""
        return bool(self.hands_on)

    @property
    def is_partner(self) -> bool:
        """Whether a partner at home is the giver."""
        return self.sequence.audience is Audience.PARTNER

    def in_flare(self, nprs: float) -> bool:
        """Whether this is a flare: noted as one, or pain of at least `nprs`, 0-10."""
        return self.sequence.phase is Phase.FLARE or (self.client.pain is not None and self.client.pain >= nprs)

    def rule(self, rule_id: str) -> RuleText:
        """Return the words and numbers of a rule."""
        return self.library.rules[rule_id]

    def item(self, step_id: str) -> Item | None:
        """Return the item of a step, or None if the sequence has no such step."""
        return self._by_step.get(step_id)

    def hits(self, mine: ClientCondition) -> tuple[tuple[Item, Hit], ...]:
        """Return every step that a condition of the client affects, in order."""
        if mine.id not in self._hits:
            known = hits_of(self.library, mine)
            looked = ((item, known.at(item.technique, item.sides)) for item in self.items)
            self._hits[mine.id] = tuple((item, what) for item, what in looked if what is not None)
        return self._hits[mine.id]

    @cached_property
    def minutes(self) -> float:
        """Minutes of the session."""
        return self.session[-1].end if self.session else 0.0

    @cached_property
    def _hits(self) -> dict[str, tuple[tuple[Item, Hit], ...]]:
        return {}

    @cached_property
    def _by_step(self) -> dict[str, Item]:
        return {item.step.id: item for item in self.items}

    def _items(self, *, session: bool) -> tuple[Item, ...]:
        """Return the steps of the session, or between sessions. Hands-on work makes any block a session."""
        items: list[Item] = []
        start = 0.0
        for block in self.sequence.blocks:
            hands_on = any(self.library.described(step.technique).hands_on for step in block.steps)
            if session is (block.kind is BlockKind.SESSION or hands_on):
                for step in block.steps:
                    items.append(item_of(step, self.library.described(step.technique), block.id, start))
                    start = items[-1].end
        return tuple(items)


def item_of(step: Step, technique: Technique, block_id: str, start: float = 0.0) -> Item:
    """Return a step as an item that begins at `start` minutes."""
    together = technique.dose.sides is Sides.TOGETHER
    sides = Side.BOTH.parts if together else step.side.parts if step.side else ()
    return Item(step, technique, block_id, start, step_minutes(step, technique), sides)


def _in_order(client: Client, library: Library) -> tuple[ClientCondition, ...]:
    """Return the client's conditions in library order, so that the order of entry does not matter."""
    mine = {condition.id: condition for condition in client.conditions}
    return tuple(mine[condition_id] for condition_id in library.conditions if condition_id in mine) if mine else ()
