"""The timeline's geometry."""

from hypothesis import given

from app.domain.timing.timeline import timeline
from app.web.timeline_chart import WIDTH, timeline_chart
from tests import strategies


@given(strategies.plain_sequences())
def test_bars_lie_side_by_side_within_the_width(sequence) -> None:  # type: ignore[no-untyped-def]
    drawn = timeline_chart(timeline(sequence, strategies.LIBRARY))
    for left, right in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert left.x < right.x
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 1 for bar in drawn.bars)


@given(strategies.plain_sequences())
def test_bars_and_bands_lie_within_the_picture_and_bars_above_the_bands(sequence) -> None:  # type: ignore[no-untyped-def]
    drawn = timeline_chart(timeline(sequence, strategies.LIBRARY))
    bars_height, height = (int(box.split()[3]) for box in (drawn.bars_view_box, drawn.view_box))
    assert all(bar.y >= 0 and bar.y + bar.height <= bars_height for bar in drawn.bars)
    assert all(bars_height < band.y and band.y + band.height <= height for band in drawn.bands)


@given(strategies.plain_sequences())
def test_there_is_a_bar_for_every_step_and_bands_cover_the_same_time(sequence) -> None:  # type: ignore[no-untyped-def]
    time = timeline(sequence, strategies.LIBRARY)
    drawn = timeline_chart(time)
    assert len(drawn.bars) == len(list(sequence.steps()))
    assert sum(band.minutes for band in time.bands) == time.total


@given(strategies.plain_sequences())
def test_every_bar_is_as_high_as_its_step_is_strong_and_stands_on_one_line(sequence) -> None:  # type: ignore[no-untyped-def]
    bars = timeline_chart(timeline(sequence, strategies.LIBRARY)).bars
    assert len({bar.y + bar.height for bar in bars}) <= 1
    assert all(one.height * other.intensity == other.height * one.intensity for one in bars for other in bars)
