# Made from nbs/lab/41_process.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
import atexit
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import islice
from queue import SimpleQueue
from traceback import format_exc
from typing import Any, Self
from gazette_sim.regime.fork import can_fork
import multiprocessing
import matplotlib.pyplot as plt
import psutil
from gazette_sim.law.drawing import described
from gazette_sim.lab.process import *


def test_a_process_gives_what_a_function_gives_and_raises_what_it_raises():
    for begin in (Anew, Copy) if can_fork() else (Anew,):
        with begin() as worker:
            assert worker.do(os.getpid) != os.getpid() and worker.do(os.getppid) == os.getpid()
            assert worker.do(divmod, 17, 5) == (3, 2)
            try:
                worker.do(divmod, 1, 0)
            except ZeroDivisionError as error:
                assert "in _work" in error.__notes__[0]
            else:
                raise AssertionError("nothing was raised")
            assert worker.do(bytes, 10**6) == bytes(10**6)


def test_one_that_is_killed_in_the_middle_of_giving_back_is_seen():
    for begin in (Anew, Copy) if can_fork() else (Anew,):
        with begin() as worker:
            assert worker.do(len, "it begins") == 9

            def receive(usual=worker._receive, worker=worker):
                time.sleep(0.1)  # it writes what no pipe holds, and nobody reads
                worker.kill()
                return usual()

            worker._receive = receive
            for what in ((bytes, 10**7), (len, "again")):
                try:
                    worker.do(*what)
                except ChildProcessError:
                    continue
                raise AssertionError("nobody noticed")


def test_what_several_give_comes_as_soon_as_it_is_there_and_the_rest_is_not_waited_for():
    assert sorted(each_done(abs, range(-9, 0), 3)) == list(range(1, 10))
    began = time.monotonic()
    given = each_done(time.sleep, (0.0, 60.0, 60.0), 2)
    assert next(given) is None
    given.close()
    assert time.monotonic() - began < 30


def test_a_program_may_end_before_all_is_done():
    for fork in ("on", "off"):
        told = (
            "import time, gazette_sim.lab.process as p; g = p.each_done(time.sleep, [0] + [60] * 9, 2); print(next(g))"
        )
        run = subprocess.run(
            [sys.executable, "-c", told],
            env=os.environ | {"GAZETTE_SIM_FORK": fork},
            capture_output=True,
            text=True,
            timeout=50,
        )
        assert (run.stdout, run.stderr, run.returncode) == ("None\n", "", 0)


def test_the_first_that_is_killed_ends_all():
    given = each_done(os._exit, (1,) * 20, 2)
    try:
        next(given)
    except ChildProcessError:
        return
    raise AssertionError("nobody noticed")
