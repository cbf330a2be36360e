"""Markdown without its marks."""

from __future__ import annotations

import re

_MARK = re.compile(r"[*_`~<>\[\]]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)\s]*(?:\s[^)]*)?\)|\[[^\]]*\])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_QUOTE_MARK = re.compile(r"\n[ \t]*(?:>[ \t]?)+")


def plain(markdown: str) -> str:
    """Markdown as it is read aloud: no marks, no comments, links by their words, all on one line."""
    if not _MARK.search(markdown):
        return " ".join(markdown.split())
    text = _TAG.sub("", _LINK.sub(r"\1", _COMMENT.sub(" ", _QUOTE_MARK.sub(" ", markdown))))
    for _ in range(3):
        text, changed = _EMPHASIS.subn(r"\2", text)
        if not changed:
            break
    return " ".join(text.split())
