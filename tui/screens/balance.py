"""Balance: what the back of the legs gets next to the front, and what each number is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from tui import balance_lines
from tui.balance_coach import coach_lines
from tui.balance_lines import titled
from tui.balance_view import View, view_of
from tui.chart import Figure
from tui.progress_lines import Line
from tui.record_words import day_of
from tui.screens.base import HtrackScreen
from tui.widgets.chart_view import ChartView, Plot
from tui.widgets.muscle_map import MuscleMap, shades_of, shown
from tui.widgets.past_list import Told

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from catalog.muscle import Muscle

SLIMMEST_MAP = 70
"""Columns from which on the map stands beside the numbers."""
SHADES = (0, 2, 4, 6, 8, 10, 12, 14, 16)
WIDEST = 76
"""Cells of a line of prose."""


class BalanceScreen(HtrackScreen):
    """A map of the legs, weeks of hamstrings against quads, and each group against its target."""

    CSS_PATH = "balance.tcss"
    HELP_NOTES: ClassVar[dict[str, tuple[str, ...]]] = {"The rule": balance_lines.RULE}
    """Headings and lines, for the help."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "week(1)", "Week", key_display="←→", id="balance.week"),
        Binding("right", "week(-1)", "Week", show=False),
        Binding("down", "muscle(1)", "Muscle", key_display="↑↓", id="balance.muscle"),
        Binding("up", "muscle(-1)", "Muscle", show=False),
        Binding("f", "flip", "Front/back", id="balance.flip"),
        Binding("home", "now", "This week", show=False),
        Binding("l", "learn", "Learn", id="balance.learn"),
        Binding("escape", "all", "All muscles", id="balance.all"),
    ]

    map = getters.query_one(MuscleMap)
    legend = getters.query_one("#legend", Told)
    headline = getters.query_one("#headline", Told)
    mirror = getters.query_one("#mirror", Told)
    split = getters.query_one("#split", Told)
    groups = getters.query_one("#groups", Told)
    trend = getters.query_one(ChartView)
    sides = getters.query_one("#sides", Told)
    coach = getters.query_one("#coach", Told)

    def __init__(self) -> None:
        super().__init__()
        self._back = 0
        """Weeks before this one."""
        self._view: View | None = None

    def body(self) -> ComposeResult:
        """The map at the left, the numbers at the right."""
        with Container(id="page"):
            with Vertical(id="left"):
                yield MuscleMap(id="map")
                yield Told(id="legend")
            with Vertical(id="main"):
                yield Told(id="headline")
                yield Told(id="mirror")
                yield Told(id="split")
                yield Told(id="groups")
                yield ChartView(id="trend")
                yield Told(id="sides")
                yield Told(id="coach")
        yield Told(id="empty")

    def on_mount(self) -> None:
        """Write the page that does not change."""
        self.query_one("#empty", Told).show(_nothing_yet)

    def on_resize(self, event: events.Resize) -> None:
        """Leave the map away where there is no room beside the numbers."""
        self.set_class(event.size.width < SLIMMEST_MAP, "-slim")
        self.call_after_refresh(self._show)

    # From the journal to the screen

    def refresh_data(self) -> None:
        """Count anew."""
        self.set_class(not self.htrack.journal.rows(), "-empty")
        self.refresh_bindings()
        self._view = self.attempt(lambda: view_of(self.htrack, self._back))
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        self.map.sets = {head: tally.total for head, tally in view.volume.heads.items()}
        which = (
            "this week" if view.is_this_week else f"week of {day_of(view.week.first, view.today)}"
        )
        self.top.left = Content.assemble(("Balance", "bold"), (f" · {which}", "$muted"))
        ratio = view.month.ratio
        self.top.right = Content.assemble(
            ("ham : quad ", "$muted"), ("–" if ratio is None else f"{ratio:.2f}", "bold")
        )
        self._tell(view)
        self._draw_trend(view)

    def _tell(self, view: View) -> None:
        words, tall = balance_lines, not self.has_class("-short")
        self.headline.show(lambda width: [words.headline(view.month, width)])
        self.mirror.show(lambda width: words.mirrored(view, width, self.mirror.size.height))
        heads = [Content.styled("Hamstrings: where the work goes", "$muted")]
        self.split.show(lambda width: heads + words.split(view, width))
        self.groups.show(lambda width: self._groups(view, width))
        self.sides.show(
            lambda width: titled("Left and right", words.sides(view, width)) if tall else []
        )
        coach = self.attempt(lambda: coach_lines(self.htrack, self.map.chosen)) or []
        self.coach.show(lambda width: _barred(coach, width)[: self.coach.size.height])
        self.legend.show(lambda width: self._legend(width))

    def _groups(self, view: View, width: int) -> list[Content]:
        room = self.groups.size.height
        if self.map.chosen is not None:
            return balance_lines.muscle(view, self.map.chosen, width, room)
        lines = balance_lines.groups(view, width, room - 1)
        return titled("Hard sets of the week, ┃ the sets aimed at", lines)

    def _legend(self, width: int) -> list[Content]:
        shades = shades_of(self.htrack.theme_variables, dark=self.htrack.current_theme.dark)
        steps = [("██", shades.of(each).hex) for each in SHADES]
        chosen = self.map.chosen
        view = self.map.facing.value
        told = f"{view}, f turns" if chosen is None else chosen.label
        return [
            Content.assemble(("0 ", "$muted"), *steps, (" 16+", "$muted")),
            Content.styled(told[:width], "$muted"),
        ]

    def _draw_trend(self, view: View) -> None:
        known = [(each.days.last, each.month.ratio) for each in view.weeks]
        figures = tuple(Figure(day, ratio) for day, ratio in known if ratio is not None)
        if len(figures) < 2:
            self.trend.show(None, None)
            return
        told = tuple(f"{each.value:.2f}" for each in figures)
        line = Line("ratio", "hamstring : quad sets of 28 days", "", figures, told)
        self.trend.show(Plot(line, None, figures[0].day, figures[-1].day), None)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Escape is ours only where a muscle is chosen; most need something to be shown."""
        if action in {"week", "muscle", "flip", "now"}:
            return not self.has_class("-empty")
        return action != "all" or self.map.chosen is not None

    def action_week(self, back: int) -> None:
        """Walk the weeks; there is none after this one."""
        self._back = max(0, self._back + back)
        self.refresh_data()

    def action_now(self) -> None:
        """Go back to this week."""
        self._back = 0
        self.refresh_data()

    def action_muscle(self, by: int) -> None:
        """Choose the next muscle of the map."""
        muscles = shown(self.map.facing)
        now = self.map.chosen
        at = muscles.index(now) + by if now in muscles else (0 if by > 0 else -1)
        self._choose(muscles[at % len(muscles)])

    @on(MuscleMap.Picked)
    def _picked(self, event: MuscleMap.Picked) -> None:
        self._choose(event.muscle)

    def _choose(self, muscle: Muscle | None) -> None:
        self.map.chosen = muscle
        self.refresh_bindings()
        self._show()

    def action_all(self) -> None:
        """Show all groups again."""
        self._choose(None)

    def action_flip(self) -> None:
        """Look at the other side of the body."""
        self.map.facing = self.map.facing.other
        self._choose(None)

    def action_learn(self) -> None:
        """Read about the three muscles and their two jobs."""
        from tui.screens.learn import LearnScreen

        self.htrack.push_screen(LearnScreen())


def _barred(lines: list[Content], width: int) -> list[Content]:
    """Lines as one paragraph beside a bar."""
    wrapped = [part for line in lines for part in line.wrap(max(10, width - 2))]
    return [Content.assemble(("▌ ", "$accent"), line) for line in wrapped]


def _nothing_yet(width: int) -> list[Content]:
    told = Content(
        "Log a workout (t), or bring your history (I in History, or htrack import FILE). This page "
        "then shows what the back of your legs gets next to the front. l tells what for."
    )
    return [
        Content.styled("Nothing to weigh up yet.", "bold"),
        Content(""),
        *told.wrap(max(10, min(width, WIDEST))),
    ]
