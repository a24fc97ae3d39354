"""Sequences as the text that revisions keep, each text read once.

The memory is keyed by the text itself. A text means one sequence for ever, so nothing in it can go stale: not by
another process, not by a rollback, not by a restored backup.
"""

import json
import threading
from collections import OrderedDict

from app.domain.document import from_document, to_document
from app.domain.sequence import Sequence

_KEPT = 128  # at about 150 kB for the longest sequence, 20 MB at most


class _Memory:
    """The sequences of the texts used last."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: OrderedDict[str, Sequence] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, text: str) -> Sequence | None:
        with self._lock:
            if text not in self._known:
                return None
            self._known.move_to_end(text)
            return self._known[text]

    def put(self, text: str, sequence: Sequence) -> None:
        with self._lock:
            self._known[text] = sequence
            if len(self._known) > self._size:
                self._known.popitem(last=False)


_memory = _Memory(_KEPT)


def write_document(sequence: Sequence) -> str:
    """Return `sequence` as JSON text."""
    text = json.dumps(to_document(sequence), ensure_ascii=False, separators=(",", ":"))
    _memory.put(text, sequence)
    return text


def read_document(text: str) -> Sequence:
    """Return the sequence that `write_document` wrote; raise DocumentError when it is none."""
    known = _memory.get(text)
    if known is None:
        known = from_document(json.loads(text))
        _memory.put(text, known)
    return known
