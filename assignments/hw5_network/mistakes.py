"""The known wrong versions."""

MISTAKES = ()
