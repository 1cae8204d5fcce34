"""Memory of a process that lives long: what is freed goes back to the system."""

from __future__ import annotations

import ctypes
import gc
import sys

import pyarrow as pa

_ARENA_MAX = -8  # M_ARENA_MAX of mallopt(3)
_ARENAS = 2
MANY = 500  # documents: a collection of garbage takes 0.13 s or more, five of them a fifth of a build of 60


def use_system_allocator() -> None:
    """Let Arrow and all threads use few heaps of the C library, which `release` can shrink.

    Arrow's own allocator keeps some 60 MB for each corpus of 4,000 articles that is opened, and the C library makes a
    heap for each thread; Streamlit starts a thread for each run.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_ARENA_MAX, _ARENAS)


def release() -> None:
    """Return all freed memory to the system, after a build or the opening of a corpus."""
    gc.collect()
    trim()


def release_after_step(n_documents: int) -> None:
    """Call `release` after a step of a build with many documents; with few it costs more time than memory is saved."""
    if n_documents >= MANY:
        release()


def freeze() -> None:
    """Call `release`, then leave the objects in use out of later collections of garbage, until the next call.

    Streamlit collects garbage after each run of a page, and without this each collection visits all modules and the
    corpus: that is half of the CPU of a run whose tables are cached.
    """
    gc.unfreeze()
    release()
    gc.freeze()


def trim() -> None:
    """Return the memory that was freed since to the system, which the C library would keep for later; it takes ms."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "malloc_trim"):  # glibc; musl keeps nothing
        libc.malloc_trim(0)
