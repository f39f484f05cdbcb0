# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A logo is checked before it is kept: whole, bounded, without what a camera wrote into it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from models.centre import logos, picture, svg
from models.centre.svg_path import steps_of
from models.desk.desk import Desk
from models.messages import NotAllowed, Refused
from models.words import Role

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 100 50">{inside}</svg>"""


def dots(kind: str = "PNG", size: tuple[int, int] = (300, 200), mode: str = "RGB") -> bytes:
    """Return an invented picture's file."""
    out = BytesIO()
    Image.new(mode, size, 7).save(out, kind)
    return out.getvalue()


def drawing(inside: str) -> bytes:
    """Return an invented drawing's file."""
    return SVG.format(inside=inside).encode()


def test_a_logo_is_kept_replaced_and_dropped(desk: Desk) -> None:
    assert logos.logo(desk) is None
    logos.keep(desk, dots())
    kept = logos.logo(desk)
    assert kept is not None
    assert (kept.kind, kept.width, kept.height) == ("png", 300, 200)
    logos.keep(desk, drawing("<rect width='9' height='9'/>"), discreet=True)
    assert logos.logo(desk, discreet=True) is not None
    logos.drop(desk)
    assert logos.logo(desk) is None


def test_a_discreet_paper_has_the_logo_only_where_the_centre_said_so(desk: Desk) -> None:
    logos.keep(desk, dots())
    assert logos.logo(desk, discreet=True) is None


def test_only_a_manager_changes_the_logo(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.DESK)
    with pytest.raises(NotAllowed):
        logos.keep(desk, dots())


def test_a_large_photograph_is_made_small_and_tells_no_place() -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (3000, 1500), 7).save(out, "JPEG", exif=exif)
    assert b"taken at home" in out.getvalue()
    found = picture.read(out.getvalue())
    assert (found.width, found.height) == (1200, 600)
    assert b"taken at home" not in found.content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_dots_is_read(mode: str) -> None:
    assert picture.read(dots(mode=mode)).kind == "png"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        dots()[:60],
        dots("GIF"),
        dots("JPEG")[:200],
        b"<svg",
        b"<?xml version='1.0'?><html/>",
        drawing(""),
        drawing("<path d='M 1'/>"),
        drawing("<path d='0 0'/>"),
        b"<svg width='0' height='5'><rect width='1' height='1'/></svg>",
        drawing("<rect width='9' height='9' transform='rotate()'/>"),
    ],
)
def test_a_damaged_logo_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        picture.read(content)


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<text>NMK</text>", "text"),
        ("<script>alert(1)</script>", "script"),
        ("<image href='file:///etc/hostname'/>", "image"),
        ("<use href='#a'/>", "use"),
        ("<rect width='9' height='9' fill='url(#shade)'/>", "url(#shade)"),
        ("<rect width='9' height='9' style='opacity:0.5'/>", "opacity"),
        ("<g filter='url(#blur)'><rect width='9' height='9'/></g>", "filter"),
    ],
)
def test_what_cannot_be_printed_as_it_is_drawn_is_named(inside: str, what: str) -> None:
    with pytest.raises(Refused) as refused:
        picture.read(drawing(inside))
    assert refused.value.message.parameters["what"] == what


def test_entities_and_foreign_files_are_never_read() -> None:
    bomb = b"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg viewBox='0 0 9 9'><title>&a;</title></svg>"
    with pytest.raises(Refused):
        picture.read(bomb)


def test_what_is_too_large_or_too_thin_is_refused() -> None:
    with pytest.raises(Refused, match="too large"):
        picture.read(b"\x89PNG" + bytes(picture.LARGEST_FILE))
    with pytest.raises(Refused, match="too large"):
        picture.read(dots(size=(8000, 6000), mode="1"))
    with pytest.raises(Refused, match="too long and thin"):
        picture.read(dots(size=(1300, 100)))
    with pytest.raises(Refused, match="too many shapes"):
        picture.read(drawing("<rect width='1' height='1'/>" * (svg.MOST_SHAPES + 1)))


def test_shapes_are_moved_to_the_drawings_corner_and_painted_as_they_inherit() -> None:
    found = svg.read(
        drawing(
            "<g fill='#f00' transform='translate(10 20) scale(2)' stroke-width='3'>"
            "<rect width='4' height='5' style='stroke: rgb(0, 0, 255)'/></g><line x2='5' fill='none'/>"
        )
    )
    assert (found.width, found.height, len(found.shapes)) == (100, 50, 1)
    shape = found.shapes[0]
    assert (shape.fill, shape.stroke, shape.thickness) == ((1, 0, 0), (0, 0, 1), 6)
    assert [at for _kind, points in shape.steps for at in points] == [(0, 0), (8, 0), (8, 10), (0, 10)]


def test_a_paths_letters_are_understood_relative_glued_and_smooth() -> None:
    steps = steps_of("m10-5l5,5h-5v.5.5zc1 1 2 2 3 3s1 1 2 2q1 1 2 0t2 0a1 1 0 01 2 0")
    assert steps[0] == ("m", ((10.0, -5.0),))
    assert [kind for kind, _points in steps[:7]] == ["m", "l", "l", "l", "l", "z", "c"]
    assert steps[6] == ("c", ((11.0, -4.0), (12.0, -3.0), (13.0, -2.0)))
    assert steps[7][1][0] == (14.0, -1.0)
    assert steps[-1][1][-1] == pytest.approx((21.0, 0.0))


def test_an_arc_passes_where_its_circle_does() -> None:
    steps = steps_of("M 0 0 A 5 5 0 0 1 10 0")
    middle = steps[1][1][2]
    assert middle == pytest.approx((5, -5))


@given(st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.,- eE", max_size=60))
def test_no_path_breaks_the_reader(path: str) -> None:
    try:
        picture.read(drawing(f"<path d='{path}'/>"))
    except Refused:
        return


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"<svg viewBox='0 0 9 9'>"):
        try:
            picture.read(start + content)
        except Refused:
            continue
