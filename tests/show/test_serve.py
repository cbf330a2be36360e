"""Where the pages answer."""

from __future__ import annotations

import socket

import pytest

from tellback.show.serve import HOST, PortTaken, listen


def test_the_next_free_port_is_taken_where_none_was_asked_for() -> None:
    with listen(None) as first, listen(None) as second:
        assert first.getsockname()[0] == HOST
        assert second.getsockname()[1] > first.getsockname()[1]


def test_a_port_in_use_is_said_so() -> None:
    with listen(None) as taken, pytest.raises(PortTaken, match="Leave out --port"):
        listen(taken.getsockname()[1])


def test_no_answer_waits_for_the_one_before_to_be_acknowledged() -> None:
    """Asyncio turns that delay off only where the socket says that it is TCP."""
    with listen(None) as listening:
        assert listening.proto == socket.IPPROTO_TCP
