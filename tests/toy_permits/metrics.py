"""What is measured of the shops."""

import numpy as np

from gazette_sim.regime.metric import metric

from .simulation import EXPIRED, LOST


@metric("permits.lost", unit="permits", meaning="Permits lost.", how="rows of the event lost")
def lost(journal, run):
    return int((journal.columns()["event"] == LOST).sum())


@metric("permits.expired", unit="permits", meaning="Permits that ran out.", how="rows of the event expired")
def expired(journal, run):
    return int((journal.columns()["event"] == EXPIRED).sum())


@metric("permits.first_loss", unit="days", meaning="First loss; undefined without one.", how="first row of lost")
class FirstLoss:
    def __init__(self):
        self.day = None

    def observe(self, day, entity, event, before, after, desk, provision):
        if event == LOST and self.day is None:
            self.day = day

    def value(self):
        return self.day


def series(journal, run):
    columns = journal.columns()
    days = np.arange(columns["day"].min(), columns["day"].min() + 360, 30)
    change = (columns["after"] == 1).astype(int) - (columns["before"] == 1)
    return {"permits": np.array([(day, change[columns["day"] <= day].sum()) for day in days])}
