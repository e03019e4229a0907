"""The files of pages in production: every one is found, and modules import hashed names."""

import re

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

IMPORTED = re.compile(r'^import .* from "\./(.+)";$', re.MULTILINE)


@pytest.fixture
def collected(settings, tmp_path):
    """The folder with all files as production has them."""
    storage = {"BACKEND": "sociaaldomein.storage.HashedStaticFiles"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": storage}
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_modules_import_files_with_hashed_names(collected):
    script = staticfiles_storage.stored_name("js/outline.js")
    imported = IMPORTED.findall((collected / script).read_text())
    assert imported
    assert [name for name in imported if not re.fullmatch(r"[\w-]+\.[0-9a-f]{12}\.js", name)] == []
    assert [name for name in imported if not (collected / "js" / name).exists()] == []
