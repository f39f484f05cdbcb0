# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Running one command: what it may raise becomes one sentence, and nothing personal leaves by mistake."""

import sys
from pathlib import Path

from desktop.commands.usage import Misused, Values, nobody_listens, reader_left, speak, tr
from models.messages import Refused
from models.vault.process import harden_process
from ui.language import say


class Failed(Exception):
    """The command answered, and the answer is not good: exit 1 after it was printed."""


def run(values: Values) -> int:
    """Run the chosen command and return the exit code."""
    harden_process()
    speak(values.language or "en")
    try:
        values.run(values)
        _flush()
    except Refused as refusal:
        return _refuse(refusal)
    except Misused as misuse:
        _said(str(misuse))
        return 2
    except Failed as failure:
        return _said(str(failure))
    except Exception as fault:  # noqa: BLE001 - the last door: a bug is noted without personal data
        gone = isinstance(fault, OSError) and reader_left(fault)
        return nobody_listens() if gone else _fault(fault)
    return 0


def _refuse(refusal: Refused) -> int:
    next_step = getattr(refusal, "next_step", None)
    return _said(" ".join(say(part) for part in (refusal.message, next_step) if part is not None))


def _said(sentence: str) -> int:
    _flush()
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
    return 1


def _flush() -> None:
    """Send out what was printed. Whoever started the command may have closed both streams."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _fault(fault: BaseException) -> int:
    place = note_fault(fault)
    if place is None:
        return _said(tr("Something unexpected happened. What was saved before is kept."))
    return _said(
        tr(
            "Something unexpected happened. What was saved before is kept. Details stand in {file}.",
            file=place,
        )
    )


def note_fault(fault: BaseException) -> Path | None:
    """Append the kind of fault and our own lines to the log file: never its message, it may hold a name."""
    from desktop.crash import LOG, describe
    from desktop.places import own_places
    from models.clock import SystemClock

    place = own_places().logs / LOG
    line = f"{SystemClock().now().isoformat(' ')} CRITICAL {describe(type(fault), fault.__traceback__)}\n"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError:
        return None
    return place
