"""A small course to cut templates from."""

from tests.course.small_course import course  # noqa: F401
