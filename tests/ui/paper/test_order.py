# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading order is kept as numbers, and gives back what was put in."""

from hypothesis import given
from hypothesis import strategies as st

from ui.paper.order import ReadingOrder, Tagged

PIECES = st.builds(
    Tagged,
    st.integers(0, 3_000),
    st.sampled_from(["H1", "P", "TR", "TD", "Figure"]),
    st.none() | st.integers(0, 5_000),
    st.none() | st.integers(0, 90_000),
    st.lists(st.integers(0, 5_000), max_size=2).map(tuple),
    st.integers(1, 4),
    st.sampled_from(["", "Two bars"]),
)


def _order(pieces: list[Tagged]) -> ReadingOrder:
    order = ReadingOrder()
    for piece in pieces:
        index = order.add(piece.page, piece.role, piece.mark, piece.inside)
        order.say(index, piece.said)
        order.stretch(index, piece.across)
        for mark in piece.more:
            order.mark_again(index, mark)
    return order


@given(st.lists(PIECES))
def test_what_was_added_comes_back_in_order(pieces: list[Tagged]) -> None:
    order = _order(pieces)
    assert len(order) == len(pieces)
    assert list(order) == pieces
    assert [order[i] for i in range(len(pieces))] == pieces


@given(st.lists(PIECES, min_size=1), st.data())
def test_what_stands_alike_on_another_page_differs_in_its_page_alone(
    pieces: list[Tagged], data: st.DataObject
) -> None:
    order = _order(pieces)
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces)))
    order.repeat(range(first, last), 77)
    assert list(order) == [*pieces, *(piece._replace(page=77) for piece in pieces[first:last])]
