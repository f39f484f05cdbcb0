# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes a machine can read: QR as one path, and Code 128 for the plain readers that centres have. Points."""

from ui.paper.pen import BLACK, Path, Pen

_QUIET = 4
_MASK = 2  # any mask reads as well; searching for the best takes most of the time


def draw_qr(pen: Pen, text: str, x: float, y: float, side: float) -> None:
    """Draw a QR code with its quiet zone into a square from its lower left corner."""
    import segno

    modules = [list(row) for row in segno.make_qr(text.upper(), error="q", mask=_MASK).matrix]
    unit = side / (len(modules) + 2 * _QUIET)
    path = Path()
    for row, line in enumerate(modules):
        for start, length in _runs(line):
            top = y + side - (row + _QUIET + 1) * unit
            path.rectangle(x + (start + _QUIET) * unit, top, length * unit, unit)
    pen.colour(BLACK)
    pen.fill(path)


def _runs(line: list[int]) -> list[tuple[int, int]]:
    """Return (start, length) of each stretch of dark modules."""
    runs: list[tuple[int, int]] = []
    for i, dark in enumerate(line):
        if not dark:
            continue
        if runs and sum(runs[-1]) == i:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((i, 1))
    return runs


# Widths of bar, space, bar, space, bar, space for each value 0 to 105, and the stop (ISO/IEC 15417).
_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 "
    "122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 "
    "321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 "
    "211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 "
    "213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 "
    "121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 "
    "241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 "
    "412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 "
    "211214 211232 2331112 "
)
_CODE_128 = _WIDTHS.split()
_START_B, _STOP = 104, 106


def code_128(text: str) -> str:
    """Return the widths of bars and spaces in turn, in modules, for printable ASCII (code set B)."""
    values = [_START_B, *(ord(character) - 32 for character in text)]
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], 1))) % 103
    return "".join(_CODE_128[value] for value in (*values, check, _STOP))


def draw_code_128(pen: Pen, text: str, right: float, y: float, height: float, module: float = 0.85) -> None:
    """Draw a Code 128 that ends at ``right``; ``module`` is its thinnest bar. Leave ten free beside it."""
    widths = [int(width) * module for width in code_128(text)]
    x = right - sum(widths)
    path = Path()
    for i, width in enumerate(widths):
        if i % 2 == 0:
            path.rectangle(x, y, width, height)
        x += width
    pen.colour(BLACK)
    pen.fill(path)
