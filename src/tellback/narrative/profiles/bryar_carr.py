"""Working Backwards, the book: the default."""

from __future__ import annotations

from tellback.narrative.profile import Profile

profile = Profile(
    "bryar-carr",
    "method",
    "Working Backwards",
    "Colin Bryar and Bill Carr, Working Backwards (2021), chapter 5; workingbackwards.com/resources",
)
