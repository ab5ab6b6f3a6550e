"""One change of a source text, by the places of its syntax tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from tree_sitter import Node


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes from ``start`` to ``end`` that give way to ``replacement``.

    ``around`` is how many bytes an insertion encloses: less than 0 where it closes.
    """

    start: int
    end: int
    replacement: str
    around: int = 0

    @classmethod
    def enclosing(cls, node: Node, before: str, after: str) -> tuple[Self, Self]:
        """Put something before and behind an expression."""
        size = node.end_byte - node.start_byte
        return (
            cls(node.start_byte, node.start_byte, before, size),
            cls(node.end_byte, node.end_byte, after, -size),
        )

    @property
    def order(self) -> tuple[int, bool, int, int]:
        """Where it stands among all: what closes first, the inner of them first; then what opens, the outer first."""
        closes = self.around < 0
        return self.start, not closes, -self.around, self.end
