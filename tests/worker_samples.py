"""Work that really ends reading processes; in a module, because a child process imports its work."""

import os
import signal
import time


def each(work, documents):
    return [work(document) for document in documents]


def square(number):
    return number * number


def square_slowly(number):
    time.sleep(0.05)
    return number * number


def pid(_):
    time.sleep(0.02)
    return os.getpid()


def end_at_thirteen(number):
    if number == 13:
        os._exit(1)
    return number * number


def killed_at_thirteen(number):
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def out_of_memory_at_thirteen(number):
    if number == 13:
        raise MemoryError
    return number * number


def end_once(marker):
    """End the process the first time, when `marker` is not there yet."""
    if marker.name == "bad" and not marker.exists():
        marker.touch()
        os._exit(1)
    return marker.name


def fail(number):
    raise LookupError(f"no {number}")


def sleep(seconds):
    time.sleep(seconds)
    return seconds


def fail_with_a_secret(*_arguments, **_options):
    raise IndexError("list index out of range: <secret text>")


def stay(_folder, child):
    """Report progress for ever, as a build that nobody waits for would."""
    while True:
        child.progress(f"working in {os.getpid()}", 1, 2)
        time.sleep(0.05)


def end(_folder, _child):
    os._exit(1)


def empty_corpus(_child):
    """Return a corpus of no documents, for which a process loads a quarter of what a reader needs."""
    from analytics import schema  # noqa: PLC0415 - slow imports, for one of the samples
    from analytics.corpus import store  # noqa: PLC0415

    return store.make({"documents": schema.empty("documents")})


def end_unless_readers_are_apart(uploads, child):
    """End the process as one of a few documents would; with readers of their own, the others are read."""
    from analytics.build import build  # noqa: PLC0415 - slow imports, for one of the samples
    from analytics.reading.formats import files  # noqa: PLC0415

    if child.workers(len(uploads)) == 0:
        os._exit(1)
    return build.build(files.load_uploads(uploads[:-1]), workers=0)
