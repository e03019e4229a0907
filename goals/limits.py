"""How long texts may be, in characters, and between which years a tree lies.

The same for what is stored (models), typed (forms) and read from a file (imports). How much may
be imported at once stands with the import.
"""

LONGEST_TITLE = 250
LONGEST_TEXT = 20_000
LONGEST_EXPLANATION = 2_000  # of a contribution
LONGEST_NAME = 120  # of who answers for a goal
LONGEST_LEVEL_NAME = 40
LONGEST_URL = 500
FIRST_YEAR, LAST_YEAR = 1990, 2100
