"""The known wrong versions of every function, so that feedback can name them."""

MISTAKES = ()
