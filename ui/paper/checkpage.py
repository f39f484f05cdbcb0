# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check page: every line of every certificate as it will print, on paper to be looked over and ticked."""

from collections.abc import Sequence

from models.messages import Refused, message
from models.sobriety.faces import CertificateFace
from models.words import Language
from ui.language import of
from ui.paper import document, tables
from ui.paper.certificate import lines_as_printed
from ui.paper.pen import A4, MM, Pen
from ui.paper.tables import Column, Table


def render_check(faces: Sequence[CertificateFace], language: Language) -> bytes:
    """Return a page for each certificate: labels in the reader's language, lines as they will print."""
    if not faces:
        raise Refused(message("There is no certificate to print. Choose somebody first."))
    pen = Pen(A4, language.value)
    for face in faces:
        tables.draw(pen, _table(face, language), language)
    return document.finish(pen, of(language).tr("Check before printing"), language.value)


def _table(face: CertificateFace, language: Language) -> Table:
    catalogue = of(language)
    tr = catalogue.tr
    lines = [(name, text, "") for name, text in lines_as_printed(face, catalogue) if text]
    return Table(
        title=tr("Check before printing"),
        columns=(
            Column(tr("Line"), 5),
            Column(tr("As it will print"), 12),
            Column(tr("Correct as it is"), 3),
        ),
        rows=tuple(lines),
        under=(face.serial,),
        notes=(tr("Look at every line, the name letter by letter. Mend what is wrong before you print."),),
        row_height=9 * MM,
        text=11,
        signed=True,
    )
