"""Every exception tellback raises, drawn as a tree. A class's docstring is its message and says what to do."""

from __future__ import annotations

from inspect import cleandoc


class TellbackError(Exception):
    """tellback could not go on."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or cleandoc(type(self).__doc__ or ""))


class NoWorkspace(TellbackError):
    """There is no workspace here. Run `tellback new DIR` to start one."""


class BadSettings(TellbackError):
    """tellback.toml cannot be used."""


class UnreadableFile(TellbackError):
    """The file cannot be read."""


class AlreadyThere(TellbackError):
    """A file of that name stands there already. Nothing was written: choose another place."""


class BadName(TellbackError):
    """This name cannot be used. Choose another."""


class ChangedMeanwhile(TellbackError):
    """The file was changed since it was read. Nothing was written: look at it, and do it again."""


class UnwritableFile(TellbackError):
    """The file cannot be written."""


class UnknownFormat(UnreadableFile):
    """No source recognises this file. Save it as CSV, JSON, NDJSON or Parquet."""


class UnknownColumns(UnreadableFile):
    """No column looks like customers' words. Say which one with --map text=COLUMN."""


class StoreError(TellbackError):
    """The store could not be used."""


class JobLost(TellbackError):
    """Another worker has taken this job over."""


class WorkerDied(TellbackError):
    """A batch killed every worker that took it. Memory may have run out: use fewer workers or smaller batches."""


class ModelMissing(TellbackError):
    """The model named in tellback.toml is not installed."""


class ExtraMissing(TellbackError):
    """A part of tellback that is installed apart is missing."""


class NoAdvisor(TellbackError):
    """No language model is configured, so nothing was asked and nothing was sent. To use one, write in tellback.toml:

    [llm]
    model = "ollama:llama3.2"     # or "openai:…", "anthropic:…": docs/privacy.md says what each needs and is sent
    """


class AdvisorFailed(TellbackError):
    """The language model did not answer."""


class NotFound(TellbackError):
    """Nothing here goes by that name."""


class LinkClosed(TellbackError):
    """This reading link is over."""
