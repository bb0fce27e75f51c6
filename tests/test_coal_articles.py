"""The life of every simulated mine, held against the articles one by one: dates and working days reckoned here anew,
without the package's rules, over thousands of mines."""

import calendar
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gazette_sim.coal.parameters import CoalBehaviour, CoalLaw
from gazette_sim.coal.population import MineRow, Roster, generate, roster_of
from gazette_sim.coal.simulation import Run, simulate
from gazette_sim.law.calendar import day_number
from gazette_sim.law.citation import data_folder
from gazette_sim.law.reform import Change, Dated

FIRST, LAST = date(2021, 1, 1), date(2025, 12, 31)
YEARS = range(FIRST.year, LAST.year + 1)
DAY = timedelta(1)

# Working days, from the State Council's arrangements as a file of their own
_YEARS = json.loads((data_folder() / "workdays_2018_2026.json").read_text("utf-8")).values()
OFF = {date.fromisoformat(on) for year in _YEARS for on in year["off"]}
MADE_UP = {date.fromisoformat(on) for year in _YEARS for on in year["workday"]}


def works(day: date) -> bool:
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


WORKED = list(accumulate(works(FIRST + n * DAY) for n in range((LAST - FIRST).days + 60)))


def working_days(after: date, through: date) -> int:
    return WORKED[(through - FIRST).days] - WORKED[(after - FIRST).days]


def months_later(day: date, months: int) -> date:
    "The corresponding day, or the last of its month."
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


# What the journal tells


class Row(NamedTuple):
    day: date
    event: str
    before: int
    after: int
    desk: str
    provision: str


class Life(NamedTuple):
    mine: MineRow
    rows: list[Row]
    city_desk: str

    def of(self, *events: str) -> Iterator[Row]:
        return (row for row in self.rows if row.event in events)

    def graded_throughout(self, first: date, last: date) -> bool:
        changes = [row for row in self.rows if row.after >= 0 and (row.before != row.after or row.event == "joined")]
        start = [row.after for row in changes if row.day <= first]
        return bool(start and start[-1]) and all(row.after for row in changes if first < row.day <= last)


def lives(run: Run) -> tuple[list[Life], list[Row]]:
    "The rows of each mine, and those of the authorities."
    words, count = run.journal.vocabulary, len(run.roster.rows)
    cities = [name for name in run.desks if name.removesuffix(" (city)") in {row.city for row in run.roster.rows}]
    found = [Life(mine, [], next(c for c in cities if c.startswith(mine.city))) for mine in run.roster.rows]
    offices = []
    for row in run.journal.rows():
        desk = run.desks[row.desk] if row.desk >= 0 else ""
        after = 0 if row.after == words.states.index("closed") else row.after  # a closed mine has no grade
        told = Row(date(1970, 1, 1) + row.day * DAY, words.events[row.event], row.before, after, desk, "")
        told = told._replace(provision=words.provisions[row.provision])
        (found[row.entity].rows if row.entity < count else offices).append(told)
    return found, offices


ACCIDENTS = ("accident_ordinary", "accident_larger", "accident_major", "accident_extraordinary")
LOSSES = ("downgraded", "revoked")

# The articles


LETTERS = {
    "self_evaluated": "s", "forwarded": "f", "review_received": "r", "hazards_found": "h", "rectified": "R",
    "review_failed": "x", "reported_up": "u", "falsification_found": "l", "assessment_passed": "p",
    "assessment_failed": "a", "reassessed": "A", "rectification_supervised": "v", "publicised": "b", "objected": "o",
    "refused": "n", "confirmed": "c", "announced": "y", "withdrawn": "w", "extension_applied": "e",
    "inspectors_consulted": "i", "extension_refused": "N", "filed": "F", "extension_announced": "E",
}  # fmt: skip
UNDER_WAY = re.compile(
    "s f*(r(h?|(hR)?(u((p|aA?)(v(bc?)?)?)?)?)?)?w? | e(iF?)?w?".replace(" ", "")
)  # as far as it has come
OVER = re.compile("s f*(n | r(l?x | (hR)?u(la | aA? | (p|aA?)v(n|b(o|n|cn|cy))))) | .*w | ei(N|FE)".replace(" ", ""))


def steps_come_in_the_order_of_article_7(life: Life) -> Iterator[str]:
    told = "".join(LETTERS.get(row.event, "") for row in life.rows)
    *before, last = re.split("(?=[se])", told)[1:] or [""]
    yield from (f"{each} is not finished" for each in before if not OVER.fullmatch(each))
    if last and not (OVER.fullmatch(last) or UNDER_WAY.fullmatch(last)):
        yield f"{last} is in no order"


def an_overdue_review_is_noted_and_no_other(life: Life) -> Iterator[str]:
    used, since, overdue = 0, None, False
    for row in life.rows:
        if row.event == "review_received":
            used, since, overdue = 0, row.day, False
        elif row.event == "hazards_found" and since:
            used += working_days(since, row.day)
        elif row.event == "rectified":
            since = row.day
        elif row.event == "review_overdue":
            overdue = True
        elif row.event in ("review_failed", "reported_up") and since:
            used += working_days(since, row.day)
            if overdue != (used > 20):
                yield f"{row.day}: {used} working days, overdue: {overdue}"


def a_result_is_publicised_for_five_working_days(life: Life) -> Iterator[str]:
    for shown, then in pairwise(life.of("publicised", "confirmed", "objected", "refused", "withdrawn")):
        if shown.event == "publicised" and then.event == "confirmed":
            if working_days(shown.day, then.day - DAY) < 5:
                yield f"{shown.day} to {then.day}"


def who_failed_rectifies_before_applying_again(life: Life) -> Iterator[str]:
    failures = ("review_failed", "falsification_found", "assessment_failed")
    for row, then in pairwise(life.of(*failures, "reassessed", "rectification_supervised", "self_evaluated")):
        if row.event in failures and then.event == "self_evaluated" and (then.day - row.day).days < 60:
            yield f"{row.event} on {row.day}, applied on {then.day}"


WAITS = {  # months for grades one and two, by severity
    "accident_ordinary": (12, 6),
    "accident_larger": (24, 12),
    "accident_major": (24, 12),
    "accident_extraordinary": (36, 36),
}


def no_grade_is_given_while_barred(life: Life) -> Iterator[str]:
    waits: list[tuple[str, date, date]] = []  # for grades one and two: clause, last day
    unrectified, hazard, extended, found = False, False, life.mine.times_extended > 0, None
    never = date(1, 1, 1)
    for row in life.rows:
        if row.event in ACCIDENTS:
            one, two = (months_later(row.day, months) for months in WAITS[row.event])
            waits.append(("accident", one, two))
            unrectified = True
        elif row.event == "accident_rectified":
            unrectified = False
        elif row.event == "produced_with_hazard":
            found = row.day
        elif row.event == "hazard_rectified":
            hazard = False
        elif row.event == "falsification_found":
            waits.append(("7.3", months_later(row.day, 12), months_later(row.day, 12)))
        elif row.event == "assessment_failed" and row.desk == "nation":
            waits.append(("5.1.3", months_later(row.day, 12), never))
        elif row.event in LOSSES:
            if row.provision == "coal.11.1" and found == row.day:
                waits.append(("5.1.4 and 5.2.3", months_later(row.day, 12), months_later(row.day, 6)))
                hazard = True
            if extended and (row.provision == "coal.11.5" or (found == row.day and row.desk != "nation")):
                waits.append(("11.5", months_later(row.day, 12 if row.after else 24), never))
        elif row.event in ("announced", "confirmed") and row.after > 0:
            for clause, one, two in waits:
                if (row.after == 1 and row.day <= one) or (row.after == 2 and row.day <= two):
                    yield f"{row.day}: grade {row.after} against {clause}"
            if row.after == 3 and (unrectified or hazard):
                yield f"{row.day}: grade three, unrectified"
        if row.after >= 0 and row.before != row.after:
            extended = False
        if row.event in ("extended", "announced"):
            extended = row.event == "extended"


def a_mine_that_is_being_built_does_not_apply(life: Life) -> Iterator[str]:
    built = life.mine.status == "under_construction"
    for row in life.of("self_evaluated", "resumed", "announced"):
        built = built and row.provision != "coal.2"
        if built:
            yield f"{row.event} on {row.day}"


def a_city_copies_its_announcements_to_the_province(life: Life) -> Iterator[str]:
    for row, then in pairwise([*life.of("announced", "copied_up"), Row(LAST, "", -1, -1, "", "")]):
        copied = (then.event, then.day, then.desk) == ("copied_up", row.day, row.desk)
        if row.event == "announced" and copied != (row.desk == life.city_desk):
            yield f"announced by {row.desk} on {row.day}, copied: {copied}"


def what_is_confirmed_is_refused_later_only_for_something_new(life: Life) -> Iterator[str]:
    accident = date(1, 1, 1)
    confirmed = None
    for row in life.rows:
        accident = row.day if row.event in ACCIDENTS else accident
        if row.event == "confirmed":
            confirmed = row.day
        elif row.event in APPLIES:
            confirmed = None
        elif row.event == "refused" and confirmed and row.provision in ("coal.5.1.2", "coal.5.2.2", "coal.5.3.2"):
            if accident < confirmed:
                yield f"confirmed on {confirmed}, after an accident on {accident}"


def life_after(life: Life, row: Row, *events: str) -> Iterator[Row]:
    return (then for then in life.rows[life.rows.index(row) + 1 :] if then.event in events)


def grader(life: Life, grade: int) -> str:
    return {0: life.city_desk, 1: "nation", 2: "province", 3: "province" if life.mine.piloted else life.city_desk}[
        grade
    ]


def who_gave_a_grade_reminds_announces_its_loss_and_its_end(life: Life) -> Iterator[str]:
    giver, lost = grader(life, life.mine.grade), []
    for row in life.rows:
        if row.event == "announced" and row.after > 0:
            expected = {"coal.6.3": [life.city_desk], "coal.7.6": [life.city_desk, "province"]}
            if row.desk not in expected.get(row.provision, [grader(life, row.after)]):
                yield f"{row.day}: announced by {row.desk} under {row.provision}"
            giver = row.desk if row.provision == "coal.7.6" else grader(life, row.after)
            giver = "province" if row.provision == "coal.6.3" else giver
        elif row.event == "extended":
            giver = "nation"
        elif row.event == "extension_announced" and row.desk != "province":
            yield f"{row.day}: extension announced by {row.desk}"
        elif row.event in LOSSES:
            lost.append(giver)
        elif row.event == "loss_announced":
            if row.desk not in lost:
                yield f"{row.day}: loss announced by {row.desk}, given by {lost}"
            else:
                lost.remove(row.desk)
        elif row.event in ("lapsed", "reminded", "inspectors_notified") and row.desk != giver:
            yield f"{row.day}: {row.event} by {row.desk}, given by {giver}"


APPLIES = ("self_evaluated", "extension_applied")
ENDS = (
    "review_failed", "falsification_found", "refused", "objected", "announced", "withdrawn",
    "extension_announced", "extension_refused",
)  # fmt: skip


def a_grade_ends_with_its_three_years(life: Life) -> Iterator[str]:
    grade, start = life.mine.grade, life.mine.granted_on
    expires = months_later(date(1970, 1, 1) + start * DAY, 36) if start is not None else None
    pending = applied = False
    reminded: date | None = None
    yesterday = FIRST
    for row in life.rows:
        late = yesterday - DAY if row.day > yesterday else None  # a day that has passed, as it was left
        if grade and expires and late and late > expires and not pending:
            if not (reminded and reminded > expires and (yesterday - reminded).days <= 60):
                yield f"held on {yesterday}, ended on {expires}"
        if row.event in APPLIES:
            pending = applied = True
        elif row.event == "reassessed" or row.event == "rectification_supervised":
            pending = True
        elif row.event in ENDS:
            pending = False
        elif row.event == "assessment_failed":  # unless a lower grade, or a new assessment, comes of it
            then = next(life_after(life, row, *APPLIES, *ENDS, "reassessed", "rectification_supervised"), row)
            pending = then.event in ("reassessed", "rectification_supervised")
        if row.event == "reminded":
            reminded = row.day
        if row.event == "lapsed":
            if expires is None or row.day <= expires:
                yield f"lapsed on {row.day}, before {expires}"
            if row.provision == "coal.8.4" and (pending or reminded is None):
                yield f"given up on {row.day}: applied {pending}, reminded {reminded}"
            if row.provision == "coal.8.1" and not applied:
                yield f"ran out on {row.day} though nobody applied"
        if row.event in ("announced", "extended") and row.after > 0:
            start_on = expires if row.event == "extended" and expires else row.day
            expires, applied, reminded = months_later(start_on, 36), False, None
        if row.after >= 0:
            grade = row.after
            expires = expires if grade else None  # a grade that is lowered keeps its end
        yesterday = row.day


def an_extension_has_its_conditions(life: Life) -> Iterator[str]:
    mine, start = life.mine, life.mine.granted_on
    started = date(1970, 1, 1) + start * DAY if start is not None else None
    for at, row in enumerate(life.rows):
        if row.event == "extended" and started:
            ends = months_later(started, 36)
            term = [r for r in life.rows[:at] if r.day >= started]
            applied = [r.day for r in life.rows[:at] if r.event == "extension_applied"][-1]
            announced = [r.day for r in life.rows[:at] if r.event == "extension_announced"][-1]
            if applied > months_later(ends, -3):
                yield f"applied on {applied}, ends on {ends}"
            if row.day != max(ends, announced):
                yield f"ends on {ends}, extended on {row.day}"
            if any(r.after != 1 for r in life.rows[:at] if r.day >= announced and r.after >= 0):
                yield f"{row.day}: lost between announcement and expiry"
            if any(r.event in (*ACCIDENTS, "produced_with_hazard") for r in term) or row.before != 1:
                yield f"{row.day}: not of grade one all the time"
            asked = [r.event for r in life.rows[:at] if applied <= r.day]
            if not {"inspectors_consulted", "filed"} <= set(asked):
                yield f"{row.day}: inspectors not asked, or not filed"
            if mine.mechanisation < 10000 or (mine.underground and mine.working_faces not in (1, 2)):
                yield f"{row.day}: {mine.working_faces} faces, {mine.mechanisation}"
            started = ends
        elif row.event == "announced" and row.after > 0:
            started = row.day


def grade_three_must_try_after_a_year(life: Life) -> Iterator[str]:
    days = [life.mine.first_grade_three_on, life.mine.granted_on if life.mine.grade == 3 else None]
    known = [date(1970, 1, 1) + day * DAY for day in days if day is not None]
    first, since, due = (min(known), FIRST, False) if known else (None, None, False)
    grade, granted = life.mine.grade, life.mine.granted_on
    ends = months_later(date(1970, 1, 1) + granted * DAY, 36) if granted is not None else FIRST
    for row in life.rows:
        year_ends = months_later(first, 12) if first else LAST
        if grade == 3 and since and not due and year_ends <= ends and row.day > max(year_ends, since) + DAY:
            yield f"not due on {row.day}, grade three since {first}"
            return
        if row.event == "duty_due":
            if grade != 3 or first is None or row.day <= months_later(first, 12):
                yield f"due on {row.day}, grade {grade}"
            due = True
        if row.after >= 0 and (row.after != grade or row.event == "announced"):
            if row.after == 3 and grade != 3:
                first, since, due = first or row.day, row.day, False
            grade = row.after
        if row.event in ("announced", "extended") and row.after > 0:
            ends = months_later(ends if row.event == "extended" else row.day, 36)
            since = since and row.day


def an_accident_costs_what_11_2_says_on_its_day(life: Life) -> Iterator[str]:
    grade = 0
    for row, then in pairwise([*life.rows, Row(LAST, "", -1, -1, "", "")]):
        if row.event in ACCIDENTS and grade:
            left = 3 if row.event == "accident_ordinary" and grade != 3 else 0
            wanted = (row.day, "downgraded" if left else "revoked", grade, left, "coal.11.2")
            if (then.day, then.event, then.before, then.after, then.provision) != wanted:
                yield f"{row.event} on {row.day} at grade {grade}: {then.event} to {then.after}"
        grade = row.after if row.after >= 0 else grade


def a_hazard_with_production_revokes(life: Life) -> Iterator[str]:
    grade = 0
    for at, row in enumerate(life.rows):
        if row.event == "produced_with_hazard" and grade:
            same_day = [r for r in life.rows[at : at + 3] if r.day == row.day]
            revoked = [r for r in same_day if r.event == "revoked" and r.provision == "coal.11.1"]
            told = [r for r in same_day if r.event == "inspectors_notified"]
            if not revoked or (told and told[0].desk != revoked[0].desk) or (not row.desk and not told):
                yield f"{row.day}: {[r.event for r in same_day]}"
        grade = row.after if row.after >= 0 else grade


def a_missing_basic_condition_revokes(life: Life) -> Iterator[str]:
    grade = life.mine.grade
    for row, then in pairwise([*life.rows, Row(LAST, "", -1, -1, "", "")]):
        if row.event == "basic_condition_missing":
            revoked = (then.day, then.event, then.after, then.desk) == (row.day, "revoked", 0, row.desk)
            if not revoked or then.provision not in ("coal.11.1", "coal.11.5") or row.provision != "coal.4":
                yield f"{row.day}: {then.event} to {then.after} under {then.provision}"
        if grade and (row.event, row.provision) == ("refused", "coal.4") and then.event != "basic_condition_missing":
            yield f"{row.day}: refused under 4, and the grade is kept"
        grade = row.after if row.after >= 0 else grade


def who_was_revoked_for_an_accident_stands_still_until_its_demands_are_met(life: Life) -> Iterator[str]:
    owed = False
    for row in life.rows:
        owed = (owed or (row.event, row.provision) == ("revoked", "coal.11.2")) and row.event != "accident_rectified"
        if owed and row.event in ("halt_lifted", *APPLIES):
            yield f"{row.day}: {row.event} before the accident is rectified"


def an_extension_undone_follows_a_loss(life: Life) -> Iterator[str]:
    pending = None
    for row in life.rows:
        if row.event == "extension_announced":
            pending = row.day
        elif row.event in ("extended", "extension_undone"):
            pending = None
        elif row.event in LOSSES and pending:
            same_day = [r.event for r in life.rows if r.day == row.day]
            if "extension_undone" not in same_day:
                yield f"{row.day}: lost after {pending}, and still extended"


def a_loss_is_reported_announced_and_a_revoked_mine_halts(life: Life) -> Iterator[str]:
    stopped = halted = False
    losses = announced = 0
    for at, row in enumerate(life.rows):
        stopped = row.event == "stopped" or (stopped and row.event != "resumed")
        halted = row.event == "halted" or (halted and row.event != "halt_lifted")
        if row.event in LOSSES:
            losses += 1
            same_day = [r.event for r in life.rows[at : at + 8] if r.day == row.day]
            announcers = {r.desk for r in life.rows[at:] if r.event == "loss_announced"}
            reported = "loss_reported" in same_day or row.desk in announcers or not announcers  # it took it itself
            if not reported or (row.after == 0 and not stopped and "halted" not in same_day):
                yield f"{row.day}: {same_day}"
        announced += row.event == "loss_announced"
        if announced > losses:
            yield f"{row.day}: announced before lost"
        if row.event in ("publicised", "announced") and announced < losses:
            yield f"{row.day}: {row.event} before the loss is announced"
        if row.event in ACCIDENTS and (stopped or halted):
            yield f"{row.day}: an accident where nothing is produced"
        if row.event in APPLIES and halted:
            yield f"{row.day}: applied while halted"


def a_stop_of_more_than_six_months_revokes(life: Life) -> Iterator[str]:
    grade, since, revoked = life.mine.grade, None, set()
    for row in life.rows:
        if since and grade and row.day > (over := months_later(since, 6) + DAY) and over not in revoked:
            yield f"of grade {grade} on {row.day}, stopped on {since}"
        if row.event == "revoked":
            revoked.add(row.day)
        since = row.day if row.event == "stopped" else None if row.event == "resumed" else since
        grade = row.after if row.after >= 0 else grade


def an_order_to_update_is_met_or_costs_the_grade(life: Life) -> Iterator[str]:
    for row in life.of("update_ordered"):
        last = row.day + 30 * DAY
        while not works(last):
            last += DAY
        over = last + DAY
        while not works(over):
            over += DAY
        then = [r for r in life.rows if r.day == over and r.event in ("records_updated", *LOSSES)]
        if not then and over <= LAST and life.graded_throughout(row.day, over):
            yield f"ordered on {row.day}, nothing on {over}"


def every_year_is_checked(life: Life) -> Iterator[str]:
    checks = list(life.of("spot_checked", "key_checked"))
    renewed = list(life.of("announced", "extended", *LOSSES, "lapsed"))
    for year in YEARS:
        first, last = date(year, 1, 1), date(year, 12, 31)
        if life.graded_throughout(first, last):
            of_year = [row for row in checks if row.day.year == year]
            if life.mine.county not in [row.desk for row in of_year]:
                yield f"{year}: not checked by the county"
        county = [row.day.year for row in checks if row.desk == life.mine.county]
        if county.count(year) > 1 + (year > FIRST.year and year - 1 not in county):  # one of last year may come late
            yield f"{year}: checked by the county {county.count(year)} times"
            before = [row.event for row in renewed if row.day < first]
            extended = before[-1] == "extended" if before else life.mine.times_extended > 0
            if extended and not [row for row in renewed if row.day.year == year]:
                wanted = {life.mine.county, life.city_desk, "province"}
                if not wanted <= {row.desk for row in of_year if row.event == "key_checked"}:
                    yield f"{year}: extended, checked by {[row.desk for row in of_year]}"
    days = [row.day for row in checks]
    if len(set(days)) != len(days):
        yield "two authorities checked on one day"


def every_quarter_and_half_is_self_checked(life: Life) -> Iterator[str]:
    for event, months in (("self_checked", 3), ("superior_checked", 6)):
        done = {(row.day.year, (row.day.month - 1) // months) for row in life.of(event)}
        for year in YEARS:
            for n in range(12 // months):
                first = date(year, n * months + 1, 1)
                if life.graded_throughout(first, months_later(first, months) - DAY) and (year, n) not in done:
                    yield f"{event}: nothing in {months} months from {first}"
    grade = 0
    for row in life.rows:
        grade = row.after if row.after >= 0 else grade
        goes_to = "province" if grade == 1 else grader(life, grade)
        if row.event in ("self_checked", "superior_checked") and row.desk != goes_to:
            yield f"{row.day}: sent to {row.desk} at grade {grade}"


def offices_check_their_share_and_report(found: list[Life], offices: list[Row], desks: tuple[str, ...]):
    checked = Counter((r.desk, r.day.year) for life in found for r in life.of("spot_checked", "key_checked"))
    for year in YEARS:
        first, last = date(year, 1, 1), date(year, 12, 31)
        holders = [life for life in found if life.graded_throughout(first, last)]
        for desk in desks[:-1]:
            share = {"province": 20}.get(desk, 50 if desk in {life.city_desk for life in found} else 100)
            graded = sum(desk in ("province", life.city_desk, life.mine.county) for life in holders)
            checks = checked[desk, year]
            if checks * 100 < share * graded:
                yield f"{year}: {desk} checked {checks} of {graded}"
            said = [row.event for row in offices if row.desk == desk and row.day.year == year]
            wanted = {"bulletin", "inspectors_told"}
            if share == 50:
                wanted.add("city_reported")
            if desk == "province":
                wanted |= {"grade_one_reported", "list_reported"}
            if not wanted <= set(said):
                yield f"{year}: {desk} did not say {wanted - set(said)}"
    for row in offices:
        if row.event == "city_reported" and row.day > date(row.day.year, 12, 15):
            yield f"{row.desk} reported on {row.day}"


OF_A_MINE = [
    steps_come_in_the_order_of_article_7,
    an_overdue_review_is_noted_and_no_other,
    a_result_is_publicised_for_five_working_days,
    who_failed_rectifies_before_applying_again,
    no_grade_is_given_while_barred,
    a_mine_that_is_being_built_does_not_apply,
    a_city_copies_its_announcements_to_the_province,
    what_is_confirmed_is_refused_later_only_for_something_new,
    who_gave_a_grade_reminds_announces_its_loss_and_its_end,
    a_grade_ends_with_its_three_years,
    an_extension_has_its_conditions,
    an_extension_undone_follows_a_loss,
    who_was_revoked_for_an_accident_stands_still_until_its_demands_are_met,
    a_missing_basic_condition_revokes,
    grade_three_must_try_after_a_year,
    an_accident_costs_what_11_2_says_on_its_day,
    a_hazard_with_production_revokes,
    a_loss_is_reported_announced_and_a_revoked_mine_halts,
    a_stop_of_more_than_six_months_revokes,
    an_order_to_update_is_met_or_costs_the_grade,
    every_year_is_checked,
    every_quarter_and_half_is_self_checked,
]
ROUGH = {
    "accident_rate": 0.3, "hazard_rate": 0.2, "stop_rate": 0.2, "falsification_share": 0.3, "objection_share": 0.1,
    "staffing_violation_rate": 0.2, "system_lapse_share": 0.3, "system_overdue_share": 0.5, "late_renewal_share": 0.4,
    "reminder_share": 0.6, "no_renewal_share": 0.2, "ambition": 0.8, "basic_condition_share": 0.1,
    "basic_condition_loss_rate": 0.05, "outside_system_share": 0.05,
}  # fmt: skip


def with_grade_ones(roster: Roster) -> Roster:
    "Every third producing mine of grade one, fit for direct extension: few mines of Jilin are."
    one = {"grade": 1, "score": 960, "mechanisation": 10000, "working_faces": 1, "first_grade_three_on": None}
    since = day_number(FIRST.isoformat())
    rows = (
        replace(row, **one, granted_on=since - 100 - 8 * n) if n % 3 == 1 and row.status == "producing" else row
        for n, row in enumerate(roster.rows)
    )
    return roster_of(tuple(rows), "with grade ones")


def history(rough: bool, mines: int, roster: int, seed: int, reviewers: tuple[int, int, int], teams: int) -> Run:
    "Five years of some mines under the rules as issued, with the behaviour as assumed or a rough one."
    behaviour = dict(ROUGH) if rough else {"extension_condition_share": 1.0, "ability_grade_one": 96.0}
    behaviour |= {"self_check_share": 1.0, "city_outsourced_teams": teams}
    behaviour |= dict(zip(("county_reviewers", "city_reviewers", "province_reviewers"), reviewers, strict=True))
    return simulate(
        with_grade_ones(generate(mines, seed=roster)) if rough == roster % 2 else generate(mines, seed=roster),
        Dated("coal", CoalLaw),
        Dated("coal", CoalBehaviour, [Change(None, {f"coal.{name}": value for name, value in behaviour.items()})]),
        day_number(FIRST.isoformat()),
        day_number(LAST.isoformat()),
        seed,
        0,
    )


def complaints(run: Run) -> list[str]:
    found, offices = lives(run)
    return [
        f"{article.__name__.replace('_', ' ')}: mine {life.mine.id}: {said}"
        for life in found
        for article in OF_A_MINE
        for said in article(life)
    ] + list(offices_check_their_share_and_report(found, offices, run.desks))


SEVERAL = st.integers(2, 4)


# A history is not made clearer by a search for a shorter one.
@settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, phases=[Phase.generate]
)
@given(
    st.booleans(),
    st.integers(40, 120),
    st.integers(0, 999),
    st.integers(0, 2**64 - 1),
    st.tuples(SEVERAL, SEVERAL, SEVERAL),
    st.integers(0, 2),
)
def test_every_life_obeys_every_article(rough, mines, roster, seed, reviewers, teams):
    assert complaints(history(rough, mines, roster, seed, reviewers, teams)) == []
