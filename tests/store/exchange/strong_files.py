"""Small exports of Strong, written by hand: one header a generation, and rows to put under it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from store.exchange import formats
from store.exchange.reading import Options, Reading

VIENNA = ZoneInfo("Europe/Vienna")

IOS_2017 = (
    "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes"
)
IOS_2019 = IOS_2017 + ",RPE"
IOS_2020 = IOS_2019.replace("Exercise Name", "Duration,Exercise Name")
ANDROID_2019 = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;"
    "Distance Unit;Seconds;Notes;Workout Notes"
)
ANDROID_2022 = ANDROID_2019 + ";Workout Duration"
TODAY = (
    '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";'
    '"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"'
)
CHINESE = "日期,锻炼名称,时长,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE"


def ios(*rows: str, header: str = IOS_2020) -> str:
    """An iOS export of one workout on a Tuesday, `rows` from the exercise's name on."""
    return "\n".join([header, *(f"2024-03-05 18:00:00,Legs,1h,{row}" for row in rows), ""])


def android(*rows: str) -> str:
    """The same for Android."""
    return "\n".join([ANDROID_2019, *(f"2024-03-05 18:00:00;Legs;{row}" for row in rows), ""])


def today(*rows: str, header: str = TODAY) -> str:
    """The same for the export of today; `rows` are divided by bare semicolons."""
    quoted = ['"1";"2024-03-05 18:00:00";"Legs";"3600";' + _quoted(row) for row in rows]
    return "\n".join([header, *quoted, ""])


def _quoted(row: str) -> str:
    return ";".join(f'"{cell}"' for cell in row.split(";"))


def read(text: str, unit: str | None = "kg") -> Reading:
    """Read an export as of someone in Vienna."""
    return formats.read(text, Options(VIENNA, unit))
