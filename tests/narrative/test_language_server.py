"""A real client talks to `tellback lsp` over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from tellback.narrative.baseline import write_baseline
from tellback.narrative.proofread import drafted

pytestmark = pytest.mark.slow
STORY = """# Heron pays thirty people in four minutes 🙂

GHENT, May 4, 2027 — Today 🦉 Heron is a revolutionary way to pay people. It is used in order to pay bakers.
"""


class Editor(LanguageClient):
    """A client that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

    def open(self, path: Path, text: str) -> str:
        document = lsp.TextDocumentItem(path.as_uri(), "markdown", 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
        return document.uri

    def type(self, uri: str, text: str) -> None:
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        document = lsp.VersionedTextDocumentIdentifier(2, uri)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def found(self) -> dict[str, lsp.Diagnostic]:
        """The next diagnostics by the name of their rule."""
        told = await asyncio.wait_for(self.told.get(), 60)
        return {str(each.code): each for each in told.diagnostics}


@asynccontextmanager
async def editing(encodings: list[lsp.PositionEncodingKind | str] | None = None) -> AsyncIterator[Editor]:
    editor = Editor()
    await editor.start_io(sys.executable, "-c", "from tellback.cli import main; main()", "lsp")
    general = lsp.GeneralClientCapabilities(position_encodings=encodings)
    await editor.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(general=general)))
    editor.initialized(lsp.InitializedParams())
    yield editor
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()


def in_a_loop(talk: Callable[[], Coroutine[None, None, None]]) -> None:
    """Run it in a thread of its own: a test browser may keep this one's event loop running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(talk())).result()


def covered(text: str, found: lsp.Range, encoding: str = "utf-16-le", width: int = 2) -> str:
    line = text.split("\n")[found.start.line].encode(encoding)
    assert found.start.line == found.end.line
    return line[width * found.start.character : width * found.end.character].decode(encoding)


def applied(text: str, action: lsp.CodeAction) -> str:
    assert action.edit
    assert action.edit.changes
    ((edit,),) = action.edit.changes.values()
    lines = text.split("\n")
    at, until = edit.range.start, edit.range.end
    line = lines[at.line].encode("utf-16-le")
    new = line[: 2 * at.character] + edit.new_text.encode("utf-16-le") + line[2 * until.character :]
    lines[at.line] = new.decode("utf-16-le")
    return "\n".join(lines)


def test_an_editor_gets_findings_reasons_and_fixes(tmp_path: Path) -> None:
    async def write() -> None:
        async with editing() as editor:
            uri = editor.open(tmp_path / "heron.md", STORY)
            found = await editor.found()
            hype, phrase = found["hype"], found["inflated-phrase"]
            assert covered(STORY, hype.range) == "revolutionary"
            assert covered(STORY, phrase.range) == "in order to"
            assert hype.severity is lsp.DiagnosticSeverity.Warning
            assert "unanswered-price" in found
            for name, each in found.items():
                assert each.code_description
                assert each.code_description.href.endswith(f"rules.md#{name}")
            document = lsp.TextDocumentIdentifier(uri)
            hover = await editor.text_document_hover_async(lsp.HoverParams(document, hype.range.start))
            assert hover
            assert isinstance(hover.contents, lsp.MarkupContent)
            assert "Praise stands where a fact should" in hover.contents.value
            context = lsp.CodeActionContext([])
            actions = await editor.text_document_code_action_async(
                lsp.CodeActionParams(document, phrase.range, context)
            )
            assert actions
            fix, allow = (each for each in actions if isinstance(each, lsp.CodeAction))
            assert "It is used to pay bakers." in applied(STORY, fix)
            editor.type(uri, applied(STORY, fix))
            assert "inflated-phrase" not in await editor.found()
            editor.type(uri, applied(STORY, allow))
            after = await editor.found()
            assert "inflated-phrase" not in after
            assert "hype" in after

    in_a_loop(write)


def test_an_editor_that_counts_bytes_gets_bytes(tmp_path: Path) -> None:
    async def write() -> None:
        async with editing([lsp.PositionEncodingKind.Utf8]) as editor:
            editor.open(tmp_path / "heron.md", STORY)
            assert covered(STORY, (await editor.found())["hype"].range, "utf-8", 1) == "revolutionary"

    in_a_loop(write)


def test_the_workspace_of_the_file_says_what_is_held_against_it(tmp_path: Path) -> None:
    (tmp_path / "tellback.toml").write_text('narratives = ["*.md"]\n[check.rules]\nhype = "off"\n', encoding="utf-8")
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")

    async def write() -> None:
        async with editing() as editor:
            uri = editor.open(tmp_path / "story.md", STORY)
            assert "hype" not in await editor.found()
            (tmp_path / "tellback.toml").write_text("[check.rules]\nhipe = 'off'\n", encoding="utf-8")
            editor.type(uri, STORY + "\n")
            (flaw,) = (await editor.found()).values()
            assert "Did you mean `hype`?" in flaw.message

    in_a_loop(write)


def test_what_the_baseline_puts_up_with_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "tellback.toml").write_text('name = "Heron"\n', encoding="utf-8")
    story = tmp_path / "story.md"
    story.write_text(STORY, encoding="utf-8")
    write_baseline([drafted(story)])

    async def write() -> None:
        async with editing() as editor:
            uri = editor.open(story, STORY)
            assert await editor.found() == {}
            editor.type(uri, STORY + "\nIt is a groundbreaking way to pay.\n")
            assert set(await editor.found()) == {"hype"}

    in_a_loop(write)


def test_a_readme_is_no_story(tmp_path: Path) -> None:
    async def write() -> None:
        async with editing() as editor:
            editor.open(tmp_path / "README.md", STORY)
            assert await editor.found() == {}

    in_a_loop(write)
