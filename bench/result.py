"""One measured line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """*floor* and *ours* in *unit*; the bar is on their ratio, or on *ours* where there is no floor."""

    name: str
    what: str
    ours: float
    unit: str
    bar: float
    floor: float | None = None
    more: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def kept(self) -> bool:
        return self.ratio >= self.bar if self.ratio is not None else self.ours <= self.bar

    def row(self) -> tuple[str, ...]:
        """The line as the table shows it."""
        floor = f"{self.floor:,.0f} {self.unit}" if self.floor else "-"
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else "-"
        bar = f">= {self.bar}" if self.ratio is not None else f"<= {self.bar:g} {self.unit}"
        ours = f"{self.ours:,.2f}" if self.floor is None else f"{self.ours:,.0f}"
        return (
            self.name,
            self.what,
            floor,
            f"{ours} {self.unit} {self.more}".strip(),
            ratio,
            bar,
            "yes" if self.kept else "NO",
        )
