"""Take a row of an export for a message."""

from __future__ import annotations

import hashlib
import re

from tellback.feedback.columns import columns_of
from tellback.feedback.dates import read_date
from tellback.feedback.export import Export
from tellback.feedback.message import Message
from tellback.feedback.seen import Seen
from tellback.feedback.source import Cells
from tellback.feedback.values import read_money, read_rating

LINE_END = re.compile(r"\r\n?")


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
        self._mapped = {*self._texts, *(column for field, column in fields.items() if field != "text" and column)}
        self._rows = Seen()
        self._ids = Seen()
        self.undated = 0
        self.shared_ids = 0

    def message(self, cells: Cells) -> Message | None:
        """The message, or None where the very same row with the same id was taken before. It may have no words."""
        title = self._cell(cells, "title")
        text = "\n\n".join(said for name in self._texts if (said := clean(cells.get(name, ""))))
        external_id = self._id(cells, f"{title}\x1f{text}")
        if not external_id:
            return None
        extra = {name: cell for name in cells if name not in self._mapped and (cell := clean(cells[name]))}
        return Message(
            source=self._source,
            external_id=external_id,
            text=text,
            title=title,
            said_at=self._date(cells, extra),
            author=self._cell(cells, "author"),
            company=self._cell(cells, "company"),
            plan=self._cell(cells, "plan"),
            revenue=self._revenue(cells, extra),
            rating=self._rating(cells, extra),
            scale=self._columns.scale,
            locale=self._cell(cells, "locale"),
            url=self._cell(cells, "url"),
            extra=extra,
        )

    def _cell(self, cells: Cells, field: str) -> str:
        column = self._columns.fields.get(field)
        return clean(cells.get(column, "")) if column else ""

    def _id(self, cells: Cells, words: str) -> str:
        said = self._cell(cells, "external_id")
        if not said:
            who = f"{self._cell(cells, 'author')}\x1f{self._cell(cells, 'said_at')}\x1f{words}"
            said = "~" + hashlib.blake2b(who.encode("utf-8", "replace"), digest_size=10).hexdigest()
        elif self._rows.meet((said, *cells.values())) > 1:
            return ""
        times = self._ids.meet(said)
        self.shared_ids += times > 1 and not said.startswith("~")
        return said if times == 1 else f"{said}~{times}"

    def _date(self, cells: Cells, extra: dict[str, str]) -> str:
        written = self._cell(cells, "said_at")
        date = read_date(written, self._columns.dates) if written else ""
        if written and not date:
            self.undated += 1
            extra[self._columns.fields["said_at"]] = written
        return date

    def _rating(self, cells: Cells, extra: dict[str, str]) -> float | None:
        written = self._cell(cells, "rating")
        rating = read_rating(written) if written else None
        if written and rating is None:
            extra[self._columns.fields["rating"]] = written
        return rating

    def _revenue(self, cells: Cells, extra: dict[str, str]) -> float | None:
        """A month's revenue: a yearly column is divided by twelve."""
        written = self._cell(cells, "revenue")
        money = read_money(written) if written else None
        if written and money is None:
            extra[self._columns.fields["revenue"]] = written
        yearly = re.search(r"(?i)\barr\b|annual|year", self._columns.fields.get("revenue", ""))
        return money / 12 if money is not None and yearly else money


def clean(cell: str) -> str:
    """A cell without the space around it, its lines ended alike."""
    return LINE_END.sub("\n", cell.strip()) if "\r" in cell else cell.strip()
