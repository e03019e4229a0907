"""How long texts of goals may be, in characters; what all apps share is in organisations/limits.py.

The same for what is stored (models), typed (forms) and read from a file (imports). How much may
be imported at once stands with the import.
"""

LONGEST_TITLE = 250
LONGEST_EXPLANATION = 2_000  # of a contribution
LONGEST_NAME = 120  # of who answers for a goal
LONGEST_LEVEL_NAME = 40
LONGEST_URL = 500
LONGEST_PLACE = 120  # of a story
LONGEST_FIGURE = 120  # of what is known about the opgave
MOST_MONEY = 10_000_000_000  # euros on one line; the largest municipality spends less
