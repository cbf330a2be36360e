"""Take a row of an export for a message."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from tellback.feedback.columns import columns_of
from tellback.feedback.export import Export
from tellback.feedback.message import Message
from tellback.text.dates import read_date
from tellback.text.record import Cells
from tellback.text.seen import Seen
from tellback.text.values import read_money, read_rating

LINE_END = re.compile(r"\r\n?")
YEARLY = re.compile(r"(?i)\barr\b|annual|year")


class Take:
    """Makes messages of rows and gives each its own id: one per export, fed with all its rows in their order.

    A row's id is what its id column says; where two rows of a file share one and say different things, the second
    is `id~2`. Without an id column it is a hash of author, date and words, and equal rows are told apart by their
    number, so that nothing is lost and the same file gives the same ids again.
    """

    def __init__(self, export: Export) -> None:
        fields = export.columns.fields
        self._source = export.source
        self._columns = export.columns
        self._texts = columns_of(fields.get("text", ""), export.names)
        self._single = {field: column for field, column in fields.items() if field != "text" and column}
        self._mapped = {*self._texts, *self._single.values()}
        self._yearly = bool(YEARLY.search(fields.get("revenue", "")))
        self._rows = Seen()
        self._ids = Seen()
        self.undated = 0
        self.shared_ids = 0

    def message(self, cells: Cells) -> Message | None:
        """The message, or None where the very same row with the same id was taken before. It may have no words."""
        said = {field: clean(cells.get(column, "")) for field, column in self._single.items()}
        text = "\n\n".join(part for name in self._texts if (part := clean(cells.get(name, ""))))
        external_id = self._id(cells, said, text)
        if not external_id:
            return None
        extra = {name: cell for name in cells if name not in self._mapped and (cell := clean(cells[name]))}
        return Message(
            source=self._source,
            external_id=external_id,
            text=text,
            title=said.get("title", ""),
            said_at=self._date("said_at", said, extra),
            answered_at=self._date("answered_at", said, extra),
            author=said.get("author", ""),
            company=said.get("company", ""),
            plan=said.get("plan", ""),
            revenue=self._revenue(said, extra),
            rating=self._number(read_rating, "rating", said, extra),
            scale=self._columns.scale,
            locale=said.get("locale", ""),
            url=said.get("url", ""),
            extra=extra,
        )

    def _id(self, cells: Cells, said: Cells, text: str) -> str:
        written = said.get("external_id", "")
        if not written:
            who = (said.get(field, "") for field in ("author", "said_at", "title"))
            words = "\x1f".join((*who, text)).encode("utf-8", "replace")
            written = "~" + hashlib.blake2b(words, digest_size=10).hexdigest()
        elif self._rows.meet((written, *cells.values())) > 1:
            return ""
        times = self._ids.meet(written)
        self.shared_ids += times > 1 and not written.startswith("~")
        return written if times == 1 else f"{written}~{times}"

    def _date(self, field: str, said: Cells, extra: dict[str, str]) -> str:
        written = said.get(field, "")
        date = read_date(written, self._columns.dates) if written else ""
        if written and not date:
            self.undated += 1
            extra[self._single[field]] = written
        return date

    def _revenue(self, said: Cells, extra: dict[str, str]) -> float | None:
        """A month's revenue: a yearly column is divided by twelve."""
        money = self._number(read_money, "revenue", said, extra)
        return money / 12 if money is not None and self._yearly else money

    def _number(
        self, read: Callable[[str], float | None], field: str, said: Cells, extra: dict[str, str]
    ) -> float | None:
        written = said.get(field, "")
        number = read(written) if written else None
        if written and number is None:
            extra[self._single[field]] = written
        return number


def clean(cell: str) -> str:
    """A cell without the space around it, its lines ended alike."""
    return LINE_END.sub("\n", cell.strip()) if "\r" in cell else cell.strip()
