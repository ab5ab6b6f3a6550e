"""Descent, momentum and the neuron as students of such courses write them."""

from __future__ import annotations

from tests.forms.twins import Pair, Twin, edit

HW6 = "hw6_descent"


def twin(name: str, *mistakes: str, **functions: Pair) -> Twin:
    return Twin(name=name, assignment=HW6, functions=functions, mistakes=frozenset(mistakes))


RIGHT = (
    twin("right-reference"),
    twin(
        "right-preallocated-and-switched",  # other loops, other branches, a row and a number where arrays are usual
        surface=Pair(
            python="""
def surface(k, v):
    a, b = v
    heights = {1: (b - a) ** 4 + 8 * a * b - a + b + 3, 2: a**4 - 1.5 * a**3 * b + 2 * a**2 * b**2}
    return heights[k]
""",
            matlab="""
function J = surface(k, v)
a = v(1, :); b = v(2, :);
switch k
    case 1
        J = (b - a) .^ 4 + 8 * a .* b - a + b + 3;
    case 2
        J = a .^ 4 - 1.5 * a .^ 3 .* b + 2 * a .^ 2 .* b .^ 2;
end
end
""",
        ),
        slope=Pair(
            python="""
def slope(k, v):
    g = np.zeros(v.shape)
    for m in range(v.shape[1]):
        a, b = v[:, m]
        if k == 1:
            g[:, m] = [8 * b - 4 * (b - a) ** 3 - 1, 8 * a + 4 * (b - a) ** 3 + 1]
        else:
            g[:, m] = [4 * a**3 - 4.5 * a**2 * b + 4 * a * b**2, 4 * a**2 * b - 1.5 * a**3]
    return g
""",
            matlab="""
function g = slope(k, v)
g = zeros(size(v));
for m = 1:size(v, 2)
    a = v(1, m);
    b = v(2, m);
    if k == 1
        g(:, m) = [8 * b - 4 * (b - a)^3 - 1; 8 * a + 4 * (b - a)^3 + 1];
    else
        g(:, m) = [4 * a^3 - 4.5 * a^2 * b + 4 * a * b^2; 4 * a^2 * b - 1.5 * a^3];
    end
end
end
""",
        ),
        momentum=Pair(
            python="""
def momentum(k, v, alpha, beta, steps):
    path = np.zeros((2, steps + 1))
    path[:, 0] = v[:, 0]
    u = 0
    for n in range(1, steps + 1):
        u = beta * u + alpha * slope(k, path[:, n - 1 : n])
        path[:, n : n + 1] = path[:, n - 1 : n] - u
    return path
""",
            matlab="""
function path = momentum(k, v, alpha, beta, steps)
path = zeros(2, steps + 1);
path(:, 1) = v;
u = 0;
for n = 2:steps + 1
    u = beta * u + alpha * slope(k, path(:, n - 1));
    path(:, n) = path(:, n - 1) - u;
end
end
""",
        ),
        minimum=Pair(
            python="""
def minimum(k, v, alpha, tol, max_steps):
    for steps in range(max_steps + 1):
        g = slope(k, v)
        if np.linalg.norm(g) <= tol or steps == max_steps:
            return v, steps
        v = v - alpha * g
""",
            matlab="""
function [v, steps] = minimum(k, v, alpha, tol, max_steps)
for steps = 0:max_steps
    g = slope(k, v);
    if norm(g) <= tol || steps == max_steps
        return
    end
    v = v - alpha * g;
end
end
""",
        ),
        neuron=Pair(
            python="""
def neuron(kind, w, b, x, y, alpha, epochs):
    a = np.zeros(epochs + 1)
    for n in range(epochs + 1):
        a[n] = f(w * x + b)
        delta = a[n] - y
        if kind[0] == "q":
            delta = delta * a[n] * (1 - a[n])
        w, b = w - alpha * delta * x, b - alpha * delta
    return a
""",
            matlab="""
function a = neuron(kind, w, b, x, y, alpha, epochs)
a = zeros(1, epochs + 1);
for n = 1:epochs + 1
    a(n) = f(w * x + b);
    delta = a(n) - y;
    if kind(1) == 'q'
        delta = delta * a(n) * (1 - a(n));
    end
    w = w - alpha * delta * x;
    b = b - alpha * delta;
end
end
""",
        ),
    ),
)

WRONG = (
    twin(
        "slips-of-the-rules",
        "slope.first_factor_only",
        "surface.constant_missing",
        "neuron.slope_in_cross_entropy",
        surface=edit(("+ v2 + 3", "+ v2"), ("+ v2 + 3", "+ v2")),
        slope=edit((" + bracket * 2 * v1", ""), (" + bracket .* (2 * v1)", "")),
        neuron=edit(
            ("delta = a[-1] - y\n", "delta = (a[-1] - y) * df(z)\n"),
            ("delta = a(end) - y;", "delta = (a(end) - y) * df(z);"),
        ),
    ),
    twin(
        "one-point-short-and-exchanged",
        "path.last_missing",
        "momentum.nesterov",
        "nesterov.momentum",
        "minimum.strictly_below",
        "slowdown.ratio_inverted",
        descend=edit(("range(steps)", "range(steps - 1)"), ("1:steps", "1:steps-1")),
        momentum=Pair(
            python="""
def momentum(k, v, alpha, beta, steps):
    u, path = np.zeros((2, 1)), [v]
    for _ in range(steps):
        g = slope(k, v)
        u = beta * u - alpha * g
        v = v + beta * u - alpha * g
        path.append(v)
    return np.hstack(path)
""",
            matlab="""
function path = momentum(k, v, alpha, beta, steps)
u = zeros(2, 1);
path = v;
for n = 1:steps
    g = slope(k, v);
    u = beta * u - alpha * g;
    v = v + beta * u - alpha * g;
    path(:, end + 1) = v;
end
end
""",
        ),
        nesterov=edit(("v + beta * u - alpha * g", "v + u"), ("v + beta * u - alpha * g", "v + u")),
        minimum=edit(("> tol", ">= tol"), ("> tol", ">= tol")),
        learning_slowdown=edit(("ratio = df(z)", "ratio = 1 / df(z)"), ("ratio = df(z)", "ratio = 1 ./ df(z)")),
    ),
    twin(
        "uphill-and-swapped",
        "path.uphill",
        "momentum.pushed_off",
        "minimum.largest_component",
        "neuron.costs_swapped",
        descend=edit(("v - alpha", "v + alpha"), ("v - alpha", "v + alpha")),
        momentum=edit(
            ("u = np.zeros((2, 1))", "u = -alpha * slope(k, v)"), ("u = zeros(2, 1)", "u = -alpha * slope(k, v)")
        ),
        minimum=edit(("np.sqrt(np.sum(g ** 2))", "np.max(np.abs(g))"), ("sqrt(sum(g .^ 2))", "max(abs(g))")),
        neuron=edit(("kind == 'quadratic'", "kind == 'cross_entropy'"), ("'quadratic'", "'cross_entropy'")),
    ),
)
