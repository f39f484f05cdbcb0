# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence is said in Hindi and in Punjabi, with its places, its plural forms and nothing left over."""

import ast
import gettext
import importlib.util
import types
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]


def _tool() -> types.ModuleType:
    spec = importlib.util.spec_from_file_location("saathi_translate", ROOT / "packaging" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRANSLATE = _tool()


@pytest.fixture(scope="module")
def code() -> Catalog:
    """Return every sentence of the code."""
    return TRANSLATE.extracted()


@pytest.mark.parametrize("language", ["hi", "pa"])
def test_every_sentence_is_said(language: str, code: Catalog) -> None:
    found = TRANSLATE.findings(language, code)
    assert not found, "run packaging/translate.py:\n" + "\n".join(found[:40])


def test_sentences_of_all_shapes_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "ui"
    room.mkdir()
    (room / "words.py").write_text(
        'tr("Open {name}", name=1)\ntrn("{n} bed", "{n} beds", 2)\ntrc("button", "Close")\n'
        'message("Kept")\ncounted("{n} row", "{n} rows", 3, file=1)\nN_("Later")\nother("Never")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(TRANSLATE, "ROOT", tmp_path)
    found = {(message.context, message.id) for message in TRANSLATE.extracted() if message.id}
    assert found == {
        (None, "Open {name}"),
        (None, ("{n} bed", "{n} beds")),
        ("button", "Close"),
        (None, "Kept"),
        (None, ("{n} row", "{n} rows")),
        (None, "Later"),
    }


@pytest.mark.parametrize(
    ("string", "fault"),
    [
        ("", "not translated"),
        ("{nam} खोलें", "its places"),
        ("खोलें", "its places"),
        ("{name} खोलें", None),
    ],
)
def test_faults_of_a_translation_are_named(string: str, fault: str | None) -> None:
    said = Catalog().add("Open {name}")
    message = Catalog(locale="hi").add("Open {name}", string)
    faults = list(TRANSLATE._faults(message, said))
    assert [fault] == [line[: len(fault)] for line in faults] if fault else not faults


def test_one_thing_is_said_in_one_word() -> None:
    assert (
        TRANSLATE.in_one_word("hi", "सीलबंद खाने खाली हैं; दिखाने को कुछ नहीं")
        == "मुहरबंद ख़ाने ख़ाली हैं; दिखाने को कुछ नहीं"
    )
    assert TRANSLATE.in_one_word("pa", "ਉਹਨਾਂ ਦੀ ਫਾਈਲ ਸਾਂਭੋ") == "ਉਨ੍ਹਾਂ ਦੀ ਫ਼ਾਈਲ ਸੰਭਾਲੋ"
    for language, words in TRANSLATE.ONE_WORD.items():
        for ours in words.values():
            assert TRANSLATE.in_one_word(language, ours) == ours, "the better word is not bettered again"


HEAD = 'msgid ""\nmsgstr ""\n"Language: hi\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay a project of three sentences with a Hindi catalogue that still says an old one."""
    room = tmp_path / "ui"
    room.mkdir()
    code = 'tr("Save")\ntr("Open")\ntrn("{n} bed", "{n} beds", 2)\n'
    (room / "words.py").write_text(code, encoding="utf-8")
    folder = tmp_path / "resources" / "locale" / "hi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    text = HEAD + 'msgid "Open"\nmsgstr "खोलें"\n\nmsgid "Old"\nmsgstr "पुराना"\n'
    (folder / "saathi.po").write_text(text, encoding="utf-8")
    monkeypatch.setattr(TRANSLATE, "ROOT", tmp_path)
    monkeypatch.setattr(TRANSLATE, "LANGUAGES", ("hi",))
    return folder


def _spoken(folder: Path) -> gettext.GNUTranslations:
    with (folder / "saathi.mo").open("rb") as source:
        return gettext.GNUTranslations(source)


def test_updating_takes_fragments_and_keeps_what_is_still_said(small: Path, tmp_path: Path) -> None:
    fragment = tmp_path / "more.po"
    fragment.write_text(
        HEAD + 'msgid "Save"\nmsgstr "सहेजें"\n\n#, fuzzy\nmsgid "Open"\nmsgstr "?"\n', encoding="utf-8"
    )
    assert TRANSLATE.main([str(fragment)]) == 1  # the beds are still missing
    spoken = _spoken(small)
    assert [spoken.gettext(text) for text in ("Save", "Open", "Old")] == ["सहेजें", "खोलें", "Old"]
    written = (small / "saathi.po").read_text(encoding="utf-8")
    assert "#:" not in written
    assert written.index('"Open"') < written.index('"Save"') < written.index('"{n} bed"')


def test_an_unfinished_plural_is_said_in_english_not_left_blank(small: Path) -> None:
    TRANSLATE.main([])
    assert _spoken(small).ngettext("{n} bed", "{n} beds", 2) == "{n} beds"


def test_a_finished_catalogue_has_no_findings_and_does_not_change(small: Path, tmp_path: Path) -> None:
    fragment = tmp_path / "more.po"
    beds = 'msgid "{n} bed"\nmsgid_plural "{n} beds"\nmsgstr[0] "एक बिस्तर"\nmsgstr[1] "{n} बिस्तर"\n'
    fragment.write_text(HEAD + 'msgid "Save"\nmsgstr "सहेजें"\n\n' + beds, encoding="utf-8")
    assert TRANSLATE.main([str(fragment)]) == 0
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    assert TRANSLATE.main([]) == 0
    assert TRANSLATE.main(["check"]) == 0
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before


def test_a_fragment_in_no_known_language_changes_nothing(small: Path, tmp_path: Path) -> None:
    fragment = tmp_path / "more.po"
    fragment.write_text(HEAD.replace("hi", "ta"), encoding="utf-8")
    before = (small / "saathi.po").read_bytes()
    assert TRANSLATE.main([str(fragment)]) == 2
    assert (small / "saathi.po").read_bytes() == before


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "tests/scenes").glob("*.py")), ROOT / "tests/ui/screen/fakefront.py"]
)
def test_what_a_picture_says_is_what_the_program_says(path: Path) -> None:
    """A sentence invented for a scene would stand in English in every picture."""
    catalogue = read_po(BytesIO((ROOT / "resources/locale/hi/LC_MESSAGES/saathi.po").read_bytes()))
    known = {each.id if isinstance(each.id, str) else each.id[0] for each in catalogue}
    said = {
        str(call.args[0].value)
        for call in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"message", "counted"}
        and isinstance(call.args[0], ast.Constant)
    }
    assert said - known == set()
