"""How long texts and how large numbers of indicators may be; the same for models, forms and files."""

LONGEST_NAME = 250
LONGEST_NUMBER = 20
LONGEST_UNIT = 120
LONGEST_SOURCE = 250
LONGEST_WORDS = 250  # of a value, target or reason that is text
LONGEST_TYPED = 4 * LONGEST_WORDS  # with quotes and spaces that are left out
LONGEST_REMARK = 500
LONGEST_SERIES = 100
DIGITS, DECIMALS = 20, 6  # of a value
LONGEST_FREQUENCY = 120  # months
MOST_ON_GOAL = 5  # above it the interface warns: few indicators, well chosen (seed 004)
