"""The commands of retention."""

from __future__ import annotations

import click

from tellback.retention.commands.churn import churn
from tellback.retention.commands.customers import customers
from tellback.retention.commands.silent import silent

commands: list[click.Command] = [churn, customers, silent]
