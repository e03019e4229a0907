"""Which files of npm packages the pages use.

Belongs here: the finder that serves them as `static/npm/<package>/<file>`, so that nothing else
of `node_modules` is ever published.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

BASE_DIR = Path(__file__).resolve().parent.parent
NODE_MODULES = BASE_DIR / "node_modules"
PREFIX = "npm"
STYLE_SHEET = "dist/index.css"
FILES = {"sortablejs": "Sortable.min.js"}


def published_files() -> list[str]:
    """Return the paths, below `node_modules`, of the one file we use of each package."""
    packages = json.loads((BASE_DIR / "package.json").read_text())["dependencies"]
    return [f"{package}/{FILES.get(package, STYLE_SHEET)}" for package in packages]


class NpmFinder(BaseFinder):
    """Find the used files of the packages that `package.json` names."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=NODE_MODULES)
        self.storage.prefix = PREFIX
        self.paths = published_files()

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        """Return where the file lies that pages call `path`, or an empty list."""
        wanted = path.removeprefix(f"{PREFIX}/")
        found = [self.storage.path(p) for p in self.paths if p == wanted != path]
        return found if find_all else next(iter(found), [])

    def list(
        self,
        ignore_patterns: Iterable[str] | None,  # noqa: ARG002 - Django passes it
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield what `collectstatic` has to copy."""
        for path in self.paths:
            yield path, self.storage
