# Made from nbs/engine/00_streams.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
import random
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
import numpy as np
from enum import IntEnum
import time
import matplotlib.pyplot as plt
from gazette_sim.law.drawing import described
from gazette_sim.engine.streams import *


def test_numpy_is_the_oracle():
    for seed, replication in ((0, 0), (2020, 7), (2**63 + 1, 2**64 - 1)):
        streams = Streams(seed, replication)
        for purpose, entity in ((0, 0), (0, 5), (3, 0), (2**63 + 5, 2**64 - 1)):
            for n in (0, 1, 7, 8, 9, 31, 32, 1000, 100_000, 2**64 - 1):
                counter = (entity << 128 | purpose << 64 | n) - 1 & (1 << 256) - 1
                philox = np.random.Philox(counter=counter, key=replication << 64 | seed)
                assert streams.draw(purpose, entity, n) == (int(philox.random_raw()) >> 11) * 2.0**-53


def test_addresses_do_not_share_numbers():
    draws = {}
    for seed in (1, 2, 2**63 + 1):
        for replication in range(3):
            streams = Streams(seed, replication)
            for purpose in range(4):
                for entity in range(40):
                    for n in range(40):
                        draws[seed, replication, purpose, entity, n] = streams.draw(purpose, entity, n)
    assert len(draws) == 3 * 3 * 4 * 40 * 40 == len(set(draws.values()))


def test_scenarios_stay_paired_after_they_diverge():
    first, second = Streams(7, 3), Streams(7, 3)
    for _ in range(45):
        second.next(1, 0)
    for n in range(70):
        assert first.next(1, 9) == second.next(1, 9) == second.draw(1, 9, n)
    assert first.next(1, 0) != second.next(1, 0)


def test_draw_does_not_move_next():
    stream = Streams(1, 1).stream(2, 3)
    values = [stream.draw(n) for n in range(64)]
    assert stream.draw(63) == values[63] and stream.next() == values[0]
    assert stream.draw(40) == values[40] and [stream.next() for _ in range(63)] == values[1:]


def test_draws_fetched_at_once_are_those_fetched_one_by_one():
    streams = Streams(4, 1)
    for purpose, entity in ((0, 0), (0, 3), (2, 0), (2, 3)):
        draws = [streams.draw(purpose, entity, n) for n in range(80)]
        assert streams.uniforms(purpose, entity, count=80) == draws


def test_an_entity_s_own_streams_are_those_of_all():
    streams = Streams(1, 1)
    own = OwnStreams(streams, 7)
    assert own[3] is streams.stream(3, 7) and own[3].next() == streams.draw(3, 7, 0) and len(own) == 1
    streams.forget()
    assert streams.next(3, 7) == streams.draw(3, 7, 0)


def test_numbers_out_of_range_are_refused():
    refused = []
    for ask in (
        lambda: Streams(-1, 0),
        lambda: Streams(0, 2**64),
        lambda: Streams(0, 0).draw(1, -1, 0),
        lambda: Streams(0, 0).draw(2**64, 1, 0),
        lambda: Streams(0, 0).draw(1, 1, -1),
    ):
        try:
            ask()
        except ValueError as error:
            refused.append(str(error).split(":")[0])
    assert refused == ["seed", "replication", "entity", "purpose", "draw"]


def test_draws_are_uniform():
    streams, cells = Streams(5, 5), [0] * 64
    for entity in range(400):
        for n in range(64):
            cells[int(streams.draw(1, entity, n) * 64)] += 1
    chi_square = sum((count - 400) ** 2 / 400 for count in cells)
    assert 30 < chi_square < 107  # 63 degrees of freedom: both tails far below one in a thousand


def test_a_column_holds_the_draws_of_the_streams():
    columns, streams = Columns(Streams(3, 1), 5, {2: 4}), Streams(3, 1)
    for purpose, n in ((2, 0), (2, 3), (2, 4), (2, 40), (0, 9), (2, 1)):
        draws = [streams.draw(purpose, entity, n) for entity in range(5)]
        assert columns.draw(purpose, n).tolist() == draws == columns.each(purpose, n)
        for limit in (0.5, max(draws)):  # who draws the limit itself is not below it
            assert columns.below(purpose, n, limit) == [entity for entity in range(5) if draws[entity] < limit]
    assert columns.draw(7, 0).shape == (5,) and Columns(Streams(3, 1), 0).draw(1, 2).tolist() == []


def test_several_draws_at_once_are_the_next_ones():
    one, other = Streams(3, 1).stream(2, 3), Streams(3, 1).stream(2, 3)
    assert [*one.take(2), one.next(), *one.take(20), one.next()] == [other.next() for _ in range(24)]




def test_a_column_of_many_entities_holds_them_too():
    for replication in (3, Mirrored(4)):
        columns, streams = Columns(Streams(7, replication), 250), Streams(7, replication)
        for purpose in (0, 3):
            for n in (0, 7, 9):
                assert columns.draw(purpose, n).tolist() == [streams.draw(purpose, e, n) for e in range(250)]


def test_what_is_held_for_all_is_what_each_would_draw():
    for replication in (0, Mirrored(7)):
        streams, alone = Streams(3, replication), Streams(3, replication)
        owners = [OwnStreams(streams, entity) for entity in (4, 0, 2**40)]
        hold_of_all(owners, [0, 9], count=4)
        for own in owners:
            for purpose in (0, 9):
                assert own[purpose].take(20) == [alone.draw(purpose, own.entity, n) for n in range(20)]
    hold_of_all([], [1])
    hold_of_all(owners, [])


def test_a_column_of_draws_is_those_of_each_entity():
    for seed, replication in ((0, 0), (2020, 7), (2**63 + 1, 2**64 - 1)):
        streams = Streams(seed, replication)
        for purpose in (0, 3, 2**63 + 5):
            for n in (0, 1, 9, 2**40):
                whose = np.array([0, 1, 5, 99_999, 2**32 + 7, 2**62])
                drawn = draws_of_all(streams, purpose, whose, n)
                assert drawn.tolist() == [streams.draw(purpose, int(entity), n) for entity in whose]


def test_each_of_a_column_may_have_a_draw_of_its_own():
    streams, whose = Streams(4, 1), np.arange(20_000)
    drawn = draws_of_all(streams, 2, whose, whose % 3)
    assert [drawn[k] for k in (0, 1, 2, 8_191, 8_192, 19_999)] == [
        streams.draw(2, k, k % 3) for k in (0, 1, 2, 8_191, 8_192, 19_999)
    ]
    assert len(draws_of_all(streams, 2, whose[:0], 0)) == 0
    drawn = draws_of_all(streams, np.array([5, 6]), np.array([3, 3]), np.array([1, 2]))
    assert drawn.tolist() == [streams.draw(5, 3, 1), streams.draw(6, 3, 2)]
    assert draws_of_all(streams, 5, np.array([3]), 1).tolist() == [streams.draw(5, 3, 1)]


def test_a_mirrored_replication_mirrors_every_draw_however_it_is_asked_for():
    plain, mirrored, last = Streams(2020, 6), Streams(2020, Mirrored(6)), 1 - 2.0**-53
    for purpose, entity, n in ((0, 0, 0), (3, 2, 9), (3, 4, 5000), (2**63 + 5, 1, 2**40)):
        assert plain.draw(purpose, entity, n) + mirrored.draw(purpose, entity, n) == last
    assert [u + v for u, v in zip(plain.uniforms(1, 1), mirrored.uniforms(1, 1), strict=True)] == [last] * 8
    assert [plain.next(2, 3) + mirrored.next(2, 3) for _ in range(40)] == [last] * 40
    assert (Columns(plain, 5).draw(2, 11) + Columns(mirrored, 5).draw(2, 11)).tolist() == [last] * 5
    both = draws_of_all(plain, 2, np.arange(9), 1) + draws_of_all(mirrored, 2, np.arange(9), 1)
    assert both.tolist() == [last] * 9 and min(mirrored.uniforms(1, 1, 0, 4000)) >= 0


def test_extreme_draws_stay_in_range():
    last = 1 - 2.0**-53
    for n in (1, 2, 3, 7, 10, 365, 2**31 - 1, 2**40 + 1, 2**52 - 1):
        assert below(0.0, n) == 0 and below(last, n) == n - 1
        assert between(0.0, -4, n) == -4 and between(last, -4, n) == n
        assert triangular(0.0, 0.0, 3, n + 3) == 3 and triangular(last, last, 3, n + 3) == n + 3
    assert not chance(0.0, 0.0) and chance(last, 1.0)
    assert from_table(0.0, (2, 4, 15)) == 2 and from_table(last, (2, 4, 15)) == 15 and from_table(0.5, (2, 4, 15)) == 4
    assert from_table(0.25, (-6, -2, 0)) == -4 and from_table(0.5, (0, 1)) == 1 and from_table(0.5, (-1, 0)) == 0
    assert triangular(0.0, last, 0, 9) == triangular(last, 0.0, 0, 9) == 4
    assert [among(u, (0, 3, 0, 1, 0)) for u in (0.0, 0.74, 0.75, last)] == [1, 1, 3, 3]


def test_samplers_have_the_right_mean():
    streams, n = Streams(11, 0), 20_000
    draws = [streams.next(1, 0) for _ in range(n)]
    more = [streams.next(2, 0) for _ in range(n)]

    def within(values, mean, deviation):
        return abs(sum(values) / n - mean) < 4 * deviation / n**0.5

    assert within([below(u, 6) for u in draws], 2.5, 1.71)
    assert within([between(u, 5, 8) for u in draws], 6.5, 1.12)
    assert within([triangular(u, v, 0, 10) for u, v in zip(draws, more, strict=True)], 5, 2.25)
    assert within([from_table(u, (0, 100, 400)) for u in draws], 150, 115)
    assert within([chance(u, 0.3) for u in draws], 0.3, 0.46)
    assert within([geometric(u, survival_powers(0.01)) for u in draws], 100, 99.5)


def test_geometric_is_the_textbook_quantile():
    for probability in (1.0, 0.5, 0.01, 1 / 1461):
        powers = survival_powers(probability)
        for n in range(1, 200):
            u = n / 200
            day = geometric(u, powers)
            assert 1 - (1 - probability) ** (day - 1) <= u + 1e-12 and 1 - (1 - probability) ** day >= u - 1e-12
    assert geometric(0.0, survival_powers(0.01)) == 1 and geometric(0.999, survival_powers(1.0)) == 1
    assert [geometric(u, survival_powers(0.5)) for u in (0.49, 0.5, 0.74, 0.75)] == [1, 2, 2, 3]


def test_a_probability_that_is_none_is_refused():
    refused = []
    for probability in (0.0, 1.5):  # a waiting time without end; more than certain
        try:
            survival_powers(probability)
        except ValueError as error:
            refused.append("above 0, at most 1" in str(error))
    assert refused == [True, True]


def test_many_waits_are_the_same_as_one_by_one():
    chances, draws = (0.0002, 0.05, 0.5, 1.0), [n / 96 for n in range(96)]
    tables = [survival_powers(p) for p in chances]
    longest = max(map(len, tables))
    filled = np.array([(*table, *[0.0] * (longest - len(table))) for table in tables])
    for table, column in zip(tables, filled, strict=True):
        found = geometric_of_all(np.array(draws), np.repeat(column[:, None], len(draws), axis=1))
        assert found.tolist() == [geometric(u, table) for u in draws]
