"""What a service refused, shown in the form that asked for it."""

from django.core.exceptions import NON_FIELD_ERRORS


def show_errors(form, error):
    """Show a ValidationError at the fields that the form has, above the form otherwise."""
    errors = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error}
    for name, messages in errors.items():
        form.add_error(name if name in form.fields else None, messages)
