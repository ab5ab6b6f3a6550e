"""Mistakes are named from what functions do: one, two together, tied, or none; never one that was not made."""

from __future__ import annotations

import pytest

from grader.course.mistakes import with_id
from tests.judging.graded import HW3, graded, with_

# written by hand, as students write them, not by the catalogue's edits: function, body, id
SEEN = [
    ("bc_v", "def bc_v(w, z, d):\n    a = f(z)\n    return np.dot(w.T, d) * df(a)\n", "bc.derivative_at_activation"),
    ("bc_v", "def bc_v(w, z, d):\n    return w.T.dot(d)\n", "bc.derivative_missing"),
    ("bc_v", "def bc_v(w, z, d):\n    return (w.T @ d) * z * (1.0 - z)\n", "bc.z_times_one_minus_z"),
    ("bc_v", "def bc_v(w, z, d):\n    return np.matmul(w.T, d) * f(z) * f(1 - z)\n", "bc.f_times_f_of_one_minus_z"),
    ("bc_v", "def bc_v(w, z, d):\n    return (1 - np.tanh(z) * np.tanh(z)) * (w.T @ d)\n", "bc.slope_of_tanh"),
    ("bc_v", "def bc_v(w, z, d):\n    return (d.T @ w.T).T * df(z)\n", "bc.w_not_transposed"),
    ("bc_v", "def bc_v(w, z, d):\n    return df(z) * np.sum(w.T @ d, axis=0)\n", "bc.slope_times_total"),
    ("bc_v", "def bc_v(w, z, d):\n    return np.array((w.T @ d) * df(z), dtype=int) * 1.0\n", None),
    (
        "bc_c",
        "def bc_c(w, z, d):\n"
        "    out = np.zeros(z.shape)\n"
        "    for j in range(w.shape[1]):\n"
        "        for k in range(z.shape[1]):\n"
        "            for i in range(w.shape[0]):\n"
        "                out[j, k] = w[i, j] * d[i, k] * df(z[j, k])\n"
        "    return out\n",
        "bc.last_term_only",
    ),
    ("fc_v", "def fc_v(w, a):\n    z = w.dot(a)\n    return 1 / 1 + np.exp(-z), z\n", "fc.missing_parentheses"),
    ("fc_v", "def fc_v(w, a):\n    z = w.dot(a)\n    return z, f(z)\n", "fc.results_swapped"),
    ("cost", "def cost(a, y):\n    return np.mean(np.sum((y - a) ** 2, axis=0))\n", "cost.half_missing"),
    ("cost", "def cost(a, y):\n    return ((y - a) ** 2).mean() / 2\n", "cost.averaged_over_everything"),
    ("cost", "def cost(a, y):\n    return 0.5 * np.linalg.norm(a - y) ** 2\n", "cost.not_averaged"),
    ("output_delta", "def output_delta(a, y, z):\n    return df(z) * (y - a)\n", "output_delta.error_reversed"),
    ("output_delta", "def output_delta(a, y, z):\n    return df(z) * 2 * (a - y)\n", "output_delta.doubled"),
    (
        "gradient",
        "def gradient(d, a):\n    return np.mean([np.outer(*p) for p in zip(d.T, a.T)], axis=0)\n",
        "gradient.averaged",
    ),
    ("gradient", "def gradient(d, a):\n    return a @ d.T\n", "gradient.transposed"),
]


@pytest.mark.parametrize("function, body, identity", SEEN, ids=[f"{name}-{known}" for name, _, known in SEEN])
def test_a_mistake_written_in_another_way_has_the_same_name(function, body, identity):
    result = graded(with_(**{function: body}), functions=(function,))
    named = {o.mistake for o in result.outcomes.values() if o.mistake}
    assert named == ({identity} if identity else named & {"bc.integers"})


def test_two_mistakes_made_together_are_both_named():
    body = "def bc_v(w, z, d):\n    return df(f(z)) * (w @ d)\n"
    result = graded(with_(bc_v=body), functions=("bc_v",))
    assert result.outcomes["bc_v.values"].mistake == "bc.derivative_at_activation+bc.w_not_transposed"
    assert result.outcomes["bc_v.edges"].mistake == "bc.derivative_at_activation"  # a single weight is its transpose
    together = with_id(HW3.mistakes, "bc.derivative_at_activation+bc.w_not_transposed")
    assert [known.id for known in together] == ["bc.derivative_at_activation", "bc.w_not_transposed"]
    assert with_id(HW3.mistakes, "bc.sign+bc.gone") == ()


def test_a_mistake_for_each_result_is_found_without_trying_all_pairs():
    assert HW3.reference is not None
    body = HW3.reference.source_of("bp_online")
    both = body.replace("- alpha * dw", "- alpha * alpha * dw").replace("J_epoch / m", "J_epoch")
    result = graded(with_(bp_online=both), functions=("bp_online",))
    assert "bp.J_summed+bp.learning_rate_twice" in result.named


def test_of_two_mistakes_the_check_that_shows_one_names_that_one():
    body = "def bc_v(w, z, d):\n    e = np.exp(-z)\n    return (e / (1 + e) ** 2) * (w.T @ d) / z.shape[1]\n"
    result = graded(with_(bc_v=body), functions=("bc_v",))
    assert result.outcomes["bc_v.columns"].mistake == "bc.averaged"


def test_a_mistake_that_shows_for_some_inputs_alone_is_not_named():
    body = "def bc_v(w, z, d):\n    s = df(f(z)) if w.shape[0] == w.shape[1] else df(z)\n    return s * (w.T @ d)\n"
    result = graded(with_(bc_v=body), functions=("bc_v",))
    named = [name for name, outcome in result.outcomes.items() if outcome.mistake]
    assert all(name in ("bc_v.values", "bc_v.columns", "bc_v.edges") for name in named)
    assert result.outcomes["bc_v.values"].verdict == "failed"


def test_an_answer_from_nowhere_is_not_named():
    for body in (
        "def bc_v(w, z, d):\n    return np.sin(z) * (w.T @ d)\n",
        "def bc_v(w, z, d):\n    return np.zeros(z.shape)\n",
        "def bc_v(w, z, d):\n    return 1.0\n",
        "def bc_v(w, z, d):\n    return np.full(z.shape, np.nan)\n",
        "def bc_v(w, z, d):\n    return 'delta'\n",
        "def bc_v(w, z, d):\n    return [[1], [2, 3]]\n",
        "def bc_v(w, z, d):\n    return {'delta': z}\n",
        "def bc_v(w, z, d):\n    return (w.T @ d) * df(z) + 1e-5\n",
        "def bc_v(w, z, d):\n    return np.random.default_rng().normal(size=z.shape)\n",
    ):
        assert graded(with_(bc_v=body), functions=("bc_v",)).named == set()


@pytest.mark.parametrize(
    "body, said",
    [
        ("-1.0 * df(z) ** 3 / df(z) ** 2 * (w.T @ d)", None),
        ("1.5 * df(z) * (w.T @ d)", "1.5 times what it should be"),
        ("df(z) * (w.T @ d) * z.shape[1]", "up to a factor m"),
        ("(df(z) * (w.T @ d)).T", "transposed"),
        ("df(z) * (w.T @ d) if z.shape[1] == 1 else 0.3 * z", "right for one sample and wrong for several"),
        ("df(z) * (w.T @ d) if w.shape[0] == w.shape[1] else z * 0.1", "square, and only there"),
        ("np.where(z > 0, 0.7, df(z)) * (w.T @ d)", "wrong just where z > 0"),
        ("np.where(z < 0, 0.7, df(z)) * (w.T @ d)", "wrong just where z < 0"),
        ("np.where(np.abs(z) > 30, 0.7, df(z)) * (w.T @ d)", "only where |z| is large"),
        ("np.zeros(z.shape)", "is the result ever assigned"),
        ("np.sqrt(z) * (w.T @ d)", "NaN or infinite"),
    ],
)
def test_what_no_mistake_explains_is_described(body, said):
    result = graded(with_(bc_v=f"def bc_v(w, z, d):\n    return {body}\n"), functions=("bc_v",))
    if said is None:
        assert result.named == {"bc.sign"}
    else:
        assert said in result.said("bc_v") and result.named == set()


def test_an_epoch_too_many_is_described_where_it_has_another_cause_too():
    assert HW3.reference is not None
    body = HW3.reference.source_of("bp_batch").replace("range(epochs)", "range(max(epochs - 1, epochs // 9))")
    result = graded(with_(bp_batch=body), functions=("bp_batch",))
    assert result.named == {"bp.one_epoch_fewer"}


def test_which_of_two_results_is_right_is_said():
    result = graded(with_(fc_v="def fc_v(w, a):\n    z = w @ a\n    return f(z) ** 1.1, z\n"), functions=("fc_v",))
    assert "z_next is right; a_next is not" in result.said("fc_v")


def test_descriptions_tell_no_expected_number():
    result = graded(with_(bc_v="def bc_v(w, z, d):\n    return np.sin(z) * (w.T @ d)\n"), functions=("bc_v",))
    hidden = [check.id for check in HW3.checks if check.visibility == "hidden" and check.function == "bc_v"]
    assert not any("expected" in result.outcomes[check].message.en for check in hidden)


def test_every_text_of_the_catalogue_is_in_both_languages_and_hands_no_line_out():
    lines = ("w.T @", "df(z) *", "(a - y) *", "@ a.T", "- alpha *", "w @ a", "delta_next @")
    for known in HW3.mistakes:
        for words in (known.title, known.hint, known.about):
            assert words.en.isascii() or "'" in words.en, known.id
            assert not words or any("\u4e00" <= character <= "\u9fff" for character in words.zh), known.id
            assert not any(line in words.en + words.zh for line in lines), known.id


def test_there_are_enough_mistakes_of_every_function():
    assert len(HW3.mistakes) >= 60
    for function in HW3.functions:
        assert sum(function in known.functions for known in HW3.mistakes) >= 8, function


OBSERVED = [
    ("fc_v", "def fc_v(w, a):\n    return np.zeros((0, 3)), np.zeros((0, 3))\n", "The result is empty", "结果是空的"),
    ("bc_v", "def bc_v(w, z, d):\n    return np.round((w.T @ d) * df(z), 7)\n", "about seven digits", "前七位"),
    (
        "bc_v",
        "def bc_v(w, z, d):\n    return (np.float32(w).T @ np.float32(d)).astype(float) * df(z)\n",
        "about seven digits",
        "前七位",
    ),
    (
        "bc_v",
        "def bc_v(w, z, d):\n    if z.shape[1] > 1:\n        raise ValueError('one')\n    return (w.T @ d) * df(z)\n",
        "right for one sample and wrong for several",
        "多个样本并排时不对",
    ),
]


@pytest.mark.parametrize("function, body, en, zh", OBSERVED)
def test_what_is_said_where_no_name_fits_is_true(function, body, en, zh):
    result = graded(with_(**{function: body}), functions=(function,))
    assert en in result.said(function)
    assert any(zh in outcome.message.zh for outcome in result.outcomes.values())


def test_one_wrong_number_is_no_constant_factor():
    result = graded(with_(cost="def cost(a, y):\n    return 0.3\n"), functions=("cost",))
    assert "constant factor" not in result.said("cost")


@pytest.mark.parametrize("inside", ["np.round({z}, 8)", "np.float64(np.float32({z}))"])
def test_a_rounded_forward_pass_gives_a_right_backward_pass_no_wrong_expectation(inside):
    z = inside.format(z="w @ a")
    fc = f"def fc_NAME(w, a):\n    z = {z}\n    return f(z), z\n"
    source = with_(fc_c=fc.replace("NAME", "c"), fc_v=fc.replace("NAME", "v"))
    result = graded(source, functions=("bc_c", "bc_v", "gradient"))
    assert not [line for line in result.lost if ".style" not in line]


def test_one_number_of_J_per_update_is_said_as_that():
    assert HW3.reference is not None
    source = HW3.reference.source_of("bp_online").replace(
        "return w_trained, np.array(J)", "return w_trained, np.repeat(J, x.shape[1])"
    )
    result = graded(with_(bp_online=source), functions=("bp_online",))
    said = result.outcomes["bp_online.cost_per_epoch"].message.en
    assert "one for each update or sample" in said and "training ended" not in said


INLINE = """def bp_online(w, x, y, alpha, epochs, tol):
    W = [np.array(m, dtype=float) for m in w]
    J = []
    for _ in range(epochs):
        start, total = [m.copy() for m in W], 0.0
        for k in range(x.shape[1]):
            a = [x[:, k : k + 1]]
            for m in W:
                a.append(f(m @ a[-1]))
            e = a[-1] - y[:, k : k + 1]
            total += 0.5 * np.sum(e**2)
            deltas = [e * OUT]
            for l in range(len(W) - 1, 0, -1):
                deltas.insert(0, (W[l].T @ deltas[0]) * HIDDEN)
            W = [m - alpha * d @ b.T for m, d, b in zip(W, deltas, a)]
        J.append(total / x.shape[1])
        if tol > 0 and max(np.abs(m - s).max() for m, s in zip(W, start)) <= tol:
            break
    return W, np.array(J)
"""


@pytest.mark.parametrize(
    ("out", "hidden", "mistake"),
    [
        ("df(a[-1])", "df(a[l])", "bc.derivative_at_activation"),
        ("a[-1]", "a[l]", "bc.activation_for_derivative"),
        ("2 * a[-1] * (1 - a[-1])", "a[l] * (1 - a[l])", "output_delta.doubled"),
        ("1", "1", "bc.derivative_missing+output_delta.derivative_missing"),
    ],
)
def test_a_slip_is_named_in_training_that_does_its_own_backward_pass(out, hidden, mistake):
    body = INLINE.replace("OUT", out).replace("HIDDEN", hidden)
    assert graded(with_(bp_online=body), functions=("bp_online",)).named == {mistake}


TWO_MATRICES = """def bp_online(w, x, y, alpha, epochs, tol):
    A, B, J = w[0].copy(), w[1].copy(), []
    for _ in range(epochs):
        A_start, B_start, total = A, B, 0.0
        for k in range(x.shape[1]):
            a1 = f(A @ x[:, [k]])
            a2 = f(B @ a1)
            e = a2 - y[:, [k]]
            total += 0.5 * np.sum(e**2)
            d2 = e * a2 * (1 - a2)
            d1 = (B.T @ d2) * a1 * (1 - a1)
            A, B = A - alpha * d1 @ x[:, [k]].T, B - alpha * d2 @ a1.T
        J.append(total / x.shape[1])
        if tol > 0 and max(np.abs(A - A_start).max(), np.abs(B - B_start).max()) <= tol:
            break
    return [A, B], np.array(J)
"""
RIGHT = INLINE.replace("OUT", "df(W[-1] @ a[-2])").replace("HIDDEN", "df(W[l - 1] @ a[l - 1])")
SAMPLE = "for k in range(x.shape[1]):"


@pytest.mark.parametrize(
    ("body", "edits", "mistakes"),
    [
        (RIGHT, {"W[l].T @ deltas[0]": "W[l][:1].T @ deltas[0][:1]"}, {"bc.first_neuron_only"}),
        (RIGHT, {"[e * df": "[alpha * e * df", "(W[l].T": "(alpha * W[l].T"}, {"bp.learning_rate_in_delta"}),
        (
            RIGHT,
            {SAMPLE: "for x, y in zip(x.T, y.T):\n            x, y, k = x.reshape(-1, 1), y.reshape(-1, 1), 0"},
            {"bp.data_overwritten"},
        ),
        (TWO_MATRICES, {}, {"bp.three_layers_only"}),
        (
            TWO_MATRICES,
            {"B.T @ d2": "B.T @ e"},
            {"bp.error_passed_back", "bp.error_passed_back+bp.three_layers_only"},
        ),
        (
            INLINE.replace("OUT", "df(a[-1])").replace("HIDDEN", "df(a[l])"),
            {"e = a[-1]": "e = 2 * a[-1]", "- y[:, k : k + 1]": "- 2 * y[:, k : k + 1]", "0.5 * np": "0.125 * np"},
            {"bc.derivative_at_activation+output_delta.doubled"},
        ),
    ],
)
def test_slips_are_named_in_training_of_ones_own_with_what_else_is_wrong(body, edits, mistakes):
    for old, new in edits.items():
        assert old in body
        body = body.replace(old, new)
    assert graded(with_(bp_online=body), functions=("bp_online",)).named == mistakes


def test_where_training_raises_for_several_samples_one_sample_is_asked_for():
    body = (
        RIGHT.replace("bp_online(w, x, y, alpha, epochs, tol)", "bp_batch(w, x, y, alpha, epochs, batch_size, tol)")
        .replace(SAMPLE, "for k in range(0, x.shape[1], batch_size):")
        .replace("k : k + 1", "k : k + batch_size")
        .replace("(W[l].T @ deltas[0])", "(1.0 if deltas[0].shape[1] < 2 else None) * sum(W[l].T @ deltas[0])")
    )
    result = graded(with_(bp_batch=body), functions=("bp_batch",))
    assert "bc.slope_times_total" in result.named and result.outcomes["bp_batch.one_epoch"].verdict == "error"
