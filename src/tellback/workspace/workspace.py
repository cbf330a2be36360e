"""A workspace: one folder with a story in it, a store and a model beside it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from tellback.errors import NoWorkspace
from tellback.model.advisor import Advisor, open_advisor
from tellback.model.base import Embedder, open_model
from tellback.store.base import Store
from tellback.store.opening import open_store
from tellback.workspace.settings import FILE, Settings, read_settings

HIDDEN = ".tellback"


class Workspace:
    """Everything about one product's story. Nothing is opened before it is needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        if not (self.folder / FILE).is_file():
            raise NoWorkspace(f"{self.folder} holds no {FILE}. Run `tellback new {folder}` to start one there.")

    @classmethod
    def here(cls, start: Path | None = None) -> Workspace:
        """The workspace of this folder or the nearest above it. Raises NoWorkspace."""
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if (folder / FILE).is_file():
                return cls(folder)
        raise NoWorkspace

    @cached_property
    def settings(self) -> Settings:
        """What tellback.toml says."""
        return read_settings(self.folder)

    @cached_property
    def store(self) -> Store:
        """The store, with its tables up to date."""
        if self.settings.store:
            return open_store(self.settings.store)
        (self.folder / HIDDEN).mkdir(exist_ok=True)
        return open_store(self.folder / HIDDEN / "tellback.db")

    @property
    def has_store(self) -> bool:
        """Whether anything was ever kept here: what only looks makes no store."""
        return bool(self.settings.store) or (self.folder / HIDDEN / "tellback.db").is_file()

    @cached_property
    def model(self) -> Embedder:
        """The embedder, loaded."""
        return open_model(self.settings.model)

    @cached_property
    def advisor(self) -> Advisor:
        """The language model that tellback.toml names. Raises NoAdvisor where it names none."""
        return open_advisor(self.settings.llm)

    @property
    def narratives(self) -> list[Path]:
        """The Markdown files of the story, README and the like left out."""
        found = {path for pattern in self.settings.narratives for path in self.folder.glob(pattern)}
        return sorted(path for path in found if path.stem.upper() not in {"README", "CHANGELOG", "LICENSE"})

    def close(self) -> None:
        """Let go of the store, where it was opened."""
        if "store" in self.__dict__:
            self.store.close()
