"""Find out whether a version resonates more than an earlier one: with whom, and which sentence."""

from __future__ import annotations

from collections.abc import Iterable

from tellback.audience.careless import Careless
from tellback.audience.compared import Compared
from tellback.audience.hear import hear
from tellback.audience.heard import ERASED, Heard, Reader
from tellback.audience.prefer import passages, plan_of, preference, promises, reliability
from tellback.audience.resonance import Came, LeftOut, Resonance, Said
from tellback.audience.weigh import flags, whole
from tellback.errors import NotFound
from tellback.narrative.versions import find, versions
from tellback.stats.ratio_alarm import Sharing, check_sharing
from tellback.workspace.workspace import Workspace


def resonate(workspace: Workspace, older: str, newer: str, story: str = "") -> Resonance:
    """Compare two versions by what their readers chose, marked and said, at any moment and as often as one likes.

    Versions go by the name under which readers were invited, or by any other name of the same wording. Raises NotFound
    where there is no such version, nobody was invited to read it, or both are the same.
    """
    heard = hear(workspace, story)
    was, now = (_called(workspace, heard, name) for name in (older, newer))
    if was == now:
        raise NotFound(f"{older} and {newer} are the same wording: there is nothing to compare.")
    return compare_readers(Compared(heard, was, now, workspace.settings.audience.k))


def compare_readers(compared: Compared) -> Resonance:
    """The same, of readers who are heard."""
    plan, sharing = plan_of(compared), shared_out(compared)
    prefer, more = preference(compared, plan)
    return Resonance(
        compared.heard.narrative,
        compared.older,
        compared.newer,
        plan,
        compared.closed,
        (_came(compared, compared.older), _came(compared, compared.newer)),
        tuple(_left_out(compared)),
        sharing,
        prefer,
        tuple(passages(compared)),
        whole(compared, sharing.alarm),
        () if sharing.alarm else flags(compared),
        promises(compared),
        reliability(compared),
        more,
        understanding(compared),
        reopened=compared.reopened,
        at_random=compared.at_random,
    )


def shared_out(compared: Compared) -> Sharing:
    """Whether as many finished one version as the other, and as many of these count, of those given one by chance."""
    finished = [reader for reader in compared.assigned() if reader.finished]
    counted = [reader for reader in finished if not reader.careless]
    checks = [check_sharing(_sizes(compared, readers)) for readers in (finished, counted)]
    return next((check for check in checks if check.alarm), checks[0])


def understanding(compared: Compared) -> tuple[Said, ...]:
    """What readers took the story to be, in an order that tells nobody who said it: of each version of which at least k
    answered; of both together where fewer did of each but not of both. So what the heat of one version shows, taken
    away from this, never leaves the answers of fewer than k.
    """
    answered = [reader for reader in compared.heard.counted if reader.answer]
    said = {name: [r.answer for r in answered if r.version == name] for name in (compared.older, compared.newer)}
    told = {name: each for name, each in said.items() if len(each) >= compared.k}
    both = [answer for each in said.values() for answer in each]
    if not told and len(both) >= compared.k:
        told = {"": both}
    return tuple(Said(name, answer) for name, each in told.items() for answer in sorted(each))


def _called(workspace: Workspace, heard: Heard, name: str) -> str:
    """What the wording of a version is called among those that readers were invited to."""
    if name in heard.texts:
        return name
    text = find(versions(workspace, heard.narrative), name, workspace.folder).text
    found = next((called for called, known in heard.texts.items() if known == text), None)
    if found is None:
        asked = f" Readers were invited to {', '.join(heard.texts)}." if heard.texts else ""
        raise NotFound(
            f"Nobody was invited to read {heard.narrative} {name}.{asked} Run `tellback invite` to ask some."
        )
    return found


def _came(compared: Compared, version: str) -> Came:
    readers = compared.of(version)
    counted = [each for each in readers if each.finished and not each.careless]
    asked = {each.id for each in compared.asked}
    apart = sum(each.invitation not in asked for each in counted)
    return Came(version, len(readers), sum(each.finished for each in readers), len(counted), apart)


def _left_out(compared: Compared) -> Iterable[LeftOut]:
    for reason in (*Careless, ERASED):
        who = [each for each in compared.heard.readers if each.finished and each.careless == reason]
        yield LeftOut(str(reason), *_sizes(compared, who))


def _sizes(compared: Compared, readers: Iterable[Reader]) -> tuple[int, int]:
    read = [reader.version for reader in readers]
    return read.count(compared.older), read.count(compared.newer)
