"""The SQL of invitations."""

from __future__ import annotations

from tellback.audience.invitation import Audience, Invitation
from tellback.store.base import Row, Store

_INVITATIONS = """select kept.*, coalesce(withdrawn_at, '') as withdrawn_at, coalesce(against, '') as against,
    coalesce(earlier, '') as earlier, coalesce(looks, 'any') as looks from reading_invitations kept
    left join reading_withdrawals gone on gone.invitation_id = kept.id
    left join reading_comparisons compared on compared.invitation_id = kept.id"""


def secret(store: Store, proposed: str) -> str:
    """What links are signed with: the first that was ever proposed."""
    rows = store.query("select secret from reading_secret where id = 1")
    if not rows:
        sql = "insert into reading_secret (id, secret) values (1, :proposed) on conflict (id) do nothing"
        store.execute(sql, proposed=proposed)
        rows = store.query("select secret from reading_secret where id = 1")
    found: str = rows[0]["secret"]
    return found


def add_invitation(store: Store, asked: Invitation) -> int:
    """Keep an invitation; its id."""
    sql = """insert into reading_invitations
        (narrative, version, text, audience, is_open, readers, until, made_at, made_by)
        values (:narrative, :version, :text, :audience, :is_open, :readers, :until, :made_at, :made_by)
        returning id"""
    names = ("narrative", "version", "text", "readers", "until", "made_at", "made_by")
    values = {name: getattr(asked, name) for name in names}
    with store.transaction():
        found: int = store.query(sql, audience=str(asked.audience), is_open=int(asked.open), **values)[0]["id"]
        if asked.against:
            sql = """insert into reading_comparisons (invitation_id, against, earlier, looks)
                values (:number, :against, :earlier, :looks)"""
            store.execute(sql, number=found, against=asked.against, earlier=asked.earlier, looks=asked.looks)
    return found


def invitations(store: Store) -> list[Invitation]:
    """Every invitation, the latest first."""
    return [_invitation(row) for row in store.query(f"{_INVITATIONS} order by kept.id desc")]


def invitation(store: Store, number: int) -> Invitation | None:
    """One invitation."""
    rows = store.query(f"{_INVITATIONS} where kept.id = :number", number=number)
    return _invitation(rows[0]) if rows else None


def withdraw(store: Store, number: int, now: str, who: str) -> bool:
    """Take an invitation back; whether it had not been before."""
    sql = """insert into reading_withdrawals (invitation_id, withdrawn_at, withdrawn_by) values (:number, :now, :who)
        on conflict (invitation_id) do nothing"""
    return store.execute(sql, number=number, now=now, who=who) > 0


def _invitation(row: Row) -> Invitation:
    values = {name: row[name] for name in Invitation.__dataclass_fields__ if name not in {"audience", "open"}}
    return Invitation(audience=Audience(row["audience"]), open=bool(row["is_open"]), **values)
