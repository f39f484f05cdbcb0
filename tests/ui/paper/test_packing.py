# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file of any number of objects is whole, and every object is found by its number."""

import io

import pikepdf
import pytest

from ui.paper.packing import Packing


@pytest.mark.parametrize("objects", [0, 1, 246, 247, 248, 496, 497, 498, 1_000])
def test_every_object_is_found_by_its_number(objects: int) -> None:
    packing = Packing()
    packing.add(3, b"<< /Type /Pages /Kids [] /Count 0 >>")
    packing.add(1, b"<< /Type /Catalog /Pages 3 0 R /More [%b] >>" % _references(objects))
    for number in range(objects):
        packing.add(4 + number, b"<< /Said (%d) >>" % number)
    packing.add(2, b"<< /Length 3 >>\nstream\nabc\nendstream")
    made = packing.ended(1, 3)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert [str(one.Said) for one in pdf.Root.More] == [str(number) for number in range(objects)]
        assert pdf.get_object(2, 0).read_bytes() == b"abc"


def _references(objects: int) -> bytes:
    return b" ".join(b"%d 0 R" % (4 + number) for number in range(objects))


def test_the_same_objects_are_the_same_file_and_others_have_another_mark() -> None:
    def made(said: bytes) -> bytes:
        packing = Packing()
        packing.add(1, b"<< /Type /Catalog /Pages 2 0 R /Said (%b) >>" % said)
        packing.add(2, b"<< /Type /Pages /Kids [] /Count 0 >>")
        return packing.ended(1, 2)

    assert made(b"one") == made(b"one")
    marks = [pikepdf.open(io.BytesIO(made(said))).trailer.ID[0] for said in (b"one", b"two")]
    assert marks[0] != marks[1]
