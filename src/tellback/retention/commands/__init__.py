"""The commands of retention."""

from __future__ import annotations

import click

commands: list[click.Command] = []
