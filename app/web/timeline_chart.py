"""The timeline as geometry for one small SVG, and the same in words."""

from dataclasses import dataclass

from app.domain.timing.timeline import Timeline
from app.domain.values import wording
from app.domain.values.positions import Position

WIDTH, BASE, RISE, GAP = 600.0, 64.0, 11.0, 1.5  # viewBox units; an intensity of 5 is 55 high
BAND_Y, BAND_HEIGHT, HEIGHT = 69, 5, 76


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One step as a bar."""

    x: float
    y: float
    width: float
    height: float
    intensity: int
    text: str


@dataclass(frozen=True, slots=True)
class ChartBand:
    """One run in a position, drawn below the bars."""

    x: float
    width: float
    position: Position
    y: int = BAND_Y
    height: int = BAND_HEIGHT


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Bars, bands and the sentence that says what they show."""

    bars: tuple[ChartBar, ...]
    bands: tuple[ChartBand, ...]
    positions: str  # "on the back 26 min · on the side 6 min"
    changes: str  # "1 change of position"
    text: str
    view_box: str = f"0 0 {WIDTH:.0f} {HEIGHT}"
    bars_view_box: str = f"0 0 {WIDTH:.0f} {BASE:.0f}"  # without the bands


def timeline_chart(time: Timeline) -> TimelineChart:
    """Return the chart of a timeline; an empty one for an empty sequence."""
    scale = WIDTH / time.total if time.total else 0.0
    positions = _positions(time)
    changes = wording.count(time.position_changes, "change of position", "changes of position")
    return TimelineChart(
        bars=tuple(
            ChartBar(
                x=round(bar.start * scale, 2),
                y=BASE - bar.intensity * RISE,
                width=round(max(bar.minutes * scale - GAP, 0.5), 2),
                height=bar.intensity * RISE,
                intensity=bar.intensity,
                text=f"{bar.name}, {wording.minutes(bar.minutes)}, intensity {bar.intensity} of 5",
            )
            for bar in time.bars
        ),
        bands=tuple(
            ChartBand(round(band.start * scale, 2), round(max(band.minutes * scale - GAP, 0.5), 2), band.position)
            for band in time.bands
        ),
        positions=positions,
        changes=changes,
        text=_text(time, positions, changes),
    )


def _positions(time: Timeline) -> str:
    minutes: dict[Position, float] = {}
    for bar in time.bars:
        minutes[bar.position] = minutes.get(bar.position, 0.0) + bar.minutes
    return " · ".join(f"{position.label} {wording.minutes(total)}" for position, total in minutes.items())


def _text(time: Timeline, positions: str, changes: str) -> str:
    if not time.bars:
        return "No steps yet."
    peak = max(time.bars, key=lambda bar: bar.intensity)
    strongest = f"Strongest is {peak.name}, intensity {peak.intensity} of 5."
    return f"{wording.minutes(time.total)} in all: {positions}. {changes}. {strongest}"
