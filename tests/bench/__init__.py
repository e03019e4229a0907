"""Measurements of speed; `make bench` runs them.

Belongs here: the environment, which must be there before any model is imported.
"""

import tests.conftest  # noqa: F401
