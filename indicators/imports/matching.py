"""Which indicator a row of a file means, by id, number or name."""

from collections import defaultdict
from difflib import get_close_matches

from indicators.imports.headings import normal
from indicators.imports.problems import shown

MOST_GUESSES = 100  # names for which we look for one that is like it; more would take too long
NEW = "Voeg de indicator eerst toe, of verbeter de naam."


class Finder:
    """Finds indicators among Sheets. What it does not find it tells with a ValueError."""

    def __init__(self, sheets):
        self.by_id, self.by_number, self.by_name = {}, defaultdict(list), defaultdict(list)
        for sheet in sheets:
            self.by_id[str(sheet.id)] = sheet
            self.by_name[normal(sheet.name)].append(sheet)
            if sheet.number:
                self.by_name[normal(f"{sheet.number}{sheet.name}")].append(sheet)
                self.by_number[_number(sheet.number)].append(sheet)
        self.guesses = {}

    def find(self, reference):
        """The Sheet that a Reference means. Raises ValueError with a Dutch sentence."""
        if found := self._by_id(reference.id) or self._by_id(reference.indicator):
            return found
        name = reference.name or reference.indicator
        number = reference.number or ("" if reference.name else reference.indicator)
        if not (name or number):
            raise ValueError("Hier staat niet bij welke indicator dit hoort.")
        named, numbered = self.by_name.get(normal(name), []), self.by_number.get(_number(number), [])
        if name != number and name and numbered:
            return _agreeing(named, numbered, name, number)
        return self._only(named or numbered, name or number)

    def _by_id(self, text):
        return self.by_id.get(text.strip().lower())

    def _only(self, found, written):
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(
                f"Er zijn {len(found)} indicatoren ‘{shown(written)}’. "
                "Zet ook het nummer of het kenmerk erbij."
            )
        raise ValueError(f"We kennen geen indicator ‘{shown(written)}’. {self._guess(written) or NEW}")

    def _guess(self, written):
        """A sentence about the indicator with a name most like it; '' when there is none."""
        key = normal(written)
        if key not in self.guesses and len(self.guesses) < MOST_GUESSES:
            self.guesses[key] = get_close_matches(key[:250], self.by_name, n=1, cutoff=0.6)
        close = self.guesses.get(key)
        return f"Bedoelt u ‘{shown(self.by_name[close[0]][0].name)}’?" if close else ""


def _agreeing(named, numbered, name, number):
    """The one Sheet that has both; a number of another indicator is more likely a mistake than not."""
    both = [sheet for sheet in numbered if sheet in named]
    if len(both) == 1:
        return both[0]
    if both:
        raise ValueError(f"Er zijn {len(both)} indicatoren ‘{shown(name)}’ met nummer {shown(number)}.")
    raise ValueError(
        f"Nummer {shown(number)} is van ‘{shown(numbered[0].name)}’, maar hier staat ‘{shown(name)}’. "
        "Welke is het?"
    )


def _number(text):
    return text.strip().casefold().replace(",", ".")
