"""Rows as a file that the browser downloads. Which rows is the view's."""

from django.http import Http404, HttpResponse

from indicators.imports.spreadsheet import as_csv, as_xlsx

KINDS = {
    "csv": ("text/csv; charset=utf-8", lambda rows, _title: as_csv(rows)),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}


def check_kind(soort):
    """Raise Http404 for a kind of file that we do not make; before a view reads anything."""
    if soort not in KINDS:
        raise Http404


def send_rows(rows, soort, name, title):
    """The answer with `rows`, headings first, as a file of a kind of KINDS; 404 for another kind.

    `name` is that of the file without its ending, `title` that of the sheet.
    """
    check_kind(soort)
    content_type, write = KINDS[soort]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{soort}"'}
    return HttpResponse(write(rows, title), content_type=content_type, headers=headers)
