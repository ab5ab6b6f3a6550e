"""Contour lines are lines of equal height, few points each, and a picture of descent stays small."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.checking import ContourPicture, contour_lines, contour_picture
from grader.text import text

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))


def bowl(v):
    return v[0] ** 2 + 2 * v[1] ** 2


def drawn(got, want, height=bowl) -> ContourPicture:
    v = text("v", "v")
    return contour_picture(height, got=got, want=want, title=v, x_label=v, y_label=v)


def test_the_points_of_a_line_have_one_height():
    lines = contour_lines(bowl, *SQUARE)
    assert len(lines) > 8
    for line in lines:
        heights = bowl(np.array(line).T)
        assert np.ptp(heights) < 0.1 * max(1.0, heights.mean())


def test_as_much_lies_between_any_two_heights():
    x, y = np.meshgrid(np.linspace(-2, 2, 201), np.linspace(-2, 2, 201))
    heights = bowl(np.array([x.ravel(), y.ravel()]))
    levels = np.unique(np.round([bowl(np.array(line[0])) for line in contour_lines(bowl, *SQUARE, count=8)], 1))
    shares = np.diff([np.mean(heights < level) for level in levels])
    assert len(levels) == 8 and shares.max() < 1.5 / 8 and shares.min() > 0.5 / 8


def test_a_straight_line_takes_two_points_and_a_bent_one_few():
    assert {len(line) for line in contour_lines(lambda v: v[0] + v[1], *SQUARE)} == {2}
    assert max(len(line) for line in contour_lines(bowl, *SQUARE)) < 60


def test_level_ground_has_no_lines():
    assert contour_lines(lambda v: np.zeros(v.shape[1]), *SQUARE) == ()


def test_heights_may_come_as_a_row():
    assert contour_lines(lambda v: bowl(v)[np.newaxis], *SQUARE) == contour_lines(bowl, *SQUARE)


def test_the_right_trail_is_always_seen_and_a_wild_one_does_not_widen_the_picture():
    want = np.array([[1.0, 0.5, 0.25], [1.0, 0.8, 0.6]])
    picture = drawn(want + 0.1, want)
    wild = drawn(np.array([[1.0, -30.0, 1e9], [1.0, 40.0, -1e9]]), want)
    for one in (picture, wild):
        (x_low, x_high), (y_low, y_high) = one.x_range, one.y_range
        assert x_low < want[0].min() and want[0].max() < x_high and y_low < want[1].min() and want[1].max() < y_high
        assert x_high - x_low == pytest.approx(y_high - y_low, rel=0.02)  # but for rounding, a square
    assert wild.x_range[1] - wild.x_range[0] < 2


def test_without_an_answer_the_right_trail_is_drawn_alone():
    picture = drawn(None, np.array([[1.0, 0.5], [1.0, 0.8]]))
    assert [trail.label.en for trail in picture.trails] == ["expected"]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 300).flatmap(lambda n: arrays(float, (2, n), elements=st.floats())))
def test_whatever_the_answer_the_picture_is_small_plain_data(got):
    picture = drawn(got, np.array([[1.0, 0.5, 0.2], [0.3, 0.3, 0.1]]))
    content = msgspec.json.encode(picture)
    assert len(content) < 30_000
    assert msgspec.json.decode(content, type=ContourPicture) == picture
