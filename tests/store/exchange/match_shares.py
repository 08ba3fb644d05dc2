"""Print the share of sets whose exercise is found: `python -m tests.store.exchange.match_shares`.

By app and by file, and then the names that most sets with no match have.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from catalog.library import Catalog
from store.exchange.names import match
from tests.store.exchange.foreign_names import sample_files, sets_by_name

TOP = 25


@dataclass
class Share:
    """Sets with a match, of all."""

    found: int = 0
    of: int = 0
    missing: Counter[str] = field(default_factory=Counter)

    def add(self, names: Counter[str], known: set[str]) -> None:
        """Count the sets of one file."""
        self.of += names.total()
        self.found += sum(sets for name, sets in names.items() if name in known)
        self.missing += Counter({name: n for name, n in names.items() if name not in known})

    @property
    def percent(self) -> float:
        """0 to 100."""
        return 100 * self.found / self.of


def shares() -> tuple[dict[str, Share], dict[str, Share]]:
    """The shares by app and by file; empty where the samples are not at hand."""
    catalog = Catalog.builtin()
    apps: defaultdict[str, Share] = defaultdict(Share)
    files: defaultdict[str, Share] = defaultdict(Share)
    for app, path in sample_files():
        names = sets_by_name(app, path)
        known = {
            name for name, found in match(names, catalog, app=app).items() if found is not None
        }
        apps[app].add(names, known)
        files[f"{app}/{path.name}"].add(names, known)
    return apps, files


def main() -> None:
    """Print the table, or why there is none."""
    apps, files = shares()
    if not apps:
        sys.exit("no folder with sample files beside the repository")
    for title, table in (("app", apps), ("file", files)):
        print(f"{title:34} {'sets':>6} {'found':>6} {'share':>7}")
        for name, share in table.items():
            print(f"{name:34} {share.of:6} {share.found:6} {share.percent:6.1f}%")
        print()
    print(f"not found, the {TOP} with the most sets")
    missing = Counter({(a, n): c for a, share in apps.items() for n, c in share.missing.items()})
    for (app, name), sets in missing.most_common(TOP):
        print(f"{sets:6} {app:12} {name}")


if __name__ == "__main__":
    main()
