"""A real scheduler and real workers of Dask, in processes that are killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial

import pytest
import worker_samples as samples
from process_helpers import gone

from analytics import CorpusError
from analytics.build import batches, cluster, workers

pytest.importorskip("distributed", reason="the optional package 'distributed' is not installed")

NUMBERS = list(range(40))


@pytest.fixture
def processes(tmp_path, monkeypatch):
    """Return a function that starts `dask scheduler` or `dask worker`, in a separate process group."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setattr(cluster, "WORKER_TIMEOUT", 3.0)
    monkeypatch.setattr(cluster, "POLL", 0.2)
    begun = []

    def start(*arguments):
        command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
        with (tmp_path / f"{len(begun)}.log").open("wb") as log:
            begun.append(
                subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
            )
        return begun[-1]

    yield start
    for process in begun:
        kill(process)


def kill(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def scheduler(processes, tmp_path):
    """Return a scheduler, its address in `address`."""
    file = tmp_path / "scheduler.json"
    started = processes(
        "dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file)
    )
    while not (file.exists() and file.read_text().rstrip().endswith("}")):
        assert started.poll() is None
        time.sleep(0.1)
    started.address = next(part for part in file.read_text().split('"') if part.startswith("tcp://"))
    return started


@pytest.fixture
def worker(processes, scheduler):
    return processes("dask_worker", scheduler.address, "--nthreads", "1", "--no-dashboard", "--no-nanny")


def read(scheduler, work, documents):
    with workers.mapper(len(documents), scheduler=scheduler.address) as spread:
        given = batches.batches(documents, spread.most, lambda _: 1)
        results = spread(partial(samples.each, work), given, lambda document: [f"lost {document}"])
        return [result for _, of_batch in results for result in of_batch]


def no_workers(scheduler):
    return f"The scheduler {scheduler.address} has no workers. Start one with: dask worker {scheduler.address}"


def problem(scheduler, work, documents, meanwhile=lambda: None):
    """Return the error sentence of a reading, when `meanwhile` is called two seconds after it began."""
    timer = threading.Timer(2, meanwhile)
    timer.start()
    with pytest.raises(CorpusError) as raised:
        read(scheduler, work, documents)
    timer.join()
    return str(raised.value)


def test_a_cluster_without_workers_is_an_error_in_one_sentence(scheduler):
    assert problem(scheduler, samples.square, NUMBERS) == no_workers(scheduler)


@pytest.mark.usefixtures("worker")
def test_a_cluster_reads_in_the_order_of_the_documents(scheduler):
    assert read(scheduler, samples.square, NUMBERS) == [number * number for number in NUMBERS]


def test_a_build_waits_for_a_worker_that_comes_late(scheduler, processes):
    found = []
    thread = threading.Thread(target=lambda: found.extend(read(scheduler, samples.square, NUMBERS)))
    cluster.WORKER_TIMEOUT = 60.0  # the fixture puts it back
    thread.start()
    time.sleep(1)
    processes("dask_worker", scheduler.address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
    thread.join()

    assert found == [number * number for number in NUMBERS]


def test_the_loss_of_the_last_worker_is_an_error_in_one_sentence(scheduler, worker):
    read(scheduler, samples.square, NUMBERS)

    assert problem(scheduler, samples.sleep, [100], lambda: kill(worker)) == no_workers(scheduler)


def test_the_loss_of_the_scheduler_is_an_error_in_one_sentence(scheduler, worker):
    read(scheduler, samples.square, NUMBERS)

    said = problem(scheduler, samples.sleep, [100], lambda: kill(scheduler))

    address = scheduler.address
    assert said == f"The connection to the scheduler {address} was lost. Start the scheduler and run the command again."
    kill(worker)
    assert gone([scheduler.pid, worker.pid])


def test_a_document_that_ends_every_worker_is_lost_alone(scheduler, processes):
    processes("dask_worker", scheduler.address, "--nthreads", "1", "--no-dashboard", "--nanny")

    cluster.WORKER_TIMEOUT = 60.0  # the fixture puts it back
    found = read(scheduler, samples.end_at_thirteen, NUMBERS)

    assert found == ["lost 13" if number == 13 else number * number for number in NUMBERS]
