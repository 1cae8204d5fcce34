import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
import worker_samples as samples
from process_helpers import children, gone

from analytics.build import batches, build, workers
from analytics.corpus.store import STORED
from analytics.reading.raw import Loaded, RawDocument

ROOT = Path(__file__).parents[2]
NUMBERS = list(range(40))


def lost(document):
    return f"lost {document}"


def spread_over(mapped, work, documents):
    """Yield the results of the documents, which are read in batches."""
    for batch, results in mapped(
        partial(samples.each, work), batches.batches(documents, mapped.most, size), lost_alone
    ):
        assert len(batch) == len(results)
        yield from results


def size(_):
    return 1


def lost_alone(document):
    return [lost(document)]


def mapped(work, documents, count=2):
    with workers.mapper(len(documents) * workers.CHUNK, workers=count) as spread:
        return list(spread_over(spread, work, documents))


def test_results_are_in_the_order_of_the_documents():
    assert mapped(samples.square, NUMBERS) == [number * number for number in NUMBERS]


def test_the_processes_end_with_the_last_build():
    with workers.mapper(1000, workers=2) as first, workers.mapper(1000, workers=2) as second:
        pids = {*spread_over(first, samples.pid, NUMBERS), *spread_over(second, samples.pid, NUMBERS)}

    assert len(pids) == 2
    assert os.getpid() not in pids
    assert gone(pids)


def test_builds_at_the_same_time_share_the_processes_of_one_and_all_finish():
    pids, results = set(), []

    def read(number):
        documents = [number] * 30
        with workers.mapper(1000, workers=2) as spread:
            pids.update(spread_over(spread, samples.pid, documents))
            results.append((number, list(spread_over(spread, samples.square_slowly, documents))))

    # a build that stays open keeps the processes, so that their number can be seen
    with workers.mapper(1000, workers=2), ThreadPoolExecutor(5) as threads:
        list(threads.map(read, range(5)))

    assert sorted(results) == [(number, [number * number] * 30) for number in range(5)]
    assert len(pids) == 2
    assert gone(pids)


def test_a_small_build_does_not_wait_for_a_large_one():
    done = []

    def read(name, n):
        with workers.mapper(1000, workers=1) as spread:
            for _ in spread_over(spread, samples.square_slowly, NUMBERS * n):
                if name == "large" and not started.is_set():
                    started.set()
            done.append(name)

    started = threading.Event()
    large = threading.Thread(target=read, args=("large", 10))
    large.start()
    started.wait(60)
    read("small", 1)
    large.join()

    assert done == ["small", "large"]


@pytest.mark.parametrize("work", ["end_at_thirteen", "killed_at_thirteen", "out_of_memory_at_thirteen"])
def test_the_document_that_ends_its_process_is_lost_alone(work):
    assert mapped(getattr(samples, work), NUMBERS) == [
        "lost 13" if number == 13 else number * number for number in NUMBERS
    ]


def test_a_process_that_ends_once_loses_no_document(tmp_path):
    documents = [tmp_path / name for name in ("a", "bad", "c")]

    assert mapped(samples.end_once, documents, count=1) == ["a", "bad", "c"]


def test_a_process_that_dies_in_one_build_does_not_affect_the_other():
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(mapped, [samples.end_at_thirteen, samples.square_slowly], [NUMBERS, NUMBERS])

    assert one[13] == "lost 13"
    assert other == [number * number for number in NUMBERS]


def test_an_error_in_a_process_is_raised_with_its_traceback():
    with pytest.raises(LookupError, match="no 0") as raised:
        mapped(samples.fail, NUMBERS)

    assert "in fail" in "".join(raised.value.__notes__)


def test_a_cancelled_build_ends_its_processes_during_their_work():
    begun = time.monotonic()
    with workers.mapper(1000, workers=2) as spread:
        results = spread(partial(samples.each, samples.sleep), [[0], [100], [100]], lost_alone)
        next(results)

    assert time.monotonic() - begun < 50
    assert gone(children(os.getpid()))


PARENT = """
import sys, time
from functools import partial
sys.path[:0] = ["tests"]
import worker_samples as samples
from process_helpers import children, gone
from analytics.build import workers
with workers.mapper(1000, workers=2) as spread:
    results = spread(partial(samples.each, samples.{work}), [[number] for number in {documents}], None)
    print(next(results), flush=True)
    time.sleep(100)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="children are listed as Linux does")
@pytest.mark.parametrize(("work", "documents"), [("sleep", [0, 100, 100]), ("square", [1] * 100)])
def test_reading_processes_end_when_their_parent_is_killed(work, documents):
    code = PARENT.format(work=work, documents=documents)
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as parent:
        parent.stdout.readline()
        pids = children(parent.pid)
        parent.send_signal(signal.SIGKILL)

    assert len(pids) == 2
    assert gone(pids, seconds=10)


ENGLISH = "The Chinese embassy in Kabul stays open, it was said on Monday. “We will stay,” Wang Yi said in report {}."


def loaded(visitor, n):
    return Loaded([RawDocument(f"{visitor}-{i}.txt", ENGLISH.format(i + visitor * 100)) for i in range(n)])


def test_five_builds_at_the_same_time_give_the_same_results_as_alone():
    def built(visitor):
        return build.build(loaded(visitor, 3 + visitor * 10), workers=2)

    with ThreadPoolExecutor(5) as threads:
        together = list(threads.map(built, range(5)))

    for visitor, corpus in enumerate(together):
        alone = build.build(loaded(visitor, 3 + visitor * 10), workers=0)
        assert corpus.key == alone.key
        for name in STORED:
            assert corpus.stored(name).equals(alone.stored(name)), name
