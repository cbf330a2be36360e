"""The commands of audience."""

from __future__ import annotations

import click

from tellback.audience.commands.across import across
from tellback.audience.commands.foresight import predict_readers
from tellback.audience.commands.heat import heat
from tellback.audience.commands.invitations import erase_reader, invitations, invite, plan, withdraw
from tellback.audience.commands.predictions import predicts
from tellback.audience.commands.taking import brought, marks_in, marks_out, sheet, take_back
from tellback.audience.commands.verdict import verdict

commands: list[click.Command] = [
    heat,
    verdict,
    *(plan, invite, invitations, withdraw, erase_reader, predicts, across),
    *(marks_out, marks_in, brought, take_back, sheet, predict_readers),
]
