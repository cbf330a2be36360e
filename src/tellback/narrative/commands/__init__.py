"""The commands of narrative."""

from __future__ import annotations

import click

from tellback.narrative.commands.advice import challenge, draft, suggest
from tellback.narrative.commands.checking import check, explain, lsp
from tellback.narrative.commands.telling import new, story
from tellback.narrative.commands.versions import diff, snapshot

commands: list[click.Command] = [new, story, snapshot, diff, check, explain, draft, challenge, suggest, lsp]
