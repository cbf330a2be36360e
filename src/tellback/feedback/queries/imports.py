"""Each reading of a file of messages."""

from __future__ import annotations

from tellback.store.readings import Readings

IMPORTS = Readings("imports", aside="set_aside", by="import_id")
