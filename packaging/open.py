# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Saathi: ``python3 packaging/open.py``. What is missing is installed first.

Everything after the file's name goes to the ``saathi`` command: ``python3 packaging/open.py demo``.
"""

import sys

if sys.version_info < (3, 7):  # noqa: UP036 - said before newer syntax is read
    sys.exit("Saathi needs Python 3.11 or newer. Please install it and start this again with it.")

import environment as setup


def main() -> int:
    """Prepare the environment and hand over to Saathi."""
    setup.speak_utf8()
    place = setup.Environment()
    try:
        place.prepare(setup.RUN_TIME)
    except setup.Trouble as trouble:
        setup.say(str(trouble))
        return 1
    except KeyboardInterrupt:
        setup.say(setup.STOPPED)
        return 1
    return setup.hand_over(place, [*setup.SAATHI, *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
