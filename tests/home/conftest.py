"""A small course to hand templates out of."""

from tests.course.small_course import course  # noqa: F401
