"""Sequences as the text stored in revisions, each text parsed once.

The cache is keyed by the text itself. A text always means the same sequence, so nothing in it can go stale: not
through another process, a rollback or a restored backup.
"""

import json

from app.domain.plan.document import from_document, to_document
from app.domain.plan.sequence import Sequence
from app.domain.values.recent import Recent

_KEPT = 128  # at about 150 kB for the longest sequence, 20 MB at most


_memory: Recent[str, Sequence] = Recent(_KEPT)


def write_document(sequence: Sequence) -> str:
    """Return `sequence` as JSON text."""
    text = json.dumps(to_document(sequence), ensure_ascii=False, separators=(",", ":"))
    _memory.put(text, sequence)
    return text


def read_document(text: str) -> Sequence:
    """Return the sequence that `write_document` wrote; raise DocumentError if it is not one."""
    known = _memory.get(text)
    if known is None:
        known = from_document(json.loads(text))
        _memory.put(text, known)
    return known
