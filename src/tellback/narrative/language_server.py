"""Findings in every editor that speaks the Language Server Protocol: what is found, why, and a fix to choose."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from tellback.errors import NoWorkspace, TellbackError
from tellback.narrative.finding import Fix, Tier
from tellback.narrative.proofread import drafted
from tellback.narrative.remark import Remark, about, remarks
from tellback.text.span import Span
from tellback.text.units import Units
from tellback.workspace.workspace import Workspace

PAUSE = 0.15
"""Seconds without a keystroke before a text is read again."""
SEVERITY = {
    Tier.MUST: lsp.DiagnosticSeverity.Error,
    Tier.SHOULD: lsp.DiagnosticSeverity.Warning,
    Tier.CONSIDER: lsp.DiagnosticSeverity.Information,
}
NO_STORIES = {"README", "CHANGELOG", "CONTRIBUTING", "LICENSE"}


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read: `flaw` says why it could not be."""

    text: str
    units: Units
    remarks: tuple[Remark, ...] = ()
    flaw: str = ""

    def range(self, span: Span) -> lsp.Range:
        """A span as the editor counts it."""
        start, end = self.units.place(span.start), self.units.place(span.end)
        return lsp.Range(lsp.Position(*start), lsp.Position(*end))


class StoryServer(LanguageServer):
    """Reads open documents after each pause in typing and keeps what it found."""

    def __init__(self) -> None:
        # Whole texts are sent at each change: a story is small, and no two programs can then disagree on its lines.
        super().__init__("tellback", version("tellback"), text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.known: dict[str, Read] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}

    def read(self, uri: str) -> Read:
        """What is found in a document as it stands in the editor."""
        text = self.workspace.get_text_document(uri).source
        known = self.known.get(uri)
        if known is None or known.text != text:
            encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
            known = self.known[uri] = _read(uri, Units(text, encoding))
        return known

    def later(self, uri: str, pause: float) -> None:
        """Publish after a pause, unless the writer goes on typing."""
        if uri in self.waiting:
            self.waiting[uri].cancel()
        self.waiting[uri] = asyncio.create_task(self._publish(uri, pause))

    async def _publish(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        read = await asyncio.get_running_loop().run_in_executor(self.thread_pool, self.read, uri)
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, list(_diagnostics(read)), self.workspace.get_text_document(uri).version)
        )


def serve() -> None:
    """Answer an editor over standard input and output until it goes away."""
    server().start_io()


def server() -> StoryServer:
    """A server with everything it can do, not yet listening."""
    made = StoryServer()
    made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)(_opened)
    made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)(_saved)
    made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    made.feature(lsp.TEXT_DOCUMENT_HOVER)(_hover)
    made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]))(
        _actions
    )
    return made


async def _opened(ls: StoryServer, params: lsp.DidOpenTextDocumentParams) -> None:
    ls.later(params.text_document.uri, 0)


async def _changed(ls: StoryServer, params: lsp.DidChangeTextDocumentParams) -> None:
    ls.later(params.text_document.uri, PAUSE)


async def _saved(ls: StoryServer, params: lsp.DidSaveTextDocumentParams) -> None:
    """Read anew: what the workspace asks may have changed as well."""
    ls.known.pop(params.text_document.uri, None)
    ls.later(params.text_document.uri, 0)


def _closed(ls: StoryServer, params: lsp.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    if uri in ls.waiting:
        ls.waiting.pop(uri).cancel()
    ls.known.pop(uri, None)
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _hover(ls: StoryServer, params: lsp.HoverParams) -> lsp.Hover | None:
    read = ls.read(params.text_document.uri)
    at = read.units.at(params.position.line, params.position.character)
    found = [each for each in read.remarks if each.finding.span.start <= at <= each.finding.span.end]
    if not found:
        return None
    nearest = min(found, key=lambda each: each.finding.span.end - each.finding.span.start)
    text = "\n\n---\n\n".join(map(_explained, found))
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), read.range(nearest.finding.span))


def _actions(ls: StoryServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    uri = params.text_document.uri
    read = ls.read(uri)
    start = read.units.at(params.range.start.line, params.range.start.character)
    end = read.units.at(params.range.end.line, params.range.end.character)
    near = [each for each in read.remarks if each.finding.span.start <= end and start <= each.finding.span.end]
    return [action for each in near for action in _fixes(read, uri, each)]


def _read(uri: str, units: Units) -> Read:
    path = Path(to_fs_path(uri) or "untitled.md")
    if not _is_story(path):
        return Read(units.text, units)
    try:
        return Read(units.text, units, remarks(drafted(path, units.text)))
    except TellbackError as error:
        return Read(units.text, units, flaw=str(error))


def _is_story(path: Path) -> bool:
    """Outside of a workspace every Markdown file may be one, save those that every project has."""
    try:
        return path.resolve() in Workspace.here(path.resolve().parent).narratives
    except NoWorkspace:
        return path.stem.upper() not in NO_STORIES
    except TellbackError:
        return True


def _diagnostics(read: Read) -> Iterator[lsp.Diagnostic]:
    if read.flaw:
        start = lsp.Position(0, 0)
        yield lsp.Diagnostic(lsp.Range(start, start), read.flaw, lsp.DiagnosticSeverity.Error, source="tellback")
    for remark in read.remarks:
        yield _diagnostic(read, remark)


def _diagnostic(read: Read, remark: Remark) -> lsp.Diagnostic:
    finding = remark.finding
    assert finding.tier
    return lsp.Diagnostic(
        read.range(finding.span),
        finding.message,
        SEVERITY[finding.tier],
        code=finding.rule,
        code_description=lsp.CodeDescription(remark.address),
        source="tellback",
    )


def _explained(remark: Remark) -> str:
    finding = remark.finding
    better = f"\n\nBetter: {finding.better}" if finding.better else ""
    head = f"**{finding.rule}** ({finding.tier}): {finding.message}{better}"
    return f"{head}\n\n{about(finding.rule)}\n\n[Examples]({remark.address})"


def _fixes(read: Read, uri: str, remark: Remark) -> Iterator[lsp.CodeAction]:
    rule = remark.finding.rule
    if fix := remark.finding.fix:
        title = f"Write “{fix.text}”" if fix.text.strip() else f"Take out “{fix.span.of(read.text).strip()}”"
        yield _action(read, uri, remark, (title, fix))
    if remark.allow:
        yield _action(read, uri, remark, (f"Allow {rule} here", remark.allow))


def _action(read: Read, uri: str, remark: Remark, change: tuple[str, Fix]) -> lsp.CodeAction:
    title, fix = change
    edit = lsp.TextEdit(read.range(fix.span), fix.text)
    return lsp.CodeAction(
        title,
        lsp.CodeActionKind.QuickFix,
        [_diagnostic(read, remark)],
        is_preferred=fix is remark.finding.fix,
        edit=lsp.WorkspaceEdit({uri: [edit]}),
    )
