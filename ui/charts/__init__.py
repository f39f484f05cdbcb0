# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts as neutral shapes that paper and screen draw alike. Knows neither Qt nor ReportLab."""
