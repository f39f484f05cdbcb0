# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How everything looks: tokens become one palette, one style sheet, one set of fonts and tinted icons."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from resources import data
from ui.screen.choices import Scheme
from ui.screen.sheet import SHEET
from ui.screen.tokens import DARK, LIGHT, Tokens

FAMILIES = ["Noto Sans", "Noto Sans Devanagari", "Noto Sans Gurmukhi"]
FONTS = tuple(
    f"{family.replace(' ', '')}-{weight}" for family in FAMILIES for weight in ("Regular", "SemiBold")
)
BODY, SMALL, HEAD, NAME = 10.5, 9.0, 12.75, 16.5
"""Points: 14, 12, 17 and 22 pixels at 96 dpi."""


class _Look:
    __slots__ = ("percent", "tokens")

    def __init__(self) -> None:
        self.tokens: Tokens = LIGHT
        self.percent = 100


_look = _Look()


def tokens() -> Tokens:
    """Return the colours in use."""
    return _look.tokens


def percent() -> int:
    """Return the text size in use, in per cent."""
    return _look.percent


def px(size: float) -> int:
    """Return a length that grows with the text."""
    return round(size * _look.percent / 100)


def load_fonts() -> None:
    """Give Qt the six faces the screen writes with."""
    for name in FONTS:
        QFontDatabase.addApplicationFontFromData(QByteArray(data.font(name)))


def wants_dark(app: QApplication, scheme: Scheme) -> bool:
    """Tell whether the screen is dark: by choice, else by the system."""
    if scheme is Scheme.SYSTEM:
        return app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return scheme is Scheme.DARK


def differs(app: QApplication, scheme: Scheme, size: int) -> bool:
    """Tell whether the program wears other colours or sizes now: dressing anew walks every widget."""
    wanted = DARK if wants_dark(app, scheme) else LIGHT
    return _look.tokens is not wanted or _look.percent != size or not app.styleSheet()


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM, size: int = 100) -> None:
    """Dress the whole program. Safe to call again at any time: everything repaints."""
    prepare(app, scheme, size)
    put_sheet_on(app)


def prepare(app: QApplication, scheme: Scheme = Scheme.SYSTEM, size: int = 100) -> None:
    """Lay out colours and faces, before the first page is built; the style sheet comes when it stands."""
    _look.tokens = DARK if wants_dark(app, scheme) else LIGHT
    _look.percent = size
    app.setFont(font())
    app.setPalette(_palette(_look.tokens))


def take_sheet_off(app: QApplication) -> None:
    """Undress everything, before the next sheet comes; nothing may be painted until then.

    Over another sheet, Qt dresses each widget once for itself and once more for everything it stands on: four
    tenths of a second for a place. Where none is worn, once.
    """
    app.setStyleSheet("")


def put_sheet_on(app: QApplication) -> None:
    """Dress what was built in the colours and sizes laid out for it."""
    take_sheet_off(app)
    app.setStyleSheet(style_sheet(_look.tokens, _look.percent))


def font(points: float = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a face of the screen at a size of the scale, grown with the text."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPointSizeF(points * _look.percent / 100)
    made.setWeight(weight)
    return made


def style_sheet(colours: Tokens, size: int) -> str:
    """Return the one style sheet. Its point sizes do not follow the program's font: they are grown here."""
    text = SHEET
    for name, value in sorted(colours._asdict().items(), reverse=True):  # $ink2 before $ink
        if isinstance(value, str):
            text = text.replace(f"${name}", value)
    if size == 100:
        return text
    return re.sub(r"(\d+(?:\.\d+)?)pt", lambda found: f"{float(found[1]) * size / 100:.2f}pt", text)


def _palette(colours: Tokens) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in {
        role.Window: colours.bg,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.ink,
        role.PlaceholderText: colours.ink3,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.Highlight: colours.brand,
        role.HighlightedText: colours.on_brand,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.surface,
        role.Link: colours.brand,
        role.Mid: colours.line2,
        role.Light: colours.surface,
        role.Dark: colours.line2,
        role.BrightText: colours.ink,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.ink3))
    return made


def colour(token: str) -> QColor:
    """Return one colour in use by its token."""
    return QColor(getattr(_look.tokens, token))


class _Icon(QIconEngine):
    """Paints an SVG when asked, in the colour its token has then: sharp at any scale, right in any scheme."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 - Qt's signature
    ) -> None:
        token = "ink3" if mode is QIcon.Mode.Disabled else self._token
        side = rect.height()  # where the place is wider than high, the rest is the gap before the text
        _svg(self._name, getattr(_look.tokens, token)).render(painter, QRectF(rect.x(), rect.y(), side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Icon(self._name, self._token)


@lru_cache(256)
def _svg(name: str, tint: str) -> QSvgRenderer:
    drawing = data.icon(name).replace(b"currentColor", tint.encode())
    return QSvgRenderer(QByteArray(drawing.replace(b'stroke-width="2"', b'stroke-width="1.9"')))


def icon(name: str, tint: str = "ink2") -> QIcon:
    """Return an icon of the set, tinted by a token."""
    return QIcon(_Icon(name, tint))


def paint_icon(painter: QPainter, rect: QRectF, name: str, token: str) -> None:
    """Paint an icon into a list row or a picture."""
    _svg(name, getattr(_look.tokens, token)).render(painter, rect)
