"""Models of indicators, one noun per file."""

from indicators.models.cbs_link import CbsLink
from indicators.models.figures import Figures
from indicators.models.indicator import Indicator
from indicators.models.measurement import Measurement
from indicators.models.target import Target

__all__ = ["CbsLink", "Figures", "Indicator", "Measurement", "Target"]
