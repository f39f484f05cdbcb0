# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading order added at a file's end: whole at every number of pieces, and in any script."""

from collections.abc import Callable

import pikepdf
import pytest

from ui.paper import document
from ui.paper.fonts import REGULAR
from ui.paper.pen import A4, Pen
from ui.paper.typeset import Line

Sound = Callable[[bytes], pikepdf.Pdf]


@pytest.mark.parametrize("pieces", [0, 1, 396, 397, 398, 1_203])
def test_every_piece_is_read_in_its_order(sound: Sound, pieces: int) -> None:
    pen = Pen(A4, "en")
    for number in range(pieces):
        with pen.tag("H1" if number % 2 else "P"):
            Line(str(number % 10), REGULAR).draw(pen, 60, 600, 9)
    pen.next_page()
    pdf = sound(document.finish(pen, "Document", "en"))
    root = pdf.Root.StructTreeRoot
    kids: list[pikepdf.Object] = list(root.K.K)
    assert [str(kid.S) for kid in kids] == ["/H1" if number % 2 else "/P" for number in range(pieces)]
    assert [int(kid.K) for kid in kids] == list(range(pieces))
    assert all(kid.P.objgen == root.K.objgen for kid in kids)
    listed: list[pikepdf.Object] = list(root.ParentTree.Nums[1]) if pieces else []
    assert [one.objgen for one in listed] == [kid.objgen for kid in kids]


def test_a_figure_says_what_it_shows_in_any_script(sound: Sound) -> None:
    pen = Pen(A4, "hi")
    with pen.tag("Figure", said="उपस्थिति (90) 🪁"):
        pen.line(0, 0, 9, 9)
    pen.next_page()
    pdf = sound(document.finish(pen, "Document", "hi"))
    assert str(pdf.Root.StructTreeRoot.K.K[0].Alt) == "उपस्थिति (90) 🪁"


def test_a_table_over_two_pages_is_one(sound: Sound) -> None:
    pen = Pen(A4, "en")
    table: int | None = None
    for _ in range(2):
        with pen.holding("Table", table) as table, pen.holding("TR"):
            with pen.tag("TH"):
                Line("Name", REGULAR).draw(pen, 60, 600, 9)
            pen.empty("TD", across=3)
        pen.next_page()
    pdf = sound(document.finish(pen, "Document", "en"))
    (held,) = pdf.Root.StructTreeRoot.K.K
    pages = [page.obj.objgen for page in pdf.pages]
    assert [row.K[0].Pg.objgen for row in held.K] == pages
    assert [int(row.K[1].A.ColSpan) for row in held.K] == [3, 3]
    assert [int(page.obj.StructParents) for page in pdf.pages] == [0, 1]
