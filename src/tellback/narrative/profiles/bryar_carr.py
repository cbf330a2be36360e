"""Working Backwards, the book: the default."""

from __future__ import annotations

from tellback.narrative.profile import Profile

profile = Profile(
    "bryar-carr",
    "method",
    "Working Backwards",
    "Colin Bryar and Bill Carr, Working Backwards (2021), chapter 5; workingbackwards.com/resources: the press release "
    "less than a page, the FAQ five pages or less, one sentence for heading and subheading, a quote from each side",
    limits={"long-press-release.words": 550, "long-faq.words": 2500, "loose-subheading.sentences": 1},
)
