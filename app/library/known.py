"""What an entry in a library file may refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.library.library import Source
from app.domain.library.technique import Technique
from app.library.images import ImageFile
from app.library.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Known:
    """The words of the vocabulary, the sources, the images, and the techniques once they have been read."""

    words: Vocabulary
    sources: Mapping[str, Source]
    techniques: Mapping[str, Technique] = field(default_factory=dict)
    images: Mapping[str, ImageFile] = field(default_factory=dict)
