"""Under which operating system account the embedded server runs.

Belongs here: everything that is only about root, because PostgreSQL refuses to run as root.
"""

import os
import pwd
import stat
import subprocess
from pathlib import Path
from typing import Any

ACCOUNT_NAME = "pgserver"


def account_for(data_dir: Path) -> pwd.struct_passwd | None:
    """Return the account to run as: None is the present one, root gets an unprivileged one.

    Data that an ordinary user made before root came along stays of that user.
    """
    if os.geteuid() != 0:
        return None
    if data_dir.exists() and data_dir.stat().st_uid != 0:
        return pwd.getpwuid(data_dir.stat().st_uid)
    return _unprivileged_account()


def _unprivileged_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(ACCOUNT_NAME)
    except KeyError:
        # Two processes may both get here: the loser's useradd fails and the account is there.
        command = ["useradd", "--system", "--no-create-home", "--shell", "/bin/sh", ACCOUNT_NAME]
        subprocess.run(command, check=False, capture_output=True)
        return pwd.getpwnam(ACCOUNT_NAME)


def run_as(account: pwd.struct_passwd | None) -> dict[str, Any]:
    """Return the arguments of `subprocess.run` that make a command run as `account`."""
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def give_to(account: pwd.struct_passwd | None, directory: Path) -> None:
    """Make `account` the owner of `directory`."""
    if account is not None:
        os.chown(directory, account.pw_uid, account.pw_gid)


def let_through(path: Path) -> None:
    """Let every account pass (not list) the folders above `path`; needed below /root."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def make_readable(installation: Path) -> None:
    """Let every account read and run the programs; needed after an installation with umask 077."""
    if installation.stat().st_mode & stat.S_IXOTH:
        return
    for path in (installation, *installation.rglob("*")):
        path.chmod(path.stat().st_mode | 0o555)
