"""The commands of retention."""

from __future__ import annotations

import click

from tellback.retention.commands.customers import customers

commands: list[click.Command] = [customers]
