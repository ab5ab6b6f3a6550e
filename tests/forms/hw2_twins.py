"""Gates and forward computation as students of such courses write them."""

from __future__ import annotations

from tests.forms.twins import Pair, Twin, edit

HW2 = "hw2_forward"


def twin(name: str, *mistakes: str, **functions: Pair) -> Twin:
    return Twin(name=name, assignment=HW2, functions=functions, mistakes=frozenset(mistakes))


RIGHT = (
    twin("right-reference"),
    twin(
        "right-logical-and-by-columns",  # logical and integer results, one sample at a time, branches
        step=Pair(
            python="def step(z):\n    return z >= 0\n",
            matlab="function y = step(z)\ny = z >= 0;\nend\n",
        ),
        nand=Pair(
            python="def nand(x1, x2):\n    return np.int32(1) - np.int32(x1) * np.int32(x2)\n",
            matlab="function y = nand(x1, x2)\ny = int32(1) - int32(x1) .* int32(x2);\nend\n",
        ),
        fc_c=Pair(
            python="""
def fc_c(w, a):
    a_next = np.zeros((w.shape[0], a.shape[1]))
    for k in range(a.shape[1]):
        for i in range(w.shape[0]):
            a_next[i, k] = f(np.sum(w[i, :] * a[:, k]))
    return a_next
""",
            matlab="""
function a_next = fc_c(w, a)
for k = 1:size(a, 2)
    for i = 1:size(w, 1)
        a_next(i, k) = f(sum(w(i, :) .* a(:, k)'));
    end
end
end
""",
        ),
    ),
    twin(
        "right-without-parts",
        perceptron=Pair(
            python="def perceptron(w, b, x):\n    return 1.0 * (np.dot(w, x) + b >= 0)\n",
            matlab="function y = perceptron(w, b, x)\ny = 1.0 * (w * x + b >= 0);\nend\n",
        ),
        forward_v=Pair(
            python="def forward_v(w, x):\n    for matrix in w:\n        x = fc_v(matrix, x)\n    return x\n",
            matlab="function x = forward_v(w, x)\nfor k = 1:length(w)\n    x = fc_v(w{k}, x);\nend\nend\n",
        ),
    ),
)

WRONG = (
    twin(
        "strict-and-no-bias",
        "step.strict",
        "perceptron.no_bias",
        step=edit(("z >= 0", "z > 0"), ("z >= 0", "z > 0")),
        perceptron=edit(("w @ x + b", "w @ x"), ("w * x + b", "w * x")),
    ),
    twin(
        "and-for-nand",
        "nand.and",
        nand=Pair(
            python="def nand(x1, x2):\n    return step(x1 + x2 - 1.5)\n",
            matlab="function y = nand(x1, x2)\ny = step(x1 + x2 - 1.5);\nend\n",
        ),
        fc_c=edit(("w[i, j]", "w[j, i]"), ("w(i, j)", "w(j, i)")),
    ),
    twin(
        "activation-forgotten",
        "fc.no_activation",
        fc_v=edit(("a_next = f(z_next)", "a_next = z_next"), ("a_next = f(z_next)", "a_next = z_next")),
        fc_c=Pair(
            python="""
def fc_c(w, a):
    a_next = f(w @ a)
    for i in range(w.shape[0]):
        pass
    return a_next
""",
            matlab="function a_next = fc_c(w, a)\na_next = f(w * a);\nfor i = 1:size(w, 1)\nend\nend\n",
        ),
    ),
    twin(
        "last-layer-forgotten",
        "forward.last_layer_forgotten",
        forward_v=edit(("range(len(w))", "range(len(w) - 1)"), ("1:numel(w)", "1:numel(w)-1")),
        forward_c=edit(("w[layer]", "w[0]"), ("w{l}", "w{1}")),
        xor=Pair(
            python="def xor(x1, x2):\n    return undefined_gate(x1, x2)\n",
            matlab="function y = xor(x1, x2)\ny = undefined_gate(x1, x2);\nend\n",
        ),
    ),
    twin(
        "blank-and-loops",
        nand=Pair(
            python='def nand(x1, x2):\n    raise NotImplementedError("nand: replace this line")\n',
            matlab="function y = nand(x1, x2)\nerror('grader:blank', 'nand: replace this line');\nend\n",
        ),
        fc_v=Pair(
            python="""
def fc_v(w, a):
    a_next = np.zeros((w.shape[0], a.shape[1]))
    for i in range(w.shape[0]):
        a_next[i, :] = f(w[i, :] @ a)
    return a_next
""",
            matlab="""
function a_next = fc_v(w, a)
a_next = zeros(size(w, 1), size(a, 2));
for i = 1:size(w, 1)
    a_next(i, :) = f(w(i, :) * a);
end
end
""",
        ),
    ),
)
