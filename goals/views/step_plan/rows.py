"""Steps with a form for each project or cluster in one page: storing what was typed in any of them.

With script the row that changed is sent at once (`rij`) and only that one is stored; a plain form
stores every row in which something changed. Nothing typed gets lost: a row that could not be stored
comes back as it was, with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError

from goals.step_plans import undo
from goals.views.step_plan.page import done, show
from history.conflicts import StaleFields
from history.edit_form import EditForm
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import stale_rows, with_choices


@dataclass
class Row:
    """One form. `write(form)` stores it and returns (sentence, reversals); `stale` are StaleRows."""

    key: int
    thing: object
    form: object
    write: Callable
    stale: list = field(default_factory=list)
    is_tried: bool = False
    is_saved: bool = False

    @property
    def initials(self):
        """The hidden fields that remember what the form was filled with; none of one that only adds."""
        names = self.form.edited if isinstance(self.form, EditForm) else []
        return [self.form[name].as_hidden(only_initial=True) for name in names]

    @property
    def has_problem(self):
        """Whether the person has something to do before it can be stored."""
        return self.is_tried and bool(self.stale or self.form.errors)


def answer(place, number, make_rows, **context):
    """Store the posted rows and answer: `make_rows(data)` gives the Rows, bound when data is given."""
    request = place.request
    asked = request.POST.get("rij", "")
    rows = make_rows(with_choices(request.POST))
    told = [_save(row) for row in rows if _is_meant(row, asked, is_alone=bool(request.htmx))]
    told = [each for each in told if each]
    reversals = [reversal for _text, each in told for reversal in each]
    text = " ".join(dict.fromkeys(text for text, _each in told if text))
    if not any(row.has_problem for row in rows) and not (asked and request.htmx):
        return done(place, number, text, reversals)
    if reversals:
        tell(request, text, undo.token_of(place.plan, number, reversals))
    return _show_again(place, number, make_rows, rows, asked, context)


def _is_meant(row, asked, *, is_alone):
    if asked == str(row.key):
        return True
    return not (asked and is_alone) and row.form.has_changed()


def _save(row):
    """Store one row; returns what `write` says, None when it could not be stored."""
    row.is_tried = True
    if not row.form.is_valid():
        return None
    try:
        result = row.write(row.form)
    except StaleFields as stale:
        row.stale = [
            replace(each, name=row.form.add_prefix(each.name)) for each in stale_rows(row.form, stale)
        ]
        return None
    except ValidationError as error:
        show_errors(row.form, error)
        return None
    row.is_saved = True
    return result


def _show_again(place, number, make_rows, rows, asked, context):
    """The step with fresh rows; what could not be stored as it was typed."""
    place.refresh()
    left = {row.key: row for row in rows if row.has_problem}
    saved = {row.key for row in rows if row.is_saved}
    fresh = [left.get(row.key, replace(row, is_saved=row.key in saved)) for row in make_rows(None)]
    is_stale = any(row.stale for row in left.values())
    status = 409 if is_stale else 422 if left else 200
    response = show(place, number, context | {"rows": fresh}, status)
    if any(key.startswith("keuze-") for key in place.request.POST):
        response["HX-Retarget"] = response["HX-Reselect"] = f"#rij-{asked}"
        response["HX-Reswap"] = "outerHTML"
    return response
