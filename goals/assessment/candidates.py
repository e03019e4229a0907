"""Pure: which of the pairs that match are worth an adviser's time.

A pair is no signal when it says what is known already, or what a better pair says too:

1. A goal and what stands above or below it, or what contributes to it, touch already. So do a
   project and the goals that it serves, everything above those, and everything below those,
   except below a maatschappelijk effect: that says nothing yet about which goal.
2. A werkingspad leads to what people aim at. Social work, a project or prestatie, is a signal only when
   a werkingspad leads to it and both sides share a wijk or doelgroep. Otherwise its goals tell.
   A weak werkingspad is a signal only when they share a wijk or doelgroep too.
3. A werkingspad must stand in both titles. Next to a goal, when both share a wijk or doelgroep, one of
   the two may have it in its description or in the words that hang at it.
4. Within one branch, that is among goals above and below each other, a project or goal gets a
   signal for each werkingspad once: the strongest, of equally strong ones the most concrete goal.
   A goal of which a better goal of its branch tells the best werkingspad is left out, and so is a
   maatschappelijk effect with any signal below it.
5. A project or goal that has no open signals brings at most MOST_NEW, its strongest. Once it has some, a
   new one comes only while both sides have fewer than MOST_NEW.
"""

from collections import Counter, defaultdict

from goals.enums import Domain, Level
from goals.outline import uncollected
from goals.raakvlakken.matching import Strength, match

STRENGTHS = ("sterk", "redelijk", "zwak")
PATHWAY = "pathway"  # the kind of a Reason
NEAR = frozenset(["place", "people"])  # kinds of Reasons: a shared wijk or doelgroep
MOST_NEW = 5


@uncollected
def find_candidates(elements, affected, knowledge):
    """{(social id, physical id): Signal} worth keeping, of pairs with a side in `affected`.

    `elements` is {id: Element} and `affected` a set of ids that holds whole branches.
    """
    social, physical = (_sides(elements, domain) for domain in (Domain.SOCIAAL, Domain.FYSIEK))
    changed = [side for side in social if side.key in affected]
    others = [side for side in social if side.key not in affected]
    signals = match(changed, physical, knowledge)
    signals += match(others, [side for side in physical if side.key in affected], knowledge)
    served = Served(elements)
    kept = [signal for signal in signals if _is_worth_telling(signal, elements, served)]
    kept = [signal for signal in kept if _is_in_own_words(signal, elements, knowledge)]
    return _best_of_branches(kept, elements)


def count_pairs(elements, affected):
    """How many pairs of a social and a physical side have a side in `affected`."""
    social, physical = (_sides(elements, domain) for domain in (Domain.SOCIAAL, Domain.FYSIEK))
    untouched = [sum(side.key not in affected for side in sides) for sides in (social, physical)]
    return len(social) * len(physical) - untouched[0] * untouched[1]


def strongest(candidates, affected, taken):
    """The keys of the candidates, none of them stored yet, that may be new signals: rule 5.

    `taken` is a Counter of the open signals of each side.
    """
    kept, counts = set(), Counter(taken)
    for key, _ in sorted(candidates.items(), key=lambda item: -item[1].score):
        newcomers = [end for end in key if end in affected and not taken[end]]
        if all(counts[end] < MOST_NEW for end in newcomers or key):
            kept.add(key)
            counts.update(key)
    return kept


def _sides(elements, domain):
    return [element.side for element in elements.values() if element.domain == domain]


class Served:
    """What elements serve already: along links, and up the tree."""

    def __init__(self, elements):
        self.elements = elements
        self.known = {}

    def up_from(self, element_id):
        """The ids of everything that a goal or project serves, itself included."""
        if element_id not in self.known:
            element = self.elements[element_id]
            above = [element.parent.id] if element.parent else []
            self.known[element_id] = {element_id}.union(*map(self.up_from, [*above, *element.serves]))
        return self.known[element_id]

    def is_known(self, one_id, other_id):
        """Whether one of two elements serves the other, as far as people linked them."""
        if other_id in self.up_from(one_id) or one_id in self.up_from(other_id):
            return True
        return self._is_below(one_id, other_id) or self._is_below(other_id, one_id)

    def _is_below(self, project_id, goal_id):
        """Whether a goal stands below one that a project serves."""
        project = self.elements[project_id]
        if project.is_goal or not project.serves or not self.elements[goal_id].is_goal:
            return False
        above = {goal.id for goal in self.elements[goal_id].path}
        concrete = (self.elements[served] for served in project.serves)
        return any(goal.id in above and goal.level != Level.MAATSCHAPPELIJK_EFFECT for goal in concrete)


def _is_worth_telling(signal, elements, served):
    if served.is_known(signal.social, signal.physical):
        return False
    kinds = {reason.kind for reason in signal.reasons}
    is_work = elements[signal.social].is_work
    if PATHWAY not in kinds:
        return not is_work
    return bool(kinds & NEAR) or not (is_work or signal.strength == Strength.ZWAK)


def _is_in_own_words(signal, elements, knowledge):
    """Rule 3."""
    kinds = {reason.kind for reason in signal.reasons}
    if PATHWAY not in kinds:
        return True
    social = knowledge.hits(elements[signal.social].side.texts, "social")
    physical = knowledge.hits(elements[signal.physical].side.texts, "physical")
    places = {(social[key].place, physical[key].place) for key in social.keys() & physical.keys()}
    if ("title", "title") in places:
        return True
    is_near = bool(kinds & NEAR) and not elements[signal.social].is_work
    return is_near and any("title" in both and "context" not in both for both in places)


def _best_of_branches(signals, elements):
    """Rule 4, seen from either side."""
    branches = _Branches(elements)
    told = defaultdict(set)  # {(id, id of a goal): what better signals of its branch tell}
    kept = {}
    for signal in sorted(signals, key=branches.rank):
        ends = branches.ends(signal)
        if not any(_is_told(signal, told[near, far], elements[goal]) for near, far, goal in ends):
            kept[signal.social, signal.physical] = signal
        for near, far, goal in ends:
            tells = branches.tells(signal, elements[goal])
            for other in branches.around[far]:
                told[near, other] |= tells
    return kept


class _Branches:
    """The goals above and below each goal. Elements have numbers here: those hash faster than ids."""

    def __init__(self, elements):
        self.elements = elements
        self.numbers = {pk: number for number, pk in enumerate(elements)}
        goals = {pk: goal for pk, goal in elements.items() if goal.is_goal}
        self.around = {self.numbers[pk]: self._around(goal) for pk, goal in goals.items()}
        self.depths = {pk: len(goal.path) for pk, goal in goals.items()}
        self.texts = {pk: _own_text(goal.side) for pk, goal in goals.items()}
        self.in_own_words = {}

    def _around(self, goal):
        """The numbers of a goal and of all goals above and below it."""
        found, below = [self.numbers[each.id] for each in goal.path], list(goal.children)
        while below:
            child = below.pop()
            found.append(self.numbers[child.id])
            below.extend(child.children)
        return found

    def ends(self, signal):
        """(number of the near side, number of the far side, id of the far side) for each far goal."""
        social, physical = signal.social, signal.physical
        pairs = ((social, physical), (physical, social))
        numbers = self.numbers
        return [(numbers[near], numbers[far], far) for near, far in pairs if far in self.depths]

    def rank(self, signal):
        """Effects last; then the strongest first, then the most concrete."""
        goals = [end for end in (signal.social, signal.physical) if end in self.depths]
        effects = sum(self.elements[goal].level == Level.MAATSCHAPPELIJK_EFFECT for goal in goals)
        depth = sum(self.depths[goal] for goal in goals)
        return effects, STRENGTHS.index(signal.strength), -depth, -signal.score

    def tells(self, signal, goal):
        """What a signal tells in the words of the goal itself, not in those of the goals above it."""
        best, *_ = signal.reasons
        found = {(reason.kind, reason.key) for reason in signal.reasons if self._is_own(goal, signal, reason)}
        return found | {(best.kind, best.key)}

    def _is_own(self, goal, signal, reason):
        """Whether a word that a reason rests on stands in a goal; the same for every pair of the goal."""
        key = (goal.id, reason.key)
        if key not in self.in_own_words:
            words = reason.social_words if goal.id == signal.social else reason.physical_words
            self.in_own_words[key] = any(word.casefold() in self.texts[goal.id] for word in words)
        return self.in_own_words[key]


def _own_text(side):
    return "\n".join((side.title, side.description, *side.terms)).casefold()


def _is_told(signal, told, goal):
    """Whether better signals in the branch of a goal tell what this one does."""
    if told and goal.level == Level.MAATSCHAPPELIJK_EFFECT:
        return True
    best = signal.reasons[0]
    if best.kind == PATHWAY:
        return (best.kind, best.key) in told
    return bool(told)  # what is only shared adds nothing to any of them
