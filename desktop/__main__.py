# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Let ``python -m desktop`` start the program."""

import sys

from desktop.program import main

sys.exit(main())
