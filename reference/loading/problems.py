"""What is wrong with a reference file, in words for the person who has to mend it."""

from dataclasses import dataclass

SHOWN = 20


@dataclass(frozen=True)
class Problem:
    """One fault: the file, the row as a spreadsheet counts it (the heading is row 1), the column, and the remedy."""

    file: str
    row: int | None
    column: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{row}{column}: {self.fault}. {self.remedy}"


class BrokenReferenceData(Exception):
    """The reference files are not fit to be loaded, and nothing was loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        lines = [str(problem) for problem in problems[:SHOWN]]
        if len(problems) > SHOWN:
            lines.append(f"and {len(problems) - SHOWN} more.")
        super().__init__("Nothing was loaded.\n" + "\n".join(lines))
