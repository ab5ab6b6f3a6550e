"""The proof that a course grades as it says: references full, blanks nothing, every known mistake caught and named."""

from grader.validation.findings import Findings
from grader.validation.proof import Proof, prove

__all__ = ["Findings", "Proof", "prove"]
