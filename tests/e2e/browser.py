"""Which browser the tests in this folder use.

Belongs here: finding one. `python -m tests.e2e.browser` prints its path, or fails when there is none.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts: of CHROMIUM, on the PATH, or Playwright's own."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    candidates = (os.environ.get("CHROMIUM", ""), *NAMES, own)
    return next((path for name in candidates if (path := shutil.which(name)) and _starts(path)), None)


def _starts(path: str) -> bool:
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    found = find_chromium()
    print(found or "")
    sys.exit(not found)
