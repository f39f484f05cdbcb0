# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates say what they should, fit any name, and tell nothing where they must not."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from PIL import Image

from models.centre.picture import Picture, read
from models.messages import Refused
from models.sobriety.faces import CertificateFace, tells_too_much
from models.words import Language, Unit
from ui.language import of
from ui.paper.certificate import DESIGNS, lines_as_printed, make_ready, missing, render
from ui.paper.logo import LogoArt
from ui.paper.numbers import in_words
from ui.paper.ornament import Frame
from ui.paper.wording import wording

Extract = Callable[[bytes], list[str]]
Sound = Callable[[bytes], pikepdf.Pdf]


def _dots() -> bytes:
    out = BytesIO()
    Image.new("RGBA", (90, 30), (15, 82, 87, 128)).save(out, "PNG")
    return out.getvalue()


LOGOS = {
    "dots": read(_dots()),
    "shapes": read(b"<svg viewBox='0 0 90 30'><circle cx='9' cy='9' r='9' fill='teal' stroke='gold'/></svg>"),
}


def test_the_page_says_what_the_face_holds(face: CertificateFace, pdfium: Extract, sound: Sound) -> None:
    pdf = render([face])
    assert len(sound(pdf).pages) == 1
    page = " ".join(pdfium(pdf)[0].split())
    for expected in (
        "Navjeevan De-addiction Centre",
        "Certificate of Achievement",
        "This is to certify that",
        "Ramesh Kumar",
        "has completed 90 days of sobriety.",
        "(ninety days)",
        "Reached on 21-11-2026 · Presented at Ludhiana on 22-11-2026",
        "Dr. Meera Sharma",
        "De-addiction counsellor",
        "Certificate no. CERT/2026-27/0001",
        "Verification code 7K3MQ 9XW2B",
        "This is not a medical, drug-test or court certificate.",
    ):
        assert expected in page
    assert "Reprint" not in page


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("count", [1, 6])
def test_a_discreet_certificate_tells_nothing(
    face: CertificateFace, language: Language, unit: Unit, count: int, pdfium: Extract, sound: Sound
) -> None:
    quiet = replace(face, discreet=True, language=language, unit=unit, count=count)
    pdf = render([quiet])
    page = pdfium(pdf)[0]
    assert not tells_too_much(page), page
    for line in page.splitlines():
        assert not tells_too_much(line), line
    document = sound(pdf)
    assert not tells_too_much(document.Root.Metadata.read_bytes().decode())
    assert not any(tells_too_much(str(value)) for value in document.docinfo.values())
    assert str(document.docinfo["/Title"]) == "Document"
    assert b"addict" not in pdf.lower()


def test_a_discreet_certificate_without_a_discreet_name_names_no_centre(face: CertificateFace) -> None:
    quiet = replace(face, discreet=True, discreet_centre={})
    assert wording(quiet).centre == ""
    revealing = replace(face, discreet=True, discreet_centre={"en": "Nasha Mukti Kendra"})
    assert wording(revealing).centre == ""
    assert any("Nasha Mukti Kendra" in text for _, text in lines_as_printed(revealing, of(Language.ENGLISH)))
    assert len(render([quiet])) > 0


@pytest.mark.parametrize(
    "text",
    [
        "De-addiction counsellor",
        "NASHA MUKTI KENDRA",
        "drug-test",
        "sober",
        "नशा मुक्ति केंद्र",
        "नशामुक्त",
        "ਨਸ਼ਾ-ਮੁਕਤ",
        "Rehab manager",
        "NA group",
        "ਨਸ਼ਿਆਂ ਤੋਂ ਦੂਰ",
        "सुधार केंद्र",
    ],
)
def test_revealing_words_are_known(text: str) -> None:
    assert tells_too_much(text)


@pytest.mark.parametrize(
    "text", ["Navjeevan Society", "Counsellor", "लुधियाना", "ਪ੍ਰਬੰਧਕ", "Nakodar", "ਸੁਧਾਰ, ਲੁਧਿਆਣਾ"]
)
def test_plain_words_are_not_taken_for_revealing(text: str) -> None:
    assert not tells_too_much(text)


@pytest.mark.parametrize(
    "name",
    [
        "A",
        "Venkata Satyanarayana Subrahmanyeswara Ramakrishnan Thiruvengadam Chakravarthy K",
        "वेंकट सत्यनारायण सुब्रह्मण्येश्वर रामकृष्णन तिरुवेंगडम चक्रवर्ती",
        "W" * 80,
        "MOHAMMED IQBAL",
        "محمد اقبال",
        "<b>Ram & 'Sita'</b>",
        "क्ष्म्य " * 16,
        "x" * 300,
    ],
)
def test_any_name_stands_inside_the_frame(
    face: CertificateFace, name: str, pdfium: Extract, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.paper import typeset

    reach: list[tuple[float, float]] = []
    drawn = typeset.Line.draw

    def draw(
        line: typeset.Line, pen: typeset.Pen, x: float, y: float, size: float, *, wider_by: float = 0
    ) -> None:
        reach.append((x, x + line.width(size)))
        drawn(line, pen, x, y, size, wider_by=wider_by)

    monkeypatch.setattr(typeset.Line, "draw", draw)
    for language, design in zip(Language, DESIGNS, strict=True):
        pdf = render([replace(face, name=name, language=language, design=design)])
        text = "".join(pdfium(pdf)[0].split())
        assert "".join(name.split()) in text
    assert min(start for start, _ in reach) >= 60
    assert max(end for _, end in reach) <= 842 - 60


def test_hidden_characters_in_a_name_are_refused(face: CertificateFace) -> None:
    with pytest.raises(Refused):
        render([replace(face, name="Ram\u202eesh")])


def test_two_hundred_people_share_one_background(face: CertificateFace, sound: Sound) -> None:
    people = [replace(face, name=f"Ramesh {i}", serial=f"CERT/2026-27/{i:04d}") for i in range(200)]
    document = sound(render(people))
    assert len(document.pages) == 200
    forms = [
        thing
        for thing in document.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
    ]
    used = [
        {str(name): form.objgen for name, form in page.Resources["/XObject"].items()}
        for page in document.pages
    ]
    borders = {form for names in used for name, form in names.items() if "rosette" not in name}
    assert len(borders) == 1
    assert len(forms) <= 1 + 14, "seven numbers of petals, two of strands"
    parts = Counter(part.objgen for page in document.pages for part in page.obj.Contents)
    assert [many for many in parts.values() if many > 1] == [200] * 4, "border, head, sentence and foot"


def test_each_serial_has_a_rosette_of_its_own_and_the_same_serial_the_same(face: CertificateFace) -> None:
    assert render([face]) == render([face])
    assert render([face]) != render([replace(face, serial="CERT/2026-27/0002")])


def test_a_reprint_says_so(face: CertificateFace, pdfium: Extract) -> None:
    assert "Reprint" in pdfium(render([replace(face, reprint=True)]))[0]


def test_one_of_anything_is_singular(face: CertificateFace) -> None:
    assert wording(replace(face, count=1)).sentence == "has completed the first 24 hours of sobriety."
    day_one = replace(face, count=1, count_start_day=True)
    assert wording(day_one).sentence == "has completed 1 day of sobriety."
    assert wording(replace(face, count=1, unit=Unit.YEARS)).words == "(one year)"
    assert wording(replace(face, count=18, unit=Unit.MONTHS)).words == "(eighteen months)"
    assert wording(face).whole_sentence == "Ramesh Kumar has completed 90 days of sobriety."


def test_the_counting_convention_is_printed_for_days_only(face: CertificateFace) -> None:
    assert wording(replace(face, count_start_day=True)).convention
    assert not wording(replace(face, count_start_day=True, unit=Unit.YEARS)).convention


def test_two_languages_stand_on_one_page(face: CertificateFace, pdfium: Extract) -> None:
    both = replace(face, language=Language.PUNJABI, second_language=Language.ENGLISH)
    assert "Ramesh Kumar has completed 90 days of sobriety." in pdfium(render([both]))[0]


def test_the_check_page_shows_every_line_before_printing(face: CertificateFace) -> None:
    lines = dict(lines_as_printed(face, of(Language.ENGLISH)))
    assert lines["Name"] == "Ramesh Kumar"
    assert lines["Second signature"] == "Harjit Singh Gill – Manager"
    assert lines["Code"].endswith("7K3MQ 9XW2B")


def test_what_cannot_be_printed_is_known_before_printing(face: CertificateFace) -> None:
    assert missing([face]) == {}
    assert missing([face, replace(face, name="Sita 😀")]) == {"Sita 😀": ["😀"]}


def test_a_design_nobody_drew_is_refused(face: CertificateFace) -> None:
    with pytest.raises(Refused) as refused:
        render([replace(face, design="gothic")])
    assert refused.value.message.parameters["known"] == ", ".join(DESIGNS)


def test_nobody_chosen_is_said_and_not_printed_as_an_empty_file() -> None:
    with pytest.raises(Refused, match="no certificate"):
        render([])


@pytest.mark.parametrize("language", Language)
def test_getting_ready_leaves_no_trace_in_what_is_printed(language: Language, face: CertificateFace) -> None:
    before = render([replace(face, language=language)])
    make_ready(language)
    assert render([replace(face, language=language)]) == before


def test_a_qr_is_printed_only_where_the_centre_chose_it(face: CertificateFace) -> None:
    assert len(render([replace(face, qr=True)])) > len(render([face]))


@pytest.mark.parametrize(
    ("count", "english", "hindi", "punjabi"),
    [
        (1, "one", "एक", "ਇੱਕ"),
        (15, "fifteen", "पंद्रह", "ਪੰਦਰਾਂ"),
        (90, "ninety", "नब्बे", "ਨੱਬੇ"),
        (99, "ninety-nine", "निन्यानवे", "ਨੜਿੰਨਵੇਂ"),
        (365, "three hundred sixty-five", "तीन सौ पैंसठ", "ਤਿੰਨ ਸੌ ਪੈਂਹਠ"),
        (1000, "one thousand", "एक हज़ार", "ਇੱਕ ਹਜ਼ਾਰ"),
        (10_000, "", "", ""),
    ],
)
def test_counts_in_words(count: int, english: str, hindi: str, punjabi: str) -> None:
    found = [in_words(count, language) for language in Language]
    assert found == [english, hindi, punjabi]


def test_no_two_counts_share_a_word() -> None:
    for language in Language:
        assert len({in_words(count, language) for count in range(1, 10_000)}) == 9_999


def test_a_frame_is_walked_at_even_speed_and_closes() -> None:
    frame = Frame(0, 0, 200, 100, 10)
    points = [frame.point(i / 1000) for i in range(1001)]
    steps = [((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 for a, b in pairwise(points)]
    assert max(steps) - min(steps) < 0.02
    assert points[0] == pytest.approx(points[-1], abs=1e-6)
    assert frame.point(0.02, away=5)[1] == pytest.approx(-5)


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("signers", [0, 1, 2, 3])
@pytest.mark.parametrize("kind", ["none", "dots", "shapes"])
def test_every_design_takes_any_logo_and_one_to_three_signatures(
    face: CertificateFace, design: str, signers: int, kind: str, sound: Sound, pdfium: Extract
) -> None:
    people = tuple(({"en": f"Signer {i}"}, {"en": f"Role {i}"}) for i in range(signers))
    pdf = render([replace(face, design=design, signatories=people)], LOGOS.get(kind))
    document = sound(pdf)
    pictures = [
        thing
        for thing in document.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
    ]
    assert bool(pictures) == (kind == "dots")
    page = pdfium(pdf)[0]
    assert all(f"Signer {i}" in page for i in range(signers))


def test_a_discreet_page_carries_the_logo_only_where_it_tells_nothing(face: CertificateFace) -> None:
    quiet = replace(face, discreet=True)
    telling = LOGOS["shapes"]
    assert render([quiet], telling) == render([quiet])
    assert render([quiet], replace(telling, discreet=True)) != render([quiet])


def test_logos_of_all_shapes_weigh_alike() -> None:
    for width, height in ((100, 100), (900, 220), (200, 500), (1200, 100)):
        across, up = LogoArt.of(Picture("png", b"", width, height)).size(46, 230)
        assert across <= 230
        assert up <= 46
        assert across / up == pytest.approx(width / height)
        assert across * up >= 800


@pytest.mark.parametrize("design", DESIGNS)
def test_designs_are_drawn_alike_on_any_day(face: CertificateFace, design: str, sound: Sound) -> None:
    pages = [replace(face, design=design, language=language) for language in Language]
    assert render(pages) == render(pages)
    sound(render(pages))


def test_a_second_language_says_the_name_in_its_own_script(face: CertificateFace, pdfium: Extract) -> None:
    both = replace(face, second_language=Language.HINDI, second_name="रमेश कुमार")
    for design in DESIGNS:
        page = pdfium(render([replace(both, design=design)]))[0]
        assert "रमेश कुमार ने" in page
        assert "Counsellor" not in page or "·" in page


def test_the_first_day_is_24_hours_in_every_language(face: CertificateFace) -> None:
    for language in Language:
        said = wording(replace(face, count=1, language=language))
        assert (said.figure, "24" in said.sentence) == ("24", True)
        assert "24" in wording(replace(face, count=1, language=language, discreet=True)).sentence


def test_the_centres_own_word_for_a_milestone_stands_beside_the_count(face: CertificateFace) -> None:
    own = replace(face, rung={"en": "First spring", "hi": "नशामुक्त बहार"})
    assert wording(own).words == "First spring (ninety days)"
    quiet = replace(own, discreet=True, language=Language.HINDI)
    assert wording(quiet).words == "(नब्बे दिन)"


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("language", Language)
def test_two_readers_find_the_same_words(
    face: CertificateFace, design: str, language: Language, pdfium: Extract, poppler: Extract | None
) -> None:
    paper = replace(face, design=design, language=language)
    said = wording(paper)
    wanted = [said.centre, said.title, said.sentence, said.dates, said.serial, said.code, said.limits]
    pdf = render([paper])
    for reader in (pdfium, poppler):
        page = " ".join(reader(pdf)[0].split()) if reader else ""
        assert reader is None or [text for text in wanted if text not in page] == []
