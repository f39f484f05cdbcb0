# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where files live on this computer, by the platform's customs. Nothing here names a person or a centre."""

from pathlib import Path
from typing import NamedTuple

_NAME = "Saathi"


class Places(NamedTuple):
    """The folders the program may write to."""

    data: Path
    config: Path
    logs: Path

    @property
    def centre(self) -> Path:
        """Where the register lives unless another folder was chosen."""
        return self.data / "centre"

    @property
    def anchors(self) -> Path:
        """Where this person's anchors and copies of key files live."""
        return self.data / "anchors"

    @property
    def sample(self) -> Path:
        """Where the sample centre lives until it is thrown away."""
        return self.data / "sample"

    @property
    def preferences(self) -> Path:
        """The file of choices about the screen."""
        return self.config / "preferences.json"

    @classmethod
    def below(cls, folder: Path) -> "Places":
        """Keep everything below one folder: for tests and for a stick."""
        return cls(folder / "data", folder / "config", folder / "logs")


def own_places() -> Places:
    """Return the places of whoever runs the program."""
    import platformdirs

    return Places(
        Path(platformdirs.user_data_dir(_NAME, appauthor=False)),
        Path(platformdirs.user_config_dir(_NAME, appauthor=False)),
        Path(platformdirs.user_log_dir(_NAME, appauthor=False)),
    )
