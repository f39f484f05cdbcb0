# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours that can be read, in both schemes, and text that grows everywhere."""

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.screen import theme
from ui.screen.choices import SIZES, Scheme
from ui.screen.sheet import SHEET
from ui.screen.tokens import DARK, LIGHT, MARKS, PAIRS, Tokens
from ui.screen.widgets.controls import Button, Picture


def luminance(code: str) -> float:
    colour = QColor(code)

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_every_text_stands_out_from_its_ground(tokens: Tokens, pair: tuple[str, str]) -> None:
    values = tokens._asdict()
    assert contrast(values[pair[0]], values[pair[1]]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", MARKS, ids="-beside-".join)
def test_edges_rings_and_ticks_can_be_seen(tokens: Tokens, pair: tuple[str, str]) -> None:
    values = tokens._asdict()
    assert contrast(values[pair[0]], values[pair[1]]) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_in_circles_can_be_read(tokens: Tokens) -> None:
    for ground, ink in tokens.avatars:
        assert contrast(ground, ink) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_is_red(tokens: Tokens) -> None:
    values = tokens._asdict()
    values.pop("avatars")
    for name, code in values.items():
        colour = QColor(str(code))
        is_red = colour.saturation() > 120 and (colour.hue() < 20 or colour.hue() > 335)
        assert not is_red, name


def test_every_colour_of_the_sheet_is_a_token() -> None:
    assert set(re.findall(r"\$(\w+)", SHEET)) <= set(LIGHT._asdict())
    assert "#" not in re.sub(r"\w#\w+", "", SHEET)


def test_the_three_scripts_have_a_face_each() -> None:
    families = set(QFontDatabase.families())
    assert set(theme.FAMILIES) <= families
    for family in theme.FAMILIES:
        assert "SemiBold" in QFontDatabase.styles(family)


@pytest.mark.parametrize("size", SIZES)
def test_text_and_icons_grow_while_they_stand(qtbot: QtBot, qapp: QApplication, size: int) -> None:
    theme.apply(qapp)
    label, button, picture = QLabel("Today"), Button(lambda: "Lock", icon="lock"), Picture("lock", size=20)
    for widget in (label, button, picture):
        qtbot.addWidget(widget)
        widget.show()
    before = label.fontMetrics().height()
    theme.apply(qapp, Scheme.LIGHT, size)
    assert label.fontMetrics().height() == pytest.approx(before * size / 100, rel=0.12)
    assert button.iconSize().height() == round(18 * size / 100)
    assert picture.height() == round(20 * size / 100)
    theme.apply(qapp)


def test_a_choice_goes_before_the_system(qapp: QApplication) -> None:
    assert theme.wants_dark(qapp, Scheme.DARK)
    assert not theme.wants_dark(qapp, Scheme.LIGHT)
    theme.apply(qapp, Scheme.DARK)
    assert theme.tokens() is DARK
    theme.apply(qapp, Scheme.LIGHT)
    assert theme.tokens() is LIGHT
