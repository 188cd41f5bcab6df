"""Figures that follow light and dark, need no network, and say in words what they show."""

from .explore import explore
from .still import figure
from .style import ACCENT, DASHES, MARKERS, MUTED, NEGATIVE, POSITIVE

__all__ = ["ACCENT", "DASHES", "MARKERS", "MUTED", "NEGATIVE", "POSITIVE", "explore", "figure"]
