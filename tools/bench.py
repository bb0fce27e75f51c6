"""How fast and how large the usual jobs are on this machine, each beside its target.

The study, the decisions and the first answer are measured through the command line, as a user meets them; the rules
and the journal in this process. Machines are shared and noisy: a bare Python loop is timed before and after, so that
two runs can be compared as ratios to it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import psutil
import simpy

from gazette_sim.coal.grades import MineFacts, grade_one_bars, grade_two_bars
from gazette_sim.coal.parameters import CoalLaw
from gazette_sim.coal.validity import expiry, renew_by
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Dated
from gazette_sim.law.regulation import regulation

HERE = str(Path(__file__).parent)
COMMAND = str(Path(sys.executable).with_name("gazette-sim"))
CASE = {
    "on": "2024-06-03",
    "mine_type": "underground",
    "weighted_score": 91.5,
    "part_scores": [92, 90.5, 91],
    "accidents": [{"on": "2023-08-01", "severity": "ordinary"}],
}
CASES = 50_000
COUNT = {"coal": 60, "credit": 300}  # mines, enterprises: of ten years that are timed beside bare SimPy


def command(*arguments: str) -> tuple[float, float]:
    "Wall seconds of one call of the command, and the most memory (MiB) that it held; stops where it fails."
    began, most = time.perf_counter(), 0
    with tempfile.TemporaryFile("w+") as errors:
        with subprocess.Popen([COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=errors) as running:
            watched = psutil.Process(running.pid)
            while running.poll() is None:
                try:
                    held = sum(p.memory_info().rss for p in [watched, *watched.children(recursive=True)])
                except psutil.NoSuchProcess:
                    held = 0
                most = max(most, held)
                time.sleep(0.02)
        if running.returncode:
            errors.seek(0)
            sys.exit(f"gazette-sim {' '.join(arguments)}: {errors.read().strip() or running.returncode}")
    return time.perf_counter() - began, most / 2**20


def microseconds(function: Callable[[], object], times: int = 20_000) -> float:
    "CPU time of one call."
    began = time.process_time()
    for _ in range(times):
        function()
    return (time.process_time() - began) / times * 1e6


def bare_simpy(processes: int = 1_000, days: int = 1_200) -> float:
    "Events a CPU second of SimPy alone: a heap of timeouts, each process waiting for one after another."
    env, happened = simpy.Environment(), 0

    def waiting(delay: int) -> Iterator[simpy.Event]:
        while True:
            yield env.timeout(delay)

    for number in range(processes):
        env.process(waiting(1 + number % 30))
        happened += days // (1 + number % 30)
    began = time.process_time()
    env.run(until=days + 1)
    return happened / (time.process_time() - began)


def rows_a_second(name: str, replication: int) -> float:
    "Journal rows a CPU second of ten years of a regulation's illustrative roster."
    rooms = regulation(name)
    words, roster = rooms.room("parameters"), rooms.room("population").generate(COUNT[name], 2020, "2021-01-01")
    law, behaviour = Dated(name, words.LAW), Dated(name, words.BEHAVIOUR)
    first, last = day_number("2021-01-01"), day_number("2030-12-31")
    began = time.process_time()
    run = rooms.room("simulation").simulate(roster, law, behaviour, first, last, 2020, replication)
    return len(run.journal) / (time.process_time() - began)


def beside_simpy(repeats: int = 9) -> dict[str, tuple[float, float]]:
    "Of each regulation: rows a second, and that divided by the events a second of bare SimPy; medians, interleaved."
    for name in COUNT:
        rows_a_second(name, 0)  # to warm up
    measured = [(bare_simpy(), *(rows_a_second(name, k) for name in COUNT)) for k in range(repeats)]
    return {
        name: (median(row[n] for row in measured), median(row[n] / row[0] for row in measured))
        for n, name in enumerate(COUNT, 1)
    }


def cases_in_columns(count: int = 1_000_000) -> tuple[float, float]:
    "Millions of masks of coal.grade a CPU second, and CPU seconds for so many cases from a table to a table."
    import numpy as np
    import pandas as pd

    from gazette_sim.law.columns import over_columns
    from gazette_sim.law.frame import decide_frame

    rng, on = np.random.default_rng(2020), day_number("2024-06-03")
    facts = MineFacts()._replace(
        weighted_score=rng.integers(850, 1001, count),
        lowest_part_score=rng.integers(850, 1001, count),
        ordinary_accident_day=on - rng.integers(1, 900, count),
    )
    table = pd.DataFrame(
        {
            "on": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 365, count), "D"),
            "mine_type": rng.choice(["underground", "open_pit"], count),
            "weighted_score": rng.integers(700, 1001, count) / 10,
            "part_scores": [f"[{a}, {b}, {c}]" for a, b, c in rng.integers(70, 101, (count, 3))],
            "grade1_failed_on": pd.Timestamp("2023-01-01") + pd.to_timedelta(rng.integers(0, 365, count), "D"),
        }
    )
    over_columns(grade_one_bars, facts, on, CoalLaw()), decide_frame("coal.grade", table.head(100))  # compiled once
    times = [time.process_time()]
    over_columns(grade_one_bars, facts, on, CoalLaw())
    times.append(time.process_time())
    decide_frame("coal.grade", table)
    times.append(time.process_time())
    return count / (times[1] - times[0]) / 1e6, times[2] - times[1]


def cases_with_a_core(count: int = 100_000) -> list[tuple[str, float]]:
    "Each decision with a compiled core, and the cases that it answers a CPU second, from a table to a table."
    import pandas as pd

    from gazette_sim.lab.readings import random_cases
    from gazette_sim.law.decision import decisions
    from gazette_sim.law.frame import decide_frame

    found = []
    for name in sorted(n for n, decision in decisions().items() if decision.core is not None):
        cases = random_cases(name, 1_000)
        some = pd.DataFrame(
            [{k: v if isinstance(v, str) else json.dumps(v) for k, v in each.items()} for each in cases]
        )
        table = pd.concat([some] * (count // len(some)), ignore_index=True)
        decide_frame(name, table.head(100))  # compiled once
        began = time.process_time()
        decide_frame(name, table)
        found.append((name, count / (time.process_time() - began)))
    return found


def province_of_enterprises(count: int) -> tuple[float, float, int]:
    "Wall seconds, peak MiB and rows of ten years of so many enterprises, in a process of its own, journal written."
    code = f"""
import sys, tempfile, time
from pathlib import Path
sys.path.insert(0, {HERE!r})
from peak import peak_mebibytes
from gazette_sim.credit.parameters import BEHAVIOUR, LAW
from gazette_sim.credit.population import generate
from gazette_sim.credit.simulation import simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Dated
from gazette_sim.law.regulation import regulation
roster = generate({count}, 2020, "2021-01-01")
first, last = day_number("2021-01-01"), day_number("2030-12-31")
began = time.perf_counter()
run = simulate(roster, Dated("credit", LAW), Dated("credit", BEHAVIOUR), first, last, 2020, 0)
with tempfile.TemporaryDirectory() as folder:
    run.journal.write_parquet(Path(folder) / "journal.parquet")
    print(time.perf_counter() - began, peak_mebibytes(), len(run.journal))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), float(said[1]), int(said[2])


def province_of_smaller_enterprises(count: int) -> tuple[float, float, int, float]:
    """CPU seconds, peak MiB and rows of ten years of so many enterprises (sme), in a process of its own, journal
    written; and rows a CPU second divided by the events a second of bare SimPy in the same process."""
    code = f"""
import sys, tempfile, time
from pathlib import Path
sys.path.insert(0, {HERE!r})
from bench import bare_simpy
from peak import peak_mebibytes
from gazette_sim.law.calendar import day_number
from gazette_sim.law.reform import Dated
from gazette_sim.sme.parameters import BEHAVIOUR, LAW
from gazette_sim.sme.population import generate
from gazette_sim.sme.simulation import simulate
law, behaviour = Dated("sme", LAW), Dated("sme", BEHAVIOUR)
first, last = day_number("2021-01-01"), day_number("2030-12-31")
simulate(generate(200), law, behaviour, first, first + 400, 2020, 0)  # to warm up
roster = generate({count}, 2020, "2021-01-01")
bare = bare_simpy()
began = time.process_time()
run = simulate(roster, law, behaviour, first, last, 2020, 0)
took = time.process_time() - began
bare = (bare + bare_simpy()) / 2
with tempfile.TemporaryDirectory() as folder:
    run.journal.write_parquet(Path(folder) / "journal.parquet")
held = peak_mebibytes()
print(took, held, len(run.journal), len(run.journal) / took / bare)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), float(said[1]), int(said[2]), float(said[3])


_TIMED = """
import json, os, sys, tempfile, time
from collections import Counter
os.environ["GAZETTE_SIM_CACHE"] = os.environ["GAZETTE_SIM_FORK"] = "off"
spent = Counter()
from gazette_sim.lab import replication
def timed(home, name, what):
    usual = getattr(home, name)
    def call(*given, **named):
        began = time.process_time()
        try:
            return usual(*given, **named)
        finally:
            spent[what] += time.process_time() - began
    setattr(home, name, call)
timed(replication, "simulated", "simulation")
M = replication  # its parts that meter
for home, name in ((M.Watch, "values"), (M, "window_of"), (M, "curves_of"), (M, "counted_by_desk")):
    timed(home, name, "metering")
"""
_BARE = """
from gazette_sim.lab.job import make_job
from gazette_sim.lab.study import read_study
job = make_job(read_study("builtin"))
for which in ((s, r) for r in range({replications}) for s in (0, 1)):
    run, seen, values = replication.measured_whole(job, *which)
    replication.curves_of(job, run, seen), replication.counted_by_desk(job, seen)
"""
_RUN = """
from gazette_sim.cli.program import call
with tempfile.TemporaryDirectory() as folder, open(os.devnull, "w") as nothing:
    seen, sys.stdout = sys.stdout, nothing
    asked = "run builtin --replications {replications} --workers 1 --no-figures --out".split()
    call([*asked, folder + "/r"])
    sys.stdout = seen
"""
_TOLD = """
print(json.dumps(dict(spent, all=time.process_time())))
"""


def lab_beside_simulation(replications: int) -> dict[str, float]:
    """CPU seconds (user and system) of `gazette-sim run --no-figures` for the built-in study in one process, nothing
    reused and nothing shared: `simulation`; `metering`, what of a history is measured, its metrics, curves and counters
    of desks; and `own`, what the lab adds. That is the rest of the process, from its start to its end, less the rest of
    a process that does the same histories bare: it starts, imports what it needs, reads the study, simulates, meters,
    and keeps nothing. (Rests are compared, not sums: two simulations alike differ by more than the lab takes.)"""

    def spent(way: str, count: int) -> dict[str, float]:
        code = _TIMED + way.format(replications=count) + _TOLD
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        found = dict(json.loads(said))
        return found | {"rest": found["all"] - found["simulation"] - found["metering"]}

    bare, run = spent(_BARE, 2), spent(_RUN, replications)
    return run | {"own": run["rest"] - bare["rest"]}


def cpu_of_a_run(*arguments: str) -> float:
    "CPU seconds of all processes of a run of two replications, the least of three."

    def once() -> float:
        with tempfile.TemporaryDirectory() as folder:
            before = os.times()
            asked = ["run", "builtin", "--replications", "2", "--out", f"{folder}/r", *arguments]
            environment = os.environ | {"GAZETTE_SIM_CACHE": "off"}
            subprocess.run([COMMAND, *asked], env=environment, stdout=subprocess.DEVNULL, check=True)
            return sum(os.times()[2:4]) - sum(before[2:4])

    return min(once() for _ in range(3))


def overhead_of_a_task(count: int = 300) -> float:
    "Milliseconds that a task costs besides its history: made, sent away, opened, its result packed and kept."
    import pickle

    from gazette_sim.lab import task as rooms
    from gazette_sim.lab.job import make_job
    from gazette_sim.lab.replication import history_of
    from gazette_sim.lab.store import Store
    from gazette_sim.lab.study import read_study

    job = make_job(read_study("builtin"))
    names, history, usual = rooms.Names(job), history_of(job, 0, 0), rooms.history_of
    names(0, 0)
    rooms.history_of = lambda job, scenario, replication, journal: history._replace(replication=replication)
    try:
        with tempfile.TemporaryDirectory() as folder:
            store, began = Store(Path(folder)), time.perf_counter()
            for made in rooms.tasks(job, [(0, r) for r in range(count)], names):
                there = pickle.loads(pickle.dumps(made))
                store.keep(pickle.loads(pickle.dumps(rooms.run_task(there))).histories)
            return (time.perf_counter() - began) / count * 1e3
    finally:
        rooms.history_of = usual


def memory_of_a_study(replications: int) -> tuple[float, float]:
    "Wall seconds and peak MiB of a study of so many small histories (the tests' toy), one worker, all tables written."
    code = f"""
import os, sys, tempfile, time
from pathlib import Path
os.environ["GAZETTE_SIM_CACHE"] = "off"
sys.path.insert(0, {HERE!r})
from peak import peak_mebibytes
sys.path.insert(0, {str(Path(__file__).parent.parent / "tests")!r})
from gazette_sim.law.regulation import add_regulation
add_regulation("permits", "toy_permits")
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import make_study
head = {{"name": "toy", "regulation": "permits", "starts_on": "2021-01-01", "years": 1, "replications": {replications}}}
scenarios = [{{"name": "as issued"}}, {{"name": "longer", "set": {{"permits.permit_months": 60}}}}]
study = make_study({{"study": head, "population": {{"generate": 4}}, "scenario": scenarios}})
with tempfile.TemporaryDirectory() as folder:
    began = time.perf_counter()
    run_study(study, 1, Path(folder) / "r", progress=False)
    print(time.perf_counter() - began, peak_mebibytes())
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), float(said[1])


def saved_by_shared_beginnings(count: int = 200) -> tuple[float, float, float]:
    """CPU seconds of two scenarios over ten years that part in 2028, simulated apart and divided where they part; and
    the share of the rows that need not be simulated twice."""
    from gazette_sim.lab.job import make_job
    from gazette_sim.lab.replication import simulated
    from gazette_sim.lab.study import make_study
    from gazette_sim.lab.task import together

    head = {"name": "parting", "regulation": "coal", "starts_on": "2021-01-01", "years": 10}
    reform = {"on": "2028-01-01", "set": {"coal.validity_months": 60}}
    scenarios = [{"name": "as issued"}, {"name": "longer", "reform": [reform]}]
    job = make_job(make_study({"study": head, "population": {"generate": count}, "scenario": scenarios}))

    def seconds(worth: float) -> float:
        before = os.times()
        together(job, [0, 1], 0, worth=worth)
        return sum(os.times()[:4]) - sum(before[:4])

    seconds(0.0)  # to warm up
    apart, divided = (median(seconds(worth) for _ in range(3)) for worth in (float("inf"), 0.0))
    days = [simulated(job, scenario, 0).journal.columns()["day"] for scenario in (0, 1)]
    return apart, divided, float((days[0] < day_number("2028-01-01")).sum() / sum(map(len, days)))


def summary_of_rows(count: int = 10_000_000) -> tuple[float, float]:
    """Wall seconds for a summary of so many journal rows: days spent in each state and events of each kind, from the
    rows in memory; and events by kind and year, from their Parquet file."""
    import numpy as np
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    from gazette_sim.engine.journal import Journal, Vocabulary
    from gazette_sim.regime.metric import state_days

    random, people = np.random.default_rng(1), 100_000
    rows = np.zeros((count, 7), dtype="<i8")
    rows[:, 0] = np.sort(random.integers(18628, 22280, count))
    rows[:, 1], rows[:, 2] = random.integers(0, people, count), random.integers(1, 9, count)
    rows[:, 3:5], rows[:, 5], rows[:, 6] = random.integers(0, 3, (count, 2)), -1, 1
    entities = tuple(map(str, range(people)))
    journal = Journal(Vocabulary(tuple(f"event {k}" for k in range(9)), ("a", "b", "c"), entities, (), ("", "x.1")))
    journal.append_packed(rows.tobytes())
    run = type("Run", (), {"first_day": 18628, "last_day": 22279})()
    began = time.perf_counter()
    state_days(journal, run, 0)
    np.bincount(journal.columns()["event"])
    in_memory = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        journal.write_parquet(Path(folder) / "journal.parquet")
        began = time.perf_counter()
        table = pq.read_table(Path(folder) / "journal.parquet", columns=["day", "event"])
        table = table.set_column(0, "year", pc.year(table["day"]))
        table.group_by(["year", "event"]).aggregate([("event", "count")])
        return in_memory, time.perf_counter() - began


def say_of_the_lab() -> None:
    "What the lab costs beside what it simulates."
    spent = lab_beside_simulation(200)
    bare = spent["simulation"] + spent["metering"]
    said = f"{spent['own'] / bare:.1%} ({spent['own']:.1f} of {bare:.0f} s)"
    say("lab: its own CPU beside 200 replications simulated and metered", said, "under 5%")
    say("lab: the same, beside the simulation alone", f"{spent['own'] / spent['simulation']:.1%}", "to see it")
    say("lab: metering, of the simulation", f"{spent['metering'] / spent['simulation']:.1%}", "to see it")
    alone, two, drawn = (
        cpu_of_a_run("--workers", *how) for how in (("1", "--no-figures"), ("2", "--no-figures"), ("1",))
    )
    said = f"{two - alone:.2f} s, {drawn - alone:.2f} s"
    say("lab: CPU that a second worker, and that figures add to a run, however long", said, "to see it")
    say("lab: overhead of a task", f"{overhead_of_a_task():.2f} ms", "under 5 ms")
    for replications in (100, 10_000):
        took, held = memory_of_a_study(replications)
        say(f"lab: peak memory of {replications:,} replications", f"{held:,.0f} MiB {took:.0f} s", "nearly the same")
    apart, divided, once = saved_by_shared_beginnings()
    said = f"{1 - divided / apart:.0%} of {apart:.2f} s"
    say("lab: saved by a shared beginning (parting in year 8 of 10)", said, f"near {once:.0%}")
    in_memory, from_file = summary_of_rows()
    said = f"{in_memory:.1f} s, {from_file:.1f} s"
    say("lab: summary of ten million rows, in memory and from Parquet", said, "seconds")


def cluster_task(tasks: int = 400) -> tuple[float, float]:
    "Milliseconds that a task without work takes on two dask workers of this machine: CPU of all processes, and wall."
    from distributed import LocalCluster

    from gazette_sim.lab.cluster import on_cluster
    from gazette_sim.lab.job import make_job
    from gazette_sim.lab.study import read_study
    from gazette_sim.lab.task import Task, carried

    def spent() -> float:
        own = psutil.Process()
        return sum(sum(process.cpu_times()[:2]) for process in (own, *own.children(recursive=True)))

    raw = carried(make_job(read_study("builtin")))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        run = on_cluster(local.scheduler_address)
        list(run([Task(f"first-{k}", raw, ()) for k in range(20)]))  # to warm up
        began, before = time.perf_counter(), spent()
        list(run([Task(f"task-{k}", raw, ()) for k in range(tasks)]))
        return (spent() - before) / tasks * 1e3, (time.perf_counter() - began) / tasks * 1e3


def bare_loop() -> float:
    "Seconds of CPU for ten million turns of an empty loop: the yardstick."
    began = time.process_time()
    for _ in range(10_000_000):
        pass
    return time.process_time() - began


def say(what: str, measured: str, target: str) -> None:
    print(f"{what:58} {measured:>14}   target {target}", flush=True)


def main() -> None:
    "One line a job."
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; ten million turns of a loop: {bare_loop():.2f} s")
    law = CoalLaw()
    on, accident = day_number("2024-06-03"), day_number("2023-08-01")
    mine = MineFacts(weighted_score=915, lowest_part_score=905, ordinary_accident_day=accident, lost_day=accident)
    for name, rule in (
        ("grade-one list, two date steps", lambda: grade_one_bars(mine, on, law)),
        ("grade-two list, one date step", lambda: grade_two_bars(mine, on, law)),
        ("expiry, one date step", lambda: expiry(on, law)),
        ("last day to renew, one date step", lambda: renew_by(1, on, law)),
    ):
        say(f"rule: {name}", f"{microseconds(rule):.2f} µs", "under 5 µs")
    for name, (rows, share) in beside_simpy().items():
        say(f"{name}: journal rows a second and core", f"{rows:,.0f}", "50,000")
        say(f"{name}: that, divided by events a second of bare SimPy", f"{share:.3f}", "0.15")
    rate, took = cases_in_columns()
    say("coal.grade: masks of the list for grade one, a core", f"{rate:.0f} million/s", "10 million/s")
    say("coal.grade: a million cases, from table to table", f"{took:.1f} s", "under 5 s")
    for name, cases in cases_with_a_core():
        say(f"{name}: cases a second, from table to table", f"{cases:,.0f}", "200,000")
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder) / "one.jsonl", Path(folder) / "many.jsonl"
        one.write_text(json.dumps(CASE) + "\n")
        many.write_text((json.dumps(CASE) + "\n") * CASES)
        command("decide", "coal.grade", "--cases", str(one))  # byte-compiled from here on
        first = min(command("decide", "coal.grade", "--cases", str(one))[0] for _ in range(3))
        say("decide: first answer from a standing start", f"{first:.2f} s", "under 1.5 s")
        took = command("decide", "coal.grade", "--cases", str(many))[0]
        say(f"decide: cases a second after that, of {CASES:,}", f"{CASES / (took - first):,.0f}", "10,000")
        took, held = command("run", "--workers", "2", "--out", f"{folder}/study")
        say("run: the built-in study on two workers", f"{took:.1f} s", "under 60 s")
        say("run: memory of all its processes", f"{held:,.0f} MiB", "under 1,024 MiB")
    say_of_the_lab()
    for count in (1_000, 5_000, 15_000):
        took, held, rows = province_of_enterprises(count)
        target = "under 60 s and 2,048 MiB" if count == 15_000 else "to see how it grows"
        say(f"credit: {count:,} enterprises, ten years, {rows:,} rows", f"{took:.1f} s {held:,.0f} MiB", target)
    small, large = (province_of_smaller_enterprises(count) for count in (10_000, 100_000))
    for count, (took, held, rows, _) in ((10_000, small), (100_000, large)):
        target = "under 3,072 MiB" if count == 100_000 else "to see how it grows"
        say(f"sme: {count:,} enterprises, ten years, {rows:,} rows", f"{took:.1f} s {held:,.0f} MiB", target)
    say("sme: rows a second of 100,000, divided by those of bare SimPy", f"{large[3]:.3f}", "0.15")
    say("sme: time of 100,000, divided by ten times that of 10,000", f"{large[0] / small[0] / 10:.2f}", "under 1.3")
    cpu, wall = cluster_task()  # last: it leaves settings of memory in the environment
    say("run --cluster: a task beside its work, CPU of all processes", f"{cpu:.1f} ms", "10 ms: two workers")
    say("run --cluster: a task beside its work, wall on two workers", f"{wall:.1f} ms", "under 5 ms")
    print(f"ten million turns of a bare loop: {bare_loop():.2f} s")


if __name__ == "__main__":
    main()
