"""Uploaded corpora that survive a refresh: kept on the server for a stated time, found by a random token.

The folder is private to the user of the server. A corpus is stored under the hash of its token, so that a listing of
the folder does not give any token away.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.corpus import folder as corpus_folder
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

HOURS = 24  # after the last visit
MOST = 20  # corpora on the disk; the one that was not used for the longest time is deleted first
_PRIVATE = 0o700


def new_token() -> str:
    """Return a random token of 192 bits for an address."""
    return secrets.token_urlsafe(24)


def keep(corpus: Corpus, token: str, *, place: Path | None = None) -> bool:
    """Write a corpus under its token; return whether there is a private folder to write to."""
    home = _home(place)
    if home is None:
        return False
    delete_old(place=home)
    corpus.save(home / _name(token))
    return True


def find(token: str, *, place: Path | None = None) -> Corpus | None:
    """Return the corpus of a token, and count this as a visit; None if it does not exist (any more)."""
    home = _home(place)
    if home is None:
        return None
    delete_old(place=home)
    folder = home / _name(token)
    if not folder.is_dir():
        return None
    os.utime(folder)
    try:
        return corpus_folder.open_corpus(folder)
    except CorpusError:  # written by another release, or damaged: it cannot be used
        return None


def delete(token: str, *, place: Path | None = None) -> None:
    """Delete the corpus of a token."""
    home = _home(place)
    if home is not None:
        shutil.rmtree(home / _name(token), ignore_errors=True)


def delete_old(*, place: Path | None = None) -> None:
    """Delete corpora without a visit in the last `HOURS`, and the oldest ones beyond `MOST`."""
    home = _home(place)
    if home is None:
        return
    by_visit = sorted(((path.stat().st_mtime, path) for path in home.iterdir() if path.is_dir()), reverse=True)
    oldest = time.time() - HOURS * 3600
    for place_in_order, (visited, path) in enumerate(by_visit):
        if visited < oldest or place_in_order >= MOST:
            shutil.rmtree(path, ignore_errors=True)


def _name(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _home(place: Path | None) -> Path | None:
    """Return the private folder, made if necessary; None where another user could read or replace it."""
    user = getattr(os, "getuid", lambda: 0)()
    home = place or Path(tempfile.gettempdir()) / f"parallax-uploads-{user}"
    try:
        home.mkdir(mode=_PRIVATE, exist_ok=True)
        about = home.lstat()
    except OSError:
        return None
    is_own = getattr(os, "getuid", lambda: about.st_uid)() == about.st_uid
    is_private = os.name == "nt" or not about.st_mode & 0o077
    return home if is_own and is_private and home.is_dir() and not home.is_symlink() else None
