"""What MATLAB has and Octave has not, or has in a narrower sense: each against its definition, said with NumPy."""

from __future__ import annotations

import json
import math
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.sandbox.octave import RUNNER
from tests.session.runner_client import Failed, Runner

pytestmark = pytest.mark.usefixtures("octave")
lean = settings(max_examples=15, deadline=None, derandomize=True)
SIZES = st.sampled_from([(1, 1), (1, 4), (4, 1), (2, 3), (3, 2, 2), (2, 3, 1, 2)])
NUMBERS = st.floats(-100, 100, width=32).map(float)
ARRAYS = SIZES.flatmap(lambda size: arrays(np.float64, size, elements=NUMBERS))
MATRICES = arrays(np.float64, st.tuples(st.integers(2, 4), st.integers(1, 4)), elements=NUMBERS)
WITH_GAPS = ARRAYS.flatmap(lambda x: arrays(np.bool_, x.shape).map(lambda gaps: np.where(gaps, np.nan, x)))
Function = Callable[..., np.ndarray]

CALL = "function varargout = call(name, varargin)\nvarargout = cell(1, max(nargout, 1));\n" + (
    "[varargout{:}] = feval(name, varargin{:});\nend\n"
)
# Octave's own functions are there in MATLAB's sense where a submission needs that.
WIDE = "function wide()\nRandStream; @{}\nend\n".format(
    "; @".join("sum prod any all max min mean median var std round cumsum cumprod rand randn randi randperm".split())
)
DRAWING = """function n = drawing()
f = figure('Visible', 'off'); tiledlayout(2, 1); ax = nexttile; plot(1:3), hold on
yline(0); xline(1, '--'); colororder('default'); h = animatedline; addpoints(h, 1, 2); heatmap(rand(3));
set(groot, 'defaultAxesFontSize', 12); exportgraphics(gcf, 'J.png'); xlabel("epoch"), legend({'J'}), histogram(rand(9));
n = numel({f, ax, h});
end
"""


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    sources = {"call.m": CALL, "drawing.m": DRAWING, "wide.m": WIDE}
    with Runner.start(tmp_path_factory.mktemp("as_matlab"), sources) as runner:
        yield runner


@pytest.fixture(scope="module")
def matlab(runner: Runner) -> Function:
    """Call a function by name, for its first result."""
    return lambda name, *args: np.asarray(runner.call("call", name, *args)[0])


def alike(got: np.ndarray, want: object) -> None:
    want = np.atleast_2d(np.asarray(want, dtype=np.float64))
    assert got.size == want.size, (got.shape, want.shape)
    got = got.astype(np.float64).reshape(want.shape, order="F")
    # round-off of a few dozen numbers of size 100, squared
    np.testing.assert_allclose(got, want, rtol=1e-9, atol=1e-9)


REDUCTIONS = {
    "sum": np.sum,
    "prod": np.prod,
    "mean": np.mean,
    "median": np.median,
    "max": np.max,
    "min": np.min,
    "any": np.any,
    "all": np.all,
    "std": lambda x, axis=None, keepdims=False: _spread(x, axis, keepdims) ** 0.5,
    "var": lambda x, axis=None, keepdims=False: _spread(x, axis, keepdims),
}


def _spread(x: np.ndarray, axis: object, keepdims: bool) -> np.ndarray:
    """Divide by n - 1, or by 1 where there is one number alone."""
    count = x.size if axis is None else math.prod(np.array(x.shape)[list(np.atleast_1d(axis))])
    return np.var(x, axis=axis, keepdims=keepdims) * count / max(count - 1, 1)


def _between(name: str) -> list[object]:
    """Give what stands between the array and the dimensions."""
    return [np.zeros((0, 0))] if name in ("max", "min") else [0] if name in ("std", "var") else []


@pytest.mark.parametrize("name", REDUCTIONS)
@lean
@given(x=ARRAYS)
def test_a_reduction_over_all_is_that_of_all_numbers(matlab: Function, name: str, x: np.ndarray) -> None:
    x = np.round(x) % 3 if name in ("any", "all", "prod") else x
    alike(matlab(name, x, *_between(name), "all"), REDUCTIONS[name](x))


@pytest.mark.parametrize("name", REDUCTIONS)
@lean
@given(x=ARRAYS, data=st.data())
def test_a_reduction_takes_one_dimension_or_several(matlab: Function, name: str, x: np.ndarray, data) -> None:
    x = np.round(x) % 3 if name in ("any", "all", "prod") else x
    axes = sorted(data.draw(st.sets(st.integers(0, x.ndim - 1), min_size=1)))
    want = REDUCTIONS[name](x, axis=tuple(axes), keepdims=True)
    dimensions = np.array([[axis + 1.0 for axis in axes]])
    got = matlab(name, x, *_between(name), dimensions)
    alike(got, want)
    assert got.shape == want.shape[: got.ndim] and all(size == 1 for size in want.shape[got.ndim :])


@pytest.mark.parametrize("name", REDUCTIONS)
@lean
@given(x=ARRAYS)
def test_a_reduction_of_an_array_alone_goes_down_its_first_dimension(matlab, name, x) -> None:
    x = np.round(x) % 3 if name in ("any", "all", "prod") else x
    axis = next((k for k, size in enumerate(x.shape) if size > 1), 0)
    alike(matlab(name, x), REDUCTIONS[name](x, axis=axis, keepdims=True))


@pytest.mark.parametrize("name", ["sum", "mean", "median", "max", "min", "var"])
@lean
@given(x=WITH_GAPS)
def test_gaps_are_left_out_where_that_is_asked_for_and_else_count(matlab, name, x) -> None:
    here = x[~np.isnan(x)]
    if not here.size:
        return
    alike(matlab(name, x, *_between(name), "all", "omitnan"), REDUCTIONS[name](here))
    if name not in ("max", "min"):
        alike(matlab(name, x, *_between(name), "all"), REDUCTIONS[name](x))
    else:
        alike(matlab(name, x, *_between(name), "all", "includenan"), REDUCTIONS[name](x))


@lean
@given(x=ARRAYS)
def test_the_place_of_the_largest_counts_all_numbers(runner: Runner, x: np.ndarray) -> None:
    largest, place = runner.call("call", "max", x, np.zeros((0, 0)), "all", results=2)
    assert x.ravel(order="F")[int(np.asarray(place).item()) - 1] == np.asarray(largest).item()


@lean
@given(x=MATRICES, y=MATRICES)
def test_the_larger_of_two_arrays_is_taken_number_by_number(matlab, x, y) -> None:
    rows, columns = min(x.shape[0], y.shape[0]), min(x.shape[1], y.shape[1])
    x, y = x[:rows, :columns], y[:rows, :columns]
    alike(matlab("max", x, y), np.maximum(x, y))
    alike(matlab("min", x, 0), np.minimum(x, 0))


@lean
@given(x=MATRICES)
def test_weights_of_a_variance_are_read_as_its_definition_says(matlab, x) -> None:
    weights = np.arange(1.0, x.shape[0] + 1)[:, None]
    middle = (weights * x).sum(axis=0) / weights.sum()
    alike(matlab("var", x, weights), (weights * (x - middle) ** 2).sum(axis=0) / weights.sum())
    alike(matlab("var", x, 1), np.var(x, axis=0))
    alike(matlab("std", x, np.zeros((0, 0)), np.array([[1.0, 2.0]])), _spread(x, None, False) ** 0.5)


def _normalized(x: np.ndarray) -> np.ndarray:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return (x - x.mean(axis=0)) / np.std(x, axis=0, ddof=1)


DEFINITIONS: dict[str, Callable[[np.ndarray], object]] = {
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "logsig": lambda x: 1 / (1 + np.exp(-x)),
    "tansig": np.tanh,
    "relu": lambda x: np.where(x > 0, x, 0),
    "poslin": lambda x: np.where(x > 0, x, 0),
    "purelin": lambda x: x,
    "hardlim": lambda x: x >= 0,
    "softmax": lambda x: np.exp(x) / np.exp(x).sum(axis=0),
    "dlarray": lambda x: x,
    "extractdata": lambda x: x,
    "stripdims": lambda x: x,
    "gather": lambda x: x,
    "gpuArray": lambda x: x,
    "height": lambda x: x.shape[0],
    "width": lambda x: x.shape[1],
    "allfinite": lambda x: np.isfinite(x).all(),
    "anynan": lambda x: np.isnan(x).any(),
    "mse": lambda x: np.mean(x**2),
    "mae": lambda x: np.mean(np.abs(x)),
    "sse": lambda x: np.sum(x**2),
    "rms": lambda x: np.sqrt(np.mean(x**2, axis=0)),
    "pagetranspose": lambda x: x.T,
    "vecnorm": lambda x: np.sqrt((x**2).sum(axis=0)),
    "normalize": _normalized,
    "isrow": lambda x: x.shape[0] == 1,
    "iscolumn": lambda x: x.shape[1] == 1,
}


@pytest.mark.parametrize("name", DEFINITIONS)
@lean
@given(x=MATRICES)
def test_a_function_is_what_its_definition_says(matlab: Function, name: str, x: np.ndarray) -> None:
    if name == "normalize" and (np.ptp(x, axis=0) < 1e-3).any():
        return
    alike(matlab(name, x), DEFINITIONS[name](x))


@lean
@given(x=MATRICES)
def test_numbers_are_scaled_to_a_range(matlab: Function, x: np.ndarray) -> None:
    if (np.ptp(x, axis=0) < 1e-3).any():
        return
    low, high = x.min(axis=0), x.max(axis=0)
    alike(matlab("normalize", x, "range"), (x - low) / (high - low))
    alike(matlab("normalize", x, "center"), x - x.mean(axis=0))
    alike(matlab("normalize", x, "norm", 1), x / np.abs(x).sum(axis=0))
    alike(matlab("normalize", x, "scale"), x / np.std(x, axis=0, ddof=1))
    alike(matlab("rescale", x), (x - x.min()) / np.ptp(x))
    alike(matlab("clip", x, -1, 2), np.clip(x, -1, 2))
    alike(matlab("rmse", x, 0 * x), np.sqrt(np.mean(x**2, axis=0)))


@lean
@given(x=MATRICES, k=st.integers(1, 3))
def test_the_k_largest_and_smallest_come_in_order(matlab: Function, x: np.ndarray, k: int) -> None:
    alike(matlab("maxk", x, k), np.sort(x, axis=0)[::-1][:k])
    alike(matlab("mink", x, k), np.sort(x, axis=0)[:k])


@lean
@given(x=MATRICES)
def test_sums_run_from_the_end_too(matlab: Function, x: np.ndarray) -> None:
    alike(matlab("cumsum", x, 2, "reverse"), np.cumsum(x[:, ::-1], axis=1)[:, ::-1])
    alike(matlab("cumprod", np.sign(x), "reverse"), np.cumprod(np.sign(x)[::-1], axis=0)[::-1])
    alike(matlab("cumsum", x), np.cumsum(x, axis=0))


@lean
@given(x=MATRICES, digits=st.integers(0, 3))
def test_rounding_goes_to_digits(matlab: Function, x: np.ndarray, digits: int) -> None:
    got = matlab("round", x, digits)
    assert np.all(np.abs(got - x) <= 0.5 * 10.0**-digits + 1e-9)
    alike(got * 10**digits, np.rint(got * 10**digits))
    assert matlab("round", 1234.5, 2, "significant").item() == 1200


@lean
@given(m=st.integers(1, 3), n=st.integers(1, 3), k=st.integers(1, 3), pages=st.integers(1, 3), one=st.booleans())
def test_pages_are_multiplied_page_by_page(matlab, m, n, k, pages, one) -> None:
    rng = np.random.default_rng(m + 10 * n + 100 * k)
    x, y = rng.normal(size=(m, n, 1 if one else pages)), rng.normal(size=(n, k, pages))
    want = np.einsum("mnp,nkp->mkp", np.broadcast_to(x, (m, n, pages)), y)
    alike(matlab("pagemtimes", x, y), want)
    turned = np.asarray(matlab("pagemtimes", x.swapaxes(0, 1), "transpose", y, "none"))
    alike(turned, want)


@lean
@given(labels=st.lists(st.integers(0, 4), min_size=1, max_size=6))
def test_a_label_becomes_the_column_of_its_class(matlab: Function, labels: list[int]) -> None:
    row = np.array([labels], dtype=float)
    code = matlab("onehotencode", row, 1, "ClassNames", np.arange(5.0)[None, :])
    alike(code, np.eye(5)[:, labels])
    alike(matlab("onehotencode", row.T, 2, "ClassNames", np.arange(5.0)[None, :]), np.eye(5)[labels])


@lean
@given(x=MATRICES)
def test_bins_count_what_lies_between_their_edges(matlab: Function, x: np.ndarray) -> None:
    edges = np.array([[-100.0, -10.0, 0.0, 10.0, 100.0]])
    alike(matlab("histcounts", x, edges), np.histogram(x, edges[0])[0])


@lean
@given(low=st.integers(-5, 5), width=st.integers(0, 5), seed=st.integers(0, 9))
def test_a_seed_repeats_whole_numbers_between_the_limits(matlab, low, width, seed) -> None:
    drawn = []
    for _ in range(2):
        stream = matlab_struct(matlab, seed)
        drawn.append(matlab("randi", stream, np.array([[float(low), float(low + width)]]), 3, 40))
    assert np.array_equal(*drawn) and drawn[0].shape == (3, 40)
    assert set(drawn[0].ravel()) <= set(range(low, low + width + 1))
    assert matlab("randn", matlab_struct(matlab, seed), 2, 3).shape == (2, 3)
    assert matlab("rand", 2, 3, "like", np.float32(1)).dtype == np.float32


def matlab_struct(matlab: Function, seed: int) -> dict[str, object]:
    return matlab("RandStream", "mt19937ar", "Seed", seed).item()


TEXTS = [
    (("contains", "backward", "war"), True),
    (("contains", ["fc", "bc"], "b"), [False, True]),
    (("contains", "BP", "bp", "IgnoreCase", True), True),
    (("strlength", "delta"), 5),
    (("isStringScalar", "delta"), True),
    (("count", ["aba", "b"], "a"), [2, 0]),
    (("matches", ["fc", "bc"], ["bc", "x"]), [False, True]),
    (("ismissing", ["fc", ""]), [False, True]),
    (("ismissing", np.array([[1, np.nan]])), [False, True]),
]


@pytest.mark.parametrize("call, want", TEXTS)
def test_texts_are_asked_as_in_matlab(matlab: Function, call: tuple[object, ...], want: object) -> None:
    alike(matlab(*call), want)


WORDS = [
    (("string", 0.5), "0.5"),
    (("string", True), "true"),
    (("string", 100 / 3), "33.3333"),
    (("string", 1234567.0), "1234567"),
    (("string", -1e-5), "-1e-05"),
    (("string", np.array([[1.0, 2.5]])), ["1", "2.5"]),
    (("strip", "  a "), "a"),
    (("join", ["a", "b"], "-"), "a-b"),
    (("replace", "aba", "a", "c"), "cbc"),
    (("convertStringsToChars", "a"), "a"),
    (("convertCharsToStrings", "a"), "a"),
    (("append", "a", "-", "b"), "a-b"),
    (("append", "a", ["x", "y"]), ["ax", "ay"]),
    (("extractBefore", "w=3=4", "="), "w"),
    (("extractAfter", "w=3=4", "="), "3=4"),
    (("extractAfter", ["a1", "b2"], 1.0), ["1", "2"]),
    (("extractBetween", "f(z)", "(", ")"), "z"),
    (("extractBetween", "delta", 2.0, 3.0), "el"),
    (("insertAfter", "w1", "w", "_"), "w_1"),
    (("insertBefore", "w1", 2.0, "_"), "w_1"),
    (("pad", "ab", 4.0), "ab  "),
    (("pad", ["a", "bcd"], "left", "."), ["..a", "bcd"]),
    (("pad", "a", 4.0, "both"), " a  "),
    (("reverse", "delta"), "atled"),
    (("splitlines", "a\r\n\nb"), ["a", "", "b"]),
    (("compose", "J = %.1f", 2.0), "J = 2.0"),
    (("compose", "%d", np.array([[1.0, 2.0]])), ["1", "2"]),
    (("compose", "%d: %g", np.array([[1.0], [2.0]]), np.array([[0.5], [0.25]])), ["1: 0.5", "2: 0.25"]),
    (("compose", "%d/%d", np.array([[1.0, 2.0], [3.0, 4.0]])), ["1/2", "3/4"]),
    (("text_item", ["a"]), "a"),
    (("text_item", ["a", "b"]), ["a", "b"]),
    (("text_list", "a"), ["a"]),
    (("getReport", {"message": "too large"}), "Error: too large"),
]


@pytest.mark.parametrize("call, want", WORDS)
def test_texts_are_made_as_in_matlab(runner: Runner, call: tuple[object, ...], want: object) -> None:
    assert runner.call("call", *call)[0] == want


@lean
@given(text=st.text("ab=", max_size=6), length=st.integers(0, 8))
def test_texts_are_cut_and_filled_as_their_definitions_say(runner: Runner, text: str, length: int) -> None:
    assert runner.call("call", "pad", text, float(length)) == [text.ljust(length)]
    assert runner.call("call", "count", text, "a")[0] == text.count("a")
    assert runner.call("call", "reverse", text) == [text[::-1]]
    if "=" in text:
        assert runner.call("call", "extractBefore", text, "=") == [text.partition("=")[0]]
        assert runner.call("call", "extractAfter", text, "=") == [text.partition("=")[2]]


@lean
@given(labels=st.lists(st.integers(1, 4), min_size=1, max_size=8), data=st.data())
def test_classes_are_counted_and_coded(matlab: Function, labels: list[int], data) -> None:
    answers = data.draw(st.lists(st.integers(1, 4), min_size=len(labels), max_size=len(labels)))
    row, said = np.array([labels], dtype=float), np.array([answers], dtype=float)
    counts = np.zeros((4, 4))
    np.add.at(counts, (np.array(labels) - 1, np.array(answers) - 1), 1)
    alike(matlab("confusionmat", row, said, "Order", np.arange(1.0, 5)[None, :]), counts)
    classes = sorted({*labels, *answers})
    alike(matlab("confusionmat", row.T, said.T), counts[np.ix_(np.array(classes) - 1, np.array(classes) - 1)])
    alike(matlab("ind2vec", row, 4), np.eye(4)[:, np.array(labels) - 1])
    alike(matlab("vec2ind", np.eye(4)[:, np.array(labels) - 1]), row)
    alike(matlab("dummyvar", row), np.eye(max(labels))[np.array(labels) - 1])


@lean
@given(x=MATRICES, data=st.data())
def test_numbers_that_are_not_there_are_left_out(matlab: Function, x: np.ndarray, data) -> None:
    gaps = data.draw(arrays(np.bool_, x.shape))
    gaps[0] = False
    with_gaps = np.where(gaps, np.nan, x)
    for name, definition in {"sum": np.nansum, "mean": np.nanmean, "median": np.nanmedian, "max": np.nanmax}.items():
        alike(matlab(f"nan{name}", with_gaps), definition(with_gaps, axis=0))
    alike(matlab("nanmin", with_gaps), np.nanmin(with_gaps, axis=0))
    whole = with_gaps[~gaps.any(axis=1)]
    if x.shape[1] > 1:
        alike(matlab("rmmissing", with_gaps), whole)


@lean
@given(x=st.lists(st.integers(-20, 20), min_size=2, max_size=9).filter(lambda x: len(set(x)) > 1))
def test_numbers_are_counted_at_the_nearest_centre(matlab: Function, x: list[int]) -> None:
    row = np.array([x], dtype=float)
    alike(matlab("hist", row, 4).sum(), len(x))
    centres = np.array([[-10.25, 0.5, 10.75]])
    nearest = np.abs(row.T - centres).argmin(axis=1)
    alike(matlab("hist", row, centres), np.bincount(nearest, minlength=3))


@lean
@given(x=MATRICES, number=st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_from_json_as_they_were(runner: Runner, x: np.ndarray, number: float) -> None:
    x = np.exp(x / 7) / 3  # digits to the last
    text = str(runner.call("call", "jsonencode", {"w": [x, number], "name": 'a "b"', "none": np.zeros((0, 0))})[0])
    assert json.loads(text) == {"w": [_nested(x), number], "name": 'a "b"', "none": []}
    assert runner.call("call", "jsonencode", np.array([[np.nan, np.inf]])) == ["[null,null]"]
    assert runner.call("call", "jsonencode", [True, "a", [1.0]]) == ['[true,"a",[1]]']


def _nested(x: np.ndarray) -> object:
    """Give an array as lists: a row or a column as one, a number as itself."""
    return x.item() if x.size == 1 else x.ravel().tolist() if 1 in x.shape else x.tolist()


SPANS = """function [back, later, told, order] = spans(x)
back = [seconds(seconds(x)), minutes(minutes(x)), hours(hours(x)), days(days(x)), milliseconds(milliseconds(x))];
start = datetime(2024, 2, 28, 23, 59, 58); stop = start + seconds(x); took = stop - start; later = seconds(took);
start.Format = 'yyyy-MM-dd HH:mm:ss'; clock = took; clock.Format = 'hh:mm:ss';
told = {char(start), sprintf('%s', seconds(2)), char(duration(1, 2, 3)), ['after ' string(clock)], start.Hour};
order = [took <= seconds(x + 1), took < minutes(x + 1), 2 * took >= took, start < stop + hours(1), isduration(took), ...
         isdatetime(start), ~isdatetime(3), ~isduration(3), year(start) == 2024, month(start) == 2, day(start) == 28];
fprintf('%s took %s\\n', start, took); disp(took), disp(start), took, start
end
"""


def test_time_goes_by_as_in_matlab(tmp_path: Path) -> None:
    with Runner.start(tmp_path, {"spans.m": SPANS}) as runner:
        for x in (0.0, 3.0, 61.5):
            back, later, told, order = runner.call("spans", x, results=4)
            alike(np.asarray(back), [[x] * 5])
            assert abs(np.asarray(later).item() - x) < 1e-4  # a day in a double is good to 10 microseconds
            assert np.asarray(order).all()
        *texts, hour = told
        assert texts == ["2024-02-28 23:59:58", "2 sec", "01:02:03", "after 00:01:01"]
        assert np.asarray(hour).item() == 23


def test_a_table_is_looked_up_by_column_and_read_from_a_file(tmp_path: Path) -> None:
    look = """function [a, rows, columns, b, m] = look()
epoch = [1; 2; 3]; T = table(epoch, epoch .^ 2, 'VariableNames', {'n', 'J'}); disp(T)
a = T.J; rows = height(T); columns = width(T);
fid = fopen('t.csv', 'w'); fprintf(fid, "n,J\\n1,2\\n3,4\\n"); fclose(fid);
R = readtable('t.csv'); b = R.J; writematrix(magic(3), 'm.csv'); m = readmatrix('m.csv');
end
"""
    with Runner.start(tmp_path, {"look.m": look}) as runner:
        a, rows, columns, b, m = map(np.asarray, runner.call("look", results=5))
    alike(a, [[1], [4], [9]])
    alike(b, [[2], [4]])
    assert (rows.item(), columns.item(), m.sum()) == (3, 2, 45)


TABLES = """function [columns, sizes, cells, names, last] = tables()
epoch = [1; 2; 3]; J = [9; 4; 1]; T = table(epoch, J); T.more = 2 * T.J; T.Properties.VariableNames{3} = 'twice';
S = sortrows(T, 'J'); columns = [T.twice, T{:, 'epoch'}, S.epoch, T{1:3, 2}, table2array(T(:, 'J'))];
log = table(); log(end+1, :) = {1, 5}; log(end+1, :) = {2, 6}; both = [T; T]; both(1, :) = [];
few = removevars(addvars(T, J, 'NewVariableNames', 'again'), 'J');
sizes = [height(both), width(both), size(head(T, 2)), height(tail(T, 1)), log{2, 2}, istable(T), istable(3), ...
         isempty(table()), width(struct2table(struct('a', {1, 2}, 'b', {3, 4}))), width(few)];
words = table({'fc'; 'bc'}, [1; 2], 'VariableNames', {'name', 'points'}); words.points(2) = 7;
cells = {words.name{2}, words{1, 'name'}, words(strcmp(words.name, 'bc'), :).points, table2cell(words)};
names = T.Properties.VariableNames; s = table2struct(words); last = s(end).points;
summary(T), disp(T), T, head(T); writetable(words, 'words.csv'); T.J(end)
end
"""


def test_a_table_is_taken_apart_as_in_matlab(tmp_path: Path) -> None:
    with Runner.start(tmp_path, {"tables.m": TABLES}) as runner:
        columns, sizes, cells, names, last = runner.call("tables", results=5)
    alike(np.asarray(columns), [[18, 1, 3, 9, 9], [8, 2, 2, 4, 4], [2, 3, 1, 1, 1]])
    alike(np.asarray(sizes), [[5, 3, 2, 3, 1, 6, 1, 0, 1, 2, 3]])
    assert [cells[0], cells[1], np.asarray(cells[2]).item()] == ["bc", "fc", 7]
    assert names == ["epoch", "J", "twice"] and np.asarray(last).item() == 7
    assert (tmp_path / "words.csv").read_text() == "name,points\nfc,1\nbc,7\n"


HANDLES = """function [n, x, w] = handles()
for k = 1:3, ax(k) = subplot(1, 3, k); end
p = plot(ax(1), NaN, NaN, 'r--'); p.XData = [p.XData 1]; p.YData(end+1) = 2; p.LineWidth = 2; x = isempty(p.XData);
title(ax(2), 'J'); ax(2).Title.String = 'J'; ax(end).XLim = [0 1]; lim = ylim; line([1 1], lim);
legend([ax(1) p], {'a', 'b'}); v = VideoWriter('J.avi'); v.FrameRate = 5; open(v); writeVideo(v, getframe(gcf));
close(v); at = get(gcf, 'Position'); w = at(3); c = get(gca, 'ColorOrder'); plot(1:3, 'Color', c(1, :)); v = axis;
n = [isvalid(p), isgraphics(p), ishandle(p), ax(1) == p, ax(1) ~= p, numel(v)]; delete(p); p, disp(p), set(p, 'X', 1)
fr = getframe; [A, map] = rgb2ind(frame2im(fr), 256); imwrite(A, map, 'a.gif', 'gif'); s.h = figure; s.h.Name = 'a';
end
"""


def test_what_drawing_gives_takes_every_property(tmp_path: Path) -> None:
    with Runner.start(tmp_path, {"handles.m": HANDLES}) as runner:
        n, empty, width = (np.asarray(value) for value in runner.call("handles", results=3))
    assert n.tolist() == [[1, 1, 1, 1, 0, 4]] and empty.item() and width.item() > 0


def test_whatever_draws_draws_nothing_and_only_what_is_named_is_written(runner: Runner, tmp_path: Path) -> None:
    assert np.asarray(runner.call("drawing")[0]).item() == 3
    with Runner.start(tmp_path, {"one.m": "function x = one()\nplot(1:3); x = 1;\nend\n"}) as other:
        other.call("one")
        assert [path.name for path in (tmp_path / ".added").iterdir()] == ["plot.m"]


@pytest.mark.parametrize(
    ("line", "added"),
    [
        ("sum(x .* (x(:, 1) + 1), 1) + max(x, [], 2) + std(x, 0, 1) + round(x(1, 2)) + any(x) + max(x(1, :), x)", ""),
        ("rand(2, 3) + randi([0, 9], 2, 3) + cumsum(x, 2) + mean(f(x, y), 2)", ""),
        ("sum(x, [1 2])", "sum"),
        ("d = [1 2]; sum(f(x, 1), d)", "sum"),
        ("max(x, [], d)", "max"),
        ("mean(x(:, 1), 'omitnan')", "mean"),
        ('reduce = @prod; reduce(x, "ALL")', "prod"),
        ("round(x, 2)", "round"),
        ("s = RandStream('mt19937ar'); randn(s, 3)", "randn"),
        ("sum(x, 'all') + max(x, [], 1) + mean(x) + round(1.5)", "sum"),
    ],
)
def test_octaves_own_functions_are_replaced_only_where_matlab_means_more(tmp_path, line: str, added: str) -> None:
    with Runner.start(tmp_path, {"one.m": f"function one(x, y, d)\n{line};\nend\n"}):
        assert {path.stem for path in (tmp_path / ".added").glob("*.m")} == set(added.split())


def test_a_students_own_function_comes_before_one_that_is_added(tmp_path: Path) -> None:
    sources = {
        "surf.m": "function x = surf()\nx = 7;\nend\n",
        "softmax.m": "function x = softmax(z)\nx = 8;\nend\n",
        "both.m": "function x = both()\nx = [surf(), softmax(1)];\nend\n",
    }
    with Runner.start(tmp_path, sources) as runner:
        assert np.asarray(runner.call("both")[0]).tolist() == [[7, 8]]


TRIED = set(
    "sum prod any all max min mean median var std round cumsum cumprod rand randn randi randperm RandStream normalize "
    "clip rmse maxk mink pagemtimes onehotencode histcounts contains strlength isStringScalar string strip join "
    "replace convertStringsToChars convertCharsToStrings table array2table readmatrix readtable writematrix append "
    "compose count extractAfter extractBefore extractBetween insertAfter insertBefore matches pad reverse splitlines "
    "ismissing rmmissing nansum nanmean nanmedian nanmax nanmin hist confusionmat ind2vec vec2ind dummyvar "
    "text_item text_list as_texts datetime duration days hours minutes seconds milliseconds isdatetime isduration "
    "table_of_columns struct2table istable getReport jsonencode".split()
)
# tried below
PLAIN = set(
    "joined_text same_text print_usage named_arguments canUseGPU split strings timeit feature verLessThan MException "
    "throw isMATLABReleaseOlderThan".split()
)


def test_the_plain_ones_do_what_their_first_line_says(tmp_path: Path) -> None:
    plain = """function [n, parts, none, shown, took, thrown] = plain()
n = canUseGPU(); parts = split('a,b', ','); none = strings(1, 2); shown = char(datetime('now'));
took = timeit(@() sum(1)); thrown = ''; older = isMATLABReleaseOlderThan('R2020a') || verLessThan('matlab', '9');
failure = MException('bp:size', '%d of %d', feature('numcores'), 2);
try, throw(failure), catch err, thrown = [err.identifier err.message]; end
if older, thrown = ''; end
end
"""
    with Runner.start(tmp_path, {"plain.m": plain}) as runner:
        n, parts, none, shown, took, thrown = runner.call("plain", results=6)
    assert thrown == "bp:size1 of 2"
    assert not np.asarray(n).item() and list(parts) == ["a", "b"] and list(none) == ["", ""]
    assert str(shown)[2] == "-" and 0 <= np.asarray(took).item() < 10


def test_named_arguments_take_the_place_of_defaults(tmp_path: Path) -> None:
    named = """function [a, b, said] = named(varargin)
s = named_arguments(struct('alpha', 0.1, 'epochs', 5), 'epochs', 7); a = s.alpha; b = s.epochs; said = '';
try, named_arguments(s, 'tol', 1); catch err, said = err.message; end
end
"""
    with Runner.start(tmp_path, {"named.m": named}) as runner:
        a, b, said = runner.call("named", results=3)
    assert (np.asarray(a).item(), np.asarray(b).item(), said) == (0.1, 7, "there is no argument named tol")


@lean
@given(text=st.text("ab ", max_size=4), other=st.text("ab ", max_size=4), number=st.integers(-999, 999))
def test_a_text_joins_and_compares_as_a_whole(runner: Runner, text: str, other: str, number: int) -> None:
    assert runner.call("call", "joined_text", text, other) == [text + other]
    assert runner.call("call", "joined_text", text, float(number)) == [text + str(number)]
    assert runner.call("call", "joined_text", 2.0, 3.0)[0] == 5
    if 1 not in (len(text), len(other)):  # one letter is looked for in a text, as Octave does
        assert bool(np.asarray(runner.call("call", "same_text", text, other)[0]).item()) == (text == other)


def test_a_wrong_call_of_octaves_own_is_told_without_another_program(tmp_path: Path) -> None:
    with Runner.start(tmp_path, {"wrong.m": "function x = wrong()\nx = repmat(1);\nend\n"}) as runner:
        with pytest.raises(Failed) as failed:
            runner.call("wrong")
        assert failed.value.error["message"] == "Invalid call to repmat"


def test_every_function_that_is_added_is_tried_here() -> None:
    assert {path.stem for folder in ("newer", "wider") for path in (RUNNER / folder).glob("*.m")} <= {
        *TRIED,
        *DEFINITIONS,
        *PLAIN,
    }
