# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""For developers: keep the Hindi and Punjabi sentences in step with the code. Needs the dev environment.

``translate.py`` extracts every sentence, brings both catalogues up to date, compiles them and lists what has
no translation yet. ``translate.py more.po …`` first takes translations from those files, for the language
each header names. ``translate.py check`` changes nothing and says what is missing, wrong, left over or stale.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("desktop", "ui", "models", "resources")
LANGUAGES = ("hi", "pa")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "tr": (1,),
    "trn": (1, 2),
    "trc": ((1, "c"), 2),
    "message": (1,),
    "counted": (1, 2),
    "N_": (1,),
}

ONE_WORD: dict[str, dict[str, str]] = {
    "hi": {
        "खाली": "ख़ाली",
        "खाने": "ख़ाने",
        "खाना": "ख़ाना",
        "कागज़": "काग़ज़",
        "गलत": "ग़लत",
        "खत्म": "ख़त्म",
        "आखिरी": "आख़िरी",
        "बाकी": "बाक़ी",
        "इलाक(?=[ाे])": "इलाक़",
        "सीलबंद": "मुहरबंद",
        "हाज़िरियाँ": "उपस्थितियाँ",
        "हाज़िरी": "उपस्थिति",
        "अभिलेख": "रिकॉर्ड",
        "उम्र": "आयु",
        "USB स्टिक": "पेन ड्राइव",
    },
    "pa": {
        "ਖਾਲੀ": "ਖ਼ਾਲੀ",
        "ਖਾਨੇ": "ਖ਼ਾਨੇ",
        "ਖਾਨਾ": "ਖ਼ਾਨਾ",
        "ਕਾਗਜ਼": "ਕਾਗ਼ਜ਼",
        "ਖਤਮ": "ਖ਼ਤਮ",
        "ਆਖਰੀ": "ਆਖ਼ਰੀ",
        "ਗਲਤ": "ਗ਼ਲਤ",
        "ਗ਼ੈਰਹਾਜ਼ਰ": "ਗ਼ੈਰ-ਹਾਜ਼ਰ",
        "ਫਾਈਲ": "ਫ਼ਾਈਲ",
        "ਫੋਲਡਰ": "ਫ਼ੋਲਡਰ",
        "ਫੌਂਟ": "ਫ਼ੌਂਟ",
        "ਸੀਲਬੰਦ": "ਮੋਹਰਬੰਦ",
        "ਸਾਂਭ": "ਸੰਭਾਲ",
        "ਮੈਨੇਜਰ": "ਪ੍ਰਬੰਧਕ",
        "ਮਾਨਯ": "ਮੰਨਣਯੋਗ",
        "ਸਰਟੀਫ਼ਿਕੇਟ": "ਪ੍ਰਮਾਣ ਪੱਤਰ",
        "ਇਹਨਾਂ": "ਇਨ੍ਹਾਂ",
        "ਉਹਨਾਂ": "ਉਨ੍ਹਾਂ",
        "ਔਨਲਾਈਨ": "ਆਨਲਾਈਨ",
        "ਸਪ੍ਰੈਡਸ਼ੀਟ": "ਸਪ੍ਰੈੱਡਸ਼ੀਟ",
        "ਸਕਰੀਨ": "ਸਕ੍ਰੀਨ",
        "ਐਂਟਰੀਆਂ": "ਇੰਦਰਾਜ",
        "ਨਸ਼ਾ ਮੁਕਤੀ": "ਨਸ਼ਾ-ਮੁਕਤੀ",
        "USB ਸਟਿੱਕ": "ਪੈੱਨ ਡਰਾਈਵ",
    },
}
"""What is written in two ways is written in one: how a word begins, and how it begins here."""


def in_one_word(language: str, text: str) -> str:
    """Return a sentence in the words and the spelling that the others use."""
    for other, ours in ONE_WORD.get(language, {}).items():
        text = re.sub(rf"(?<![\u0900-\u097f\u0a00-\u0a7f]){other}", ours, text)
    return text


def extracted() -> Catalog:
    """Return every sentence of the code, with the comments for translators beside it."""
    catalogue = Catalog(project="saathi", charset="utf-8")
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            with path.open("rb") as source:
                for _line, ids, comments, context in extract(
                    "python", source, KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
                ):
                    catalogue.add(ids, context=context, auto_comments=comments)
    return catalogue


def place(language: str, ending: str) -> Path:
    """Return where a language's catalogue stands: ``po`` to read, ``mo`` to run."""
    return ROOT / "resources" / "locale" / language / "LC_MESSAGES" / f"saathi.{ending}"


def catalogue_of(path: Path) -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as source:
        return read_po(source, abort_invalid=True)


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue in the form the program reads; what is not whole is said in English."""
    whole = Catalog(catalogue.locale, project="saathi", charset="utf-8", fuzzy=False)
    whole.creation_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same sentences, the same bytes
    whole.last_translator = whole.language_team = "The Saathi team"
    for message in _sentences(catalogue):
        if all(forms(message)) and not message.fuzzy:
            whole.add(message.id, message.string, context=message.context)
    target = io.BytesIO()
    write_mo(target, whole)
    return target.getvalue()


def forms(message: Message) -> list[str]:
    """Return a sentence's translation as its plural forms, one for a sentence without."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def sources(message: Message) -> list[str]:
    """Return a sentence's English: singular, and plural where there is one."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def places(text: str) -> set[str]:
    """Return the named places of a sentence: ``{name}``, also with a format behind a colon."""
    return set(re.findall(r"(?<!\{)\{(\w*)[^{}]*\}(?!\})", text))


def update(language: str, code: Catalog, fragments: list[Catalog]) -> Catalog:
    """Bring one language up to date with the code; sentences no longer said are dropped."""
    catalogue = catalogue_of(place(language, "po"))
    fresh = {(message.context, sources(message)[0]): message for message in _sentences(code)}
    given = [catalogue, *(fragment for fragment in fragments if str(fragment.locale) == language)]
    new = Catalog(locale=language, project="saathi", charset="utf-8")
    for (context, first), message in fresh.items():
        string = _translation(given, message, first)
        string = (
            in_one_word(language, string)
            if isinstance(string, str)
            else tuple(in_one_word(language, form) for form in string)
        )
        new.add(message.id, string, context=context, auto_comments=message.auto_comments)
    _write(language, new)
    return new


def _translation(given: list[Catalog], message: Message, first: str) -> str | tuple[str, ...]:
    """Take the last translation given, if it has as many forms as the sentence now needs."""
    plural = not isinstance(message.id, str)
    best: str | tuple[str, ...] = ("", "") if plural else ""
    for catalogue in given:
        known = catalogue.get(first, message.context)
        if (
            known is not None
            and not known.fuzzy
            and any(forms(known))
            and isinstance(known.string, str) != plural
        ):
            best = known.string if isinstance(known.string, str) else tuple(forms(known))
    return best


def _sentences(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _write(language: str, catalogue: Catalog) -> None:
    """Write a catalogue so that it reads and merges well: sorted, no line numbers, no dates."""
    target = io.BytesIO()
    write_po(target, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    head = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: saathi\\n"\n'
        f'"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    place(language, "po").write_bytes(head.encode() + target.getvalue())
    place(language, "mo").write_bytes(compiled(catalogue_of(place(language, "po"))))


def findings(language: str, code: Catalog) -> list[str]:
    """Return what is not right with a language, one line each."""
    catalogue = catalogue_of(place(language, "po"))
    wanted = {(message.context, sources(message)[0]): message for message in _sentences(code)}
    found = [
        f"{language}: not in the catalogue: {first!r}"
        for (context, first) in wanted
        if catalogue.get(first, context) is None
    ]
    for message in _sentences(catalogue):
        said = wanted.get((message.context, sources(message)[0]))
        found += [f"{language}: {fault}: {sources(message)[0]!r}" for fault in _faults(message, said)]
        if any(in_one_word(language, form) != form for form in forms(message)):
            found.append(f"{language}: said in another word than elsewhere: {sources(message)[0]!r}")
    if catalogue.obsolete:
        found.append(f"{language}: left over: {len(catalogue.obsolete)} obsolete entries")
    if place(language, "mo").read_bytes() != compiled(catalogue):
        found.append(f"{language}: the compiled file is not the one of the catalogue")
    if catalogue.plural_forms != Catalog(locale=language).plural_forms:
        found.append(f"{language}: the header's plural rule is not the language's")
    return found


def _faults(message: Message, said: Message | None) -> Iterator[str]:
    if said is None:
        yield "no longer said"
        return
    if len(sources(said)) != len(forms(message)):
        yield "singular and plural do not match the code"
    if message.fuzzy:
        yield "only guessed (fuzzy)"
    wanted = set[str]().union(*(places(text) for text in sources(said)))
    for text in forms(message):
        if not text.strip():
            yield "not translated"
        elif not _same_places(places(text), wanted, plural=len(forms(message)) > 1):
            yield f"its places are {sorted(places(text))}, wanted {sorted(wanted)}"


def _same_places(has: set[str], wanted: set[str], *, plural: bool) -> bool:
    """Let a plural form say its number in words; everything else stands in every form."""
    return has == wanted or (plural and has == wanted - {"n"})


def main(arguments: list[str]) -> int:
    """Update or check; the exit code says whether everything is said in every language."""
    code = extracted()
    if arguments != ["check"]:
        fragments = [catalogue_of(Path(name)) for name in arguments]
        if strange := [
            name for name, po in zip(arguments, fragments, strict=True) if str(po.locale) not in LANGUAGES
        ]:
            print(f"The header of {', '.join(strange)} names no language of Saathi. Nothing was changed.")
            return 2
        for language in LANGUAGES:
            update(language, code, fragments)
    found = [line for language in LANGUAGES for line in findings(language, code)]
    for line in found:
        print(line)
    print(f"{sum(1 for _ in _sentences(code))} sentences, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
