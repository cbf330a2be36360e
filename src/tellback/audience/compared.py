"""Two versions of a story, and the readers of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tellback.audience.hear import over
from tellback.audience.heard import Heard, Reader
from tellback.audience.invitation import Audience, Invitation
from tellback.stats.betting import FEWEST
from tellback.stats.verdict import Verdict

NEVER = "9"
"""Later than any moment."""
Pair = tuple[Reader, Reader]


@dataclass(frozen=True, slots=True)
class Compared:
    """`older` and `newer` are names in `heard`; of an audience fewer than `k` are never shown apart."""

    heard: Heard
    older: str
    newer: str
    k: int

    @property
    def old_text(self) -> str:
        """The wording of the older version."""
        return self.heard.texts[self.older]

    @property
    def new_text(self) -> str:
        """The wording of the newer version."""
        return self.heard.texts[self.newer]

    @property
    def asked(self) -> tuple[Invitation, ...]:
        """The invitations of which every reader was given one of the two by chance, and then chose between both."""
        texts = (self.new_text, self.old_text)
        return tuple(each for each in self.heard.invitations if (each.text, each.earlier) == texts)

    @property
    def closed(self) -> bool:
        """Whether nobody can read either of the two any more, and nobody was invited after it was so once before."""
        return max(map(self._end, self._invitations), default=NEVER) < NEVER and not self.reopened

    @property
    def reopened(self) -> bool:
        """Whether readers were invited when it might have been asked already what may be asked only once."""
        ends = {each.id: self._end(each) for each in self._invitations}
        return any(self._asked_before(late, ends) for late in self._invitations)

    @property
    def at_random(self) -> bool:
        """Whether all readers who are held against each other were given one of the two by chance."""
        asked = {each.id for each in self.asked}
        return all(reader.invitation in asked for pair in self.finished_pairs(bool) for reader in pair)

    @property
    def _invitations(self) -> list[Invitation]:
        texts = {self.old_text, self.new_text}
        return [each for each in self.heard.invitations if texts & {each.text, each.earlier}]

    def _end(self, asked: Invitation) -> str:
        """When an invitation let nobody read any more."""
        readers = [reader for reader in self.heard.readers if reader.invitation == asked.id]
        full = asked.begun >= asked.readers and all(reader.through for reader in readers)
        last = max((reader.finished_at or reader.begun_at for reader in readers), default=asked.made_at)
        passed = asked.withdrawn_at or f"{asked.until}T24" if over(asked) else NEVER
        return min(last if full else NEVER, passed)

    def _asked_before(self, late: Invitation, ends: Mapping[int, str]) -> bool:
        """Whether, when an invitation was made, enough had read both versions for a verdict and nobody could any more:
        what may be asked only once may have been asked then.
        """
        before = {each.id for each in self._invitations if each.made_at < late.made_at}
        old, new = (
            sum(each.finished and each.invitation in before for each in self.of(name))
            for name in (self.older, self.newer)
        )
        return min(old, new) > 0 and old + new >= FEWEST and all(ends[number] < late.made_at for number in before)

    def of(self, version: str) -> tuple[Reader, ...]:
        """Everybody who began to read a version, whether they count or not."""
        return tuple(reader for reader in self.heard.readers if reader.version == version)

    def assigned(self) -> tuple[Reader, ...]:
        """Everybody who was given one of the two by chance."""
        asked = {each.id for each in self.asked}
        return tuple(reader for reader in self.heard.readers if reader.invitation in asked)

    def choosers(self) -> tuple[Reader, ...]:
        """Of those the ones who finished and count, in the order in which they finished."""
        return tuple(sorted(filter(_counts, self.assigned()), key=_arrival))

    def finished_pairs(self, who: Callable[[Reader], bool]) -> list[Pair]:
        """Readers of the older version beside readers of the newer, of those who finished and count."""
        sides = ([each for each in self.of(name) if _counts(each) and who(each)] for name in (self.older, self.newer))
        return self.beside(*sides)

    def beside(self, before: Iterable[Reader], after: Iterable[Reader]) -> list[Pair]:
        """The first of one version beside the first of the other, and so on; whoever has no counterpart yet waits.

        Within each audience, and those who were given a version by chance apart from those who were invited to it, so
        that nothing is laid to a version that is owed to who was asked to read it, or when.
        """
        asked = frozenset(each.id for each in self.asked)
        sides = _alike(before, asked), _alike(after, asked)
        pairs = [pair for those in sides[0] for pair in zip(*(side.get(those, []) for side in sides), strict=False)]
        return sorted(pairs, key=lambda pair: max(map(_arrival, pair)))


def veiled(verdict: Verdict, readers: int, k: int) -> Verdict:
    """The same verdict, or none where it is about fewer readers than may be shown."""
    if readers >= k or not verdict.known:
        return verdict
    return Verdict(None, None, None, verdict.n, verdict.method, f"needs at least {k} readers, has {readers}")


def _alike(readers: Iterable[Reader], asked: frozenset[int]) -> dict[tuple[Audience, bool], list[Reader]]:
    found: dict[tuple[Audience, bool], list[Reader]] = {}
    for reader in sorted(readers, key=_arrival):
        found.setdefault((reader.audience, reader.invitation in asked), []).append(reader)
    return found


def _counts(reader: Reader) -> bool:
    return reader.finished and not reader.careless


def _arrival(reader: Reader) -> tuple[str, int]:
    """Whoever can say no more without having finished comes last."""
    return reader.finished_at or "9", reader.ballot
