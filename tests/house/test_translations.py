# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence is said in Hindi and in Punjabi, with its places, its plural forms and nothing left over."""

import importlib.util
import types
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

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
