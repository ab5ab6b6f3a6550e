"""One line of a table of explanations: which error it is for, what it means, and code that raises it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from grader.text import Text

Explain = Callable[[re.Match[str]], Text]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an error means.

    ``kinds`` names the types of exception, separated by blanks, or any where it is empty; ``pattern`` is looked for in
    the message; ``explain`` puts the meaning into words. ``example`` is code that raises such an error, and that no
    line before this one explains: a test runs it.
    """

    kinds: str
    pattern: re.Pattern[str]
    explain: Explain
    example: str

    def of(self, kind: str, message: str) -> Text | None:
        """Say what an error means; None where it is another one."""
        if self.kinds and kind not in self.kinds.split():
            return None
        match = self.pattern.search(message)
        return self.explain(match) if match else None
