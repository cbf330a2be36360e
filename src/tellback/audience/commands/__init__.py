"""The commands of audience."""

from __future__ import annotations

import click

from tellback.audience.commands.invitations import erase_reader, invitations, invite, withdraw
from tellback.audience.commands.predictions import predicts

commands: list[click.Command] = [invite, invitations, withdraw, erase_reader, predicts]
