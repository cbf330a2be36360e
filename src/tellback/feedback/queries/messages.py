"""Messages, as intake lands them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tellback.feedback.message import Message
from tellback.store.base import Landed, Store

KEY = ("source", "external_id")


def land(store: Store, messages: Sequence[Message]) -> Landed:
    """Add new messages, change those that say something else now, and keep what they said before."""
    return store.upsert("messages", [_row(message) for message in messages], key=KEY, history="message_versions")


def _row(message: Message) -> dict[str, object]:
    return {
        "source": message.source,
        "external_id": message.external_id,
        "text": message.text,
        "title": message.title,
        "said_at": message.said_at,
        "answered_at": message.answered_at,
        "author": message.author,
        "company": message.company,
        "plan": message.plan,
        "revenue": message.revenue,
        "rating": message.rating,
        "scale": message.scale,
        "locale": message.locale,
        "url": message.url,
        "extra": json.dumps(message.extra, ensure_ascii=False, sort_keys=True) if message.extra else "{}",
    }
