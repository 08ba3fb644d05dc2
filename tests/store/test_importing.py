"""From the bytes of a file to the journal, with a look at them in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import ImportFileError, UsageError
from store.exchange.names import How
from store.importing import commit, compared, names_of, options, understood, undo_import
from store.models import Unit
from store.preview import in_words
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.store.exchange.strong_files import ios

if TYPE_CHECKING:
    from pathlib import Path

    from store.journal import Journal
    from store.preview import Preview

LEGS = ios(
    "Squat (Barbell),W,60,5,0,0,,,",
    "Squat (Barbell),1,100,5,0,0,,,",
    "Squat (Barbell),2,100,5,0,0,,,",
    "Odd Drill,1,0,8,0,0,,,",
    "Odd  drill,F,0,8,0,0,,,",
    "Squat (Barbell),9,x,5,0,0,,,",
)
HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
    + "".join(
        f'"Leg Day","5 Mar 2024, 18:20","5 Mar 2024, 19:20","","{name}",,"",{at},"normal",'
        f"{weight},{reps},,,\n"
        for name, at, weight, reps in (
            ("Squat (Barbell)", 0, 100, 5),
            ("Squat (Barbell)", 1, 100, 5),
            ("Odd Drill", 0, "", 8),
        )
    )
)


def look(journal: Journal, *texts: str) -> Preview:
    files = enumerate(texts, start=1)
    found = [
        understood(f"{place}.csv", text.encode(), options("kg"), "auto", names_of(journal))
        for place, text in files
    ]
    return compared(found, journal)


def test_a_look_tells_what_would_be_added_and_adds_nothing(journal: Journal, path: Path) -> None:
    preview = look(journal, LEGS)
    (source,) = preview.sources
    assert (source.called, source.reading.app, source.days) == (
        *("1.csv", "strong"),
        ("2024-03-05", "2024-03-05"),
    )
    assert (len(preview.fresh), preview.sets, preview.is_empty) == (1, 5, False)
    assert preview.kinds == {"working": 3, "warmup": 1, "failure": 1}
    assert [row.line for row in source.reading.skipped] == [7]
    assert in_words(preview) == "1 workout, 5 sets, 1 own exercise"
    assert not path.exists()


def test_names_stand_by_their_sets_with_what_they_are(journal: Journal) -> None:
    squat, odd = look(journal, LEGS).names
    assert (squat.name, squat.sets, squat.how) == ("Squat (Barbell)", 3, How.EXACT)
    assert squat.exercise is not None
    # Two spellings are one exercise of one's own.
    assert (odd.sets, odd.how, odd.exercise) == (2, How.NOT, None)


def test_what_was_looked_at_is_stored_in_one_step(journal: Journal) -> None:
    assert len(commit(look(journal, LEGS), journal).fresh) == 1
    (workout,) = journal.documents()
    assert workout["source"] == {"app": "strong", "key": "2024-03-05 18:00:00 Legs"}
    assert [step.words for step in journal.steps()] == [
        "imported 1 workout, 5 sets, 1 own exercise from strong"
    ]
    assert look(journal, LEGS).is_empty


def test_what_another_htrack_has_added_meanwhile_is_not_counted(journal: Journal) -> None:
    newer = LEGS + "2024-03-07 18:00:00,Arms,1h,Bench Press (Barbell),1,20,8,0,0,,,\n"
    preview = look(journal, newer)
    commit(look(journal, LEGS), journal)
    added = commit(preview, journal)
    assert [workout["title"] for workout in added.fresh] == ["Arms"]
    assert journal.steps()[0].words == "imported 1 workout, 1 set from strong"


def test_a_newer_export_adds_only_what_is_new(journal: Journal) -> None:
    commit(look(journal, LEGS), journal)
    newer = LEGS + "2024-03-07 18:00:00,Arms,1h,Bench Press (Barbell),1,20,8,0,0,,,\n"
    preview = look(journal, newer)
    assert [workout["title"] for workout in preview.fresh] == ["Arms"]
    assert preview.own == ()
    commit(preview, journal)
    assert len(journal.rows()) == 2


def test_another_apps_same_workout_is_shown_and_kept(journal: Journal) -> None:
    commit(look(journal, LEGS), journal)
    preview = look(journal, HEVY)
    (found,) = preview.duplicates
    assert (found.new.app, found.other.app, found.other.title) == ("hevy", "strong", "Legs")
    commit(preview, journal)
    assert len(journal.rows()) == 2


def test_two_files_of_one_import_are_compared_too(journal: Journal) -> None:
    (found,) = look(journal, LEGS, HEVY).duplicates
    assert not found.is_stored


def test_other_days_are_no_duplicates(journal: Journal) -> None:
    journal.add_workouts([a_workout(an_entry("squat-back", a_set(100, 5))).document()], [], "x")
    assert look(journal, LEGS).duplicates == ()


def test_a_decision_on_a_name_is_heeded(journal: Journal) -> None:
    commit(look(journal, LEGS), journal)
    journal.decide_name("Odd Drill", "nordic-curl")
    newer = LEGS.replace("2024-03-05", "2024-03-06")
    preview = look(journal, newer)
    assert [use.how for use in preview.names] == [How.EXACT, How.DECISION, How.DECISION]
    assert preview.unmatched == ()


def test_the_last_import_is_taken_back_if_it_came_last(journal: Journal) -> None:
    commit(look(journal, LEGS), journal)
    assert undo_import(journal).startswith("imported 1 workout")
    assert journal.documents() == []
    with pytest.raises(UsageError, match="no import"):
        undo_import(journal)


def test_what_was_done_since_is_named_and_stays(journal: Journal) -> None:
    commit(look(journal, LEGS), journal)
    journal.set_unit(Unit.LB)
    with pytest.raises(UsageError, match=r"set the unit to lb\..* htrack undo"):
        undo_import(journal)
    assert len(journal.documents()) == 1
    journal.undo()
    undo_import(journal)
    assert journal.documents() == []


def test_a_workout_that_is_called_imported_is_no_import(journal: Journal) -> None:
    journal.start("imported")
    with pytest.raises(UsageError, match="no import"):
        undo_import(journal)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"x", "not known"),
        (b"PK\x03\x04", "zip archive: unpack it"),
        (b"\x1f\x8b\x08", "gzip archive: unpack it"),
        (bytes(range(256)) * 20, "binary"),
        (LEGS.encode() + b'2024-03-06 18:00:00,"Legs\n' + LEGS.encode(), "never ends"),
        (LEGS.encode() + b"y" * 200_000 + b",1\n", "can't be read"),
    ],
)
def test_a_bad_file_is_refused_with_what_it_is(
    journal: Journal, path: Path, content: bytes, what: str
) -> None:
    with pytest.raises(ImportFileError, match=what) as caught:
        understood("/far/away/x.csv", content, options(), "auto", names_of(journal))
    assert str(caught.value).startswith("x.csv can't be imported: ")
    assert str(caught.value).endswith("Nothing was stored.")
    assert not path.exists()


def test_absorbed_workouts_do_not_come_back(journal: Journal) -> None:
    commit(look(journal, LEGS), journal)
    mine = a_workout(id="mine", started_at=MONDAY.replace(year=2024, month=3, day=5))
    journal.add_workouts([mine.document()], [], "x")
    imported = next(row.id for row in journal.rows() if row.id != "mine")
    journal.merge_workouts("mine", imported)
    assert look(journal, LEGS).is_empty


def test_a_workout_that_the_file_has_more_of_is_named_with_both_counts(journal: Journal) -> None:
    commit(look(journal, "\n".join(LEGS.split("\n")[:3])), journal)
    (source,) = look(journal, LEGS).sources
    (told,) = [each for each in source.warnings if "differs" in each]
    assert "2024-03-05 Legs (5 sets in the file, 2 in the journal)" in told
    assert "delete it in History and import again" in told


def test_what_is_deleted_comes_whole_with_the_next_import(journal: Journal) -> None:
    commit(look(journal, "\n".join(LEGS.split("\n")[:3])), journal)
    (row,) = journal.rows()
    journal.delete_workout(row.id)
    assert look(journal, LEGS).sets == 5
