# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check page: one for each certificate, with every line of both languages on it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from models.messages import Refused
from models.sobriety.faces import CertificateFace
from models.words import Language
from ui.language import of
from ui.paper.certificate import lines_as_printed
from ui.paper.checkpage import render_check
from ui.paper.typeset import Unprintable

Extract = Callable[[bytes], list[str]]


@pytest.mark.parametrize("reader", Language)
def test_every_line_stands_on_the_page_as_it_will_print(
    face: CertificateFace, pdfium: Extract, reader: Language
) -> None:
    both = replace(face, second_language=Language.HINDI, second_name="रमेश कुमार", discreet=True)
    pages = pdfium(render_check([both, replace(face, name="Sita")], reader))
    assert len(pages) == 2
    page = " ".join(pages[0].split())
    for label, text in lines_as_printed(both, of(reader)):
        if text:
            assert label in page
            assert text in page


def test_names_and_signatures_of_a_second_language_are_listed(face: CertificateFace) -> None:
    both = replace(face, second_language=Language.HINDI, second_name="रमेश कुमार")
    lines = dict(lines_as_printed(both, of(Language.ENGLISH)))
    assert lines["Name, second language"] == "रमेश कुमार"
    assert lines["Second signature, second language"] == "Harjit Singh Gill – केंद्र प्रभारी"


def test_nobody_and_what_no_font_has_are_refused(face: CertificateFace) -> None:
    with pytest.raises(Refused, match="no certificate"):
        render_check([], Language.ENGLISH)
    with pytest.raises(Unprintable):
        render_check([replace(face, name="Sita 😀")], Language.ENGLISH)
