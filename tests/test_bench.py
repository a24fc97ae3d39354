"""The instruments of `make bench` measure what they say."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import repeat

import pytest

from bench.report import Goal, compared, table
from bench.rounds import Ratio, interleave, ratio
from bench.wire import Line, rate, request

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
GONE = b"HTTP/1.1 404 NOT FOUND\r\nContent-Length: 4\r\n\r\ngone"


@pytest.fixture
def answers() -> Iterator[tuple[int, list[bytes]]]:
    """Serve canned pieces of an answer, each sent by itself, on a port: one connection, each request all pieces."""
    pieces: list[bytes] = []

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, suppress(ConnectionError):  # who measures hangs up when it has enough
            while connection.recv(65536):
                for piece in pieces:
                    connection.sendall(piece)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1], pieces


def test_a_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    samples = {"ours": (2.0, 30.0, 8.0), "bare": (1.0, 10.0, 2.0)}
    assert ratio(samples, "ours", "bare") == Ratio(ours=8.0, bare=2.0, ratio=3.0, low=2.0, high=4.0)


def test_rounds_take_turns_and_the_first_only_warms_up() -> None:
    taken: list[str] = []

    def measure(name: str) -> float:
        taken.append(name)
        return float(len(taken))

    samples = interleave({"a": lambda: measure("a"), "b": lambda: measure("b")}, rounds=2)
    assert taken == ["b", "a", "a", "b", "b", "a"]
    assert samples == {"a": (3.0, 6.0), "b": (4.0, 5.0)}


@pytest.mark.parametrize(
    ("goal", "value", "verdict"),
    [
        (Goal(2), 2.0, "met"),
        (Goal(2), 2.5, "short by 0.5"),
        (Goal(0.75, at_least=True), 0.8, "met"),
        (Goal(0.75, at_least=True), 0.5, "short by 0.25"),
        (Goal(250, unit=" MB"), 260.0, "short by 10 MB"),
    ],
)
def test_a_goal_says_by_how_much_it_was_missed(goal: Goal, value: float, verdict: str) -> None:
    assert goal.verdict(value) == verdict


def test_the_table_shows_both_sides_the_ratio_and_the_goal() -> None:
    line = compared("an edit", Ratio(6, 2, 3, 2.5, 3.5), "ms", Goal(2))
    cells = [cell.strip() for cell in re.split(r"\s{2,}", table([line]).splitlines()[1])]
    assert cells == ["an edit", "6 ms", "2 ms", "3.00", "2.50–3.50", "at most 2", "short by 1"]


def test_an_answer_in_pieces_is_read_to_its_end(answers: tuple[int, list[bytes]]) -> None:
    port, pieces = answers
    pieces += [OK[:20], OK[20:], b"who", b"le"]
    line = Line(port)
    assert line.ask(request("GET", "/")) == b"whole"
    assert line.ask(request("GET", "/")) == b"whole"
    line.close()


def test_an_answer_that_is_no_page_is_not_counted(answers: tuple[int, list[bytes]]) -> None:
    port, pieces = answers
    pieces += [GONE]
    with pytest.raises(RuntimeError, match="404"):
        rate(port, repeat(request("GET", "/")), seconds=5, connections=1)


def test_a_rate_counts_answers_a_second(answers: tuple[int, list[bytes]]) -> None:
    port, pieces = answers
    pieces += [OK + b"whole"]
    assert rate(port, repeat(request("GET", "/")), seconds=0.1, connections=1) > 10
