"""The typst engine: compilers used by one thread at a time, and what its failures mean."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from tempfile import TemporaryDirectory
from typing import Any

import typst

_BLANK: Any = {"main.typ": b""}
_FORGOTTEN_AFTER = 11  # compiles: the engine caches what its last ten needed


class PrinterBusy(Exception):
    """Every compiler was busy for as long as a request may wait; try again shortly."""


class EngineFailed(Exception):
    """The engine could not set this document. The message may quote it, so it is not for logs."""


class Engine:
    """A few compilers that see one folder of fonts and no other file.

    None is made before first use: an engine that ran before a fork hangs for ever in the child.
    """

    def __init__(self, font_folder: Path, *, compilers: int, patience: float) -> None:
        self._font_folder = font_folder
        self._patience = patience  # seconds a caller waits for a compiler
        self._fonts: typst.Fonts | None = None
        self._nothing: TemporaryDirectory[str] | None = None  # an empty root; the default is the working directory
        self._making = threading.Lock()
        self._idle: LifoQueue[typst.Compiler | None] = LifoQueue()  # None: not made yet
        for _ in range(compilers):
            self._idle.put(None)

    def compile(self, files: Mapping[str, bytes], **options: Any) -> Any:
        """Set "main.typ" of `files`; raise PrinterBusy if no compiler is free in time, or EngineFailed."""
        with self._slot() as slot:
            slot[0] = compiler = slot[0] or self._new_compiler()
            try:
                made = compiler.compile(input=dict(files), sys_inputs=None, timestamp=0, **options)
                _forget(compiler)
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException as error:  # a panic in the engine is not an Exception
                slot[0] = None  # its state is unknown: the next caller gets a new one
                raise EngineFailed(str(error)) from None
        return made

    @contextmanager
    def _slot(self) -> Iterator[list[typst.Compiler | None]]:
        try:
            slot = [self._idle.get(timeout=self._patience)]
        except Empty:
            raise PrinterBusy from None
        try:
            yield slot
        finally:
            self._idle.put(slot[0])

    def _new_compiler(self) -> typst.Compiler:
        with self._making:
            self._nothing = self._nothing or TemporaryDirectory(prefix="senline-")
            self._fonts = self._fonts or _fonts(self._font_folder)
        nothing = self._nothing.name
        return typst.Compiler(root=nothing, font_paths=self._fonts, package_path=nothing, package_cache_path=nothing)


def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def _forget(compiler: typst.Compiler) -> None:
    """Make the engine drop its cache of a sheet: ten sheets of 60 steps take 200 MB and save no time."""
    for _ in range(_FORGOTTEN_AFTER):
        compiler.compile(input=_BLANK, format="svg")
