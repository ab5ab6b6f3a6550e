"""What students do in place of BP1 to BP4, for one sample and for all columns at once."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

BOTH = ("backprop", "update_mini_batch_v")

BP1 = r"\delta^L = (a^L - y) \odot f'(z^L)"
BP2 = r"\delta^l = \left( (W^l)^T \delta^{l+1} \right) \odot f'(z^l)"
BP3 = r"\frac{\partial C}{\partial b^l} = \delta^{l+1}"
BP4 = r"\frac{\partial C}{\partial W^l} = \delta^{l+1} (a^l)^T"
FORWARD = r"z^{l+1} = W^l a^l + b^l, \quad a^{l+1} = f(z^{l+1})"

THE_SLOPE = text("the factor f'", "导数因子 f'")
THE_WAY_BACK = text("how delta goes back from layer to layer", "delta 怎样逐层往回传")
THE_ERROR = text("the error at the output", "输出层的误差")
THE_WEIGHTS = text("the gradients of the weights", "对权重的梯度")
THE_BIASES = text("the gradients of the biases", "对偏置的梯度")
THE_FORWARD_PASS = text("the forward pass within", "其中的前向计算")
THE_LAYERS = text("which layers have their gradients computed", "计算了哪些层的梯度")

OUTPUT = "(a[L] - y) * df(z[L])"
HIDDEN = "(W[layer].T @ delta[layer + 1]) * df(z[layer])"
DB = "db = [delta[layer + 1] for layer in range(1, L)]"
DW = "dw = [delta[layer + 1] @ a[layer].T for layer in range(1, L)]"


def slip(
    name: str,
    edits: dict[str, str],
    title: Text,
    hint: Text,
    equation: str,
    about: Text,
    functions: tuple[str, ...] = BOTH,
) -> Mistake:
    """Describe a slip of the backward computation, by default in both functions that have one."""
    return mistake(
        f"backprop.{name}",
        functions=functions,
        edits=edits,
        title=title,
        hint=hint,
        equation=equation,
        about=about,
    )


def alone(name: str, edits: dict[str, str], title: Text, hint: Text, equation: str, about: Text) -> Mistake:
    """Describe a slip of ``backprop`` alone."""
    return slip(name, edits, title, hint, equation, about, ("backprop",))


BACKWARD_MISTAKES = (
    # ---- the forward pass within
    slip(
        "bias_forgotten",
        {" + B[layer]": ""},
        text("the bias is forgotten in the forward pass", "其中的前向计算忘了偏置"),
        text(
            "The z and a that you keep are not those of feedforward. What is missing in z?",
            "你记下的 z 和 a 与 feedforward 的不同。z 里少了什么？",
        ),
        FORWARD,
        THE_FORWARD_PASS,
    ),
    slip(
        "no_activation",
        {"= f(z[layer + 1])": "= z[layer + 1]"},
        text("the activation function is forgotten in the forward pass", "其中的前向计算忘了激活函数"),
        text(
            "Compare your a^L with what feedforward gives for the same sample.",
            "把你的 a^L 与 feedforward 对同一样本的结果比一比。",
        ),
        FORWARD,
        THE_FORWARD_PASS,
    ),
    # ---- BP1
    alone(
        "error_sign",
        {"a[L] - y": "y - a[L]"},
        text("the error has the wrong sign", "误差的符号反了"),
        text("Differentiate 1/2 (y - a)^2 with respect to a once more.", "再求一次 1/2 (y - a)^2 对 a 的导数。"),
        BP1,
        THE_ERROR,
    ),
    slip(
        "factor_two",
        {"(a[L] - y) *": "2 * (a[L] - y) *"},
        text("a factor 2 from a cost without 1/2", "多了因子 2：代价里的 1/2 没有算上"),
        text("With which factor does the cost of this homework begin?", "本次作业的代价前面带有什么因子？"),
        BP1,
        THE_ERROR,
    ),
    slip(
        "error_averaged",
        {"(a[L] - y) *": "(a[L] - y) / len(y) *"},
        text("the error is divided by the number of outputs", "误差除以了输出的个数"),
        text("The cost is a sum over the outputs. Is there a mean in it?", "代价对各个输出求和。其中有取平均吗？"),
        BP1,
        THE_ERROR,
    ),
    slip(
        "slope_missing_at_output",
        {OUTPUT: "a[L] - y"},
        text("f' is forgotten at the output layer", "输出层忘了乘 f'"),
        text(
            "That is the delta of the cross-entropy. Which cost does this function differentiate?",
            "这是交叉熵代价的 delta。这个函数求的是哪个代价的导数？",
        ),
        BP1,
        THE_SLOPE,
    ),
    slip(
        "slope_at_activation_at_output",
        {"df(z[L])": "df(a[L])"},
        text("f' is taken at the activation, at the output layer", "输出层的 f' 取在了激活值处"),
        text("At which quantity of layer L is f' evaluated in BP1?", "BP1 中 f' 取在第 L 层的哪个量处？"),
        BP1,
        THE_SLOPE,
    ),
    # ---- BP2
    slip(
        "slope_missing_in_hidden_layers",
        {HIDDEN: "W[layer].T @ delta[layer + 1]"},
        text("f' is forgotten in the hidden layers", "隐藏层忘了乘 f'"),
        text(
            "Delta is a derivative by the net input. What stands between a^l and z^l?",
            "delta 是对净输入的导数。a^l 与 z^l 之间隔着什么？",
        ),
        BP2,
        THE_SLOPE,
    ),
    slip(
        "slope_at_activation_in_hidden_layers",
        {"df(z[layer])": "df(a[layer])"},
        text("f' is taken at the activation, in the hidden layers", "隐藏层的 f' 取在了激活值处"),
        text(
            "Which quantity of the forward pass did you keep for the way back?", "前向时为反向计算留下的应当是哪个量？"
        ),
        BP2,
        THE_SLOPE,
    ),
    slip(
        "slope_at_activation",
        {"df(z[L])": "df(a[L])", "df(z[layer])": "df(a[layer])"},
        text(
            "f' is taken at the activation, not at the net input: sigma'(a)", "f' 取在激活值处而不是净输入处：sigma'(a)"
        ),
        text(
            "df takes a net input, and applies f itself. What do you hand to it?",
            "df 的自变量是净输入，它自己会用到 f。你交给它的是什么？",
        ),
        BP2,
        THE_SLOPE,
    ),
    slip(
        "slope_missing",
        {OUTPUT: "a[L] - y", HIDDEN: "W[layer].T @ delta[layer + 1]"},
        text("f' is forgotten in all layers", "所有层都忘了乘 f'"),
        text("Which factor do BP1 and BP2 have in common?", "BP1 与 BP2 共有的因子是哪一个？"),
        BP2,
        THE_SLOPE,
    ),
    slip(
        "activation_for_slope",
        {"df(z[L])": "f(z[L])", "df(z[layer])": "f(z[layer])"},
        text("f in place of f'", "用 f 代替了 f'"),
        text("Which of the two given functions is the derivative?", "给出的两个函数中，哪一个是导数？"),
        BP2,
        THE_SLOPE,
    ),
    slip(
        "slope_of_net_input",
        {"df(z[L])": "(z[L] * (1 - z[L]))", "df(z[layer])": "(z[layer] * (1 - z[layer]))"},
        text("z (1 - z) in place of f'", "用 z (1 - z) 代替了 f'"),
        text("The short form of f' holds for a certain quantity. Is that z?", "f' 的简便写法用的是哪个量？是 z 吗？"),
        BP2,
        THE_SLOPE,
    ),
    slip(
        "slope_of_next_layer",
        {"df(z[layer])  # BP2": "df(z[layer + 1])  # BP2"},
        text("f' of the next layer", "用了后一层的 f'"),
        text("In BP2 two layers meet. To which of them does f' belong?", "BP2 里出现了两层。f' 属于哪一层？"),
        BP2,
        THE_SLOPE,
    ),
    slip(
        "w_not_transposed",
        {"W[layer].T @": "W[layer] @"},
        text("the weight is not transposed on the way back", "往回传时权重没有转置"),
        text(
            "Which index of w is summed over on the way back? With uneven layers the shapes would not fit.",
            "往回传时对 w 的哪个下标求和？如果各层宽度不同，形状就对不上了。",
        ),
        BP2,
        THE_WAY_BACK,
    ),
    slip(
        "w_of_wrong_layer",
        {"W[layer].T @": "W[layer - 1].T @"},
        text("the weights of the wrong layer on the way back", "往回传时用了别的层的权重"),
        text(
            "The book's w^l leads into layer l, this homework's out of it. Which weight joins delta^l and delta^{l+1}?",
            "书中的 w^l 通向第 l 层，本作业的从第 l 层出发。delta^l 与 delta^{l+1} 之间是哪个权重？",
        ),
        BP2,
        THE_WAY_BACK,
    ),
    slip(
        "w_left_out",
        {HIDDEN: "delta[layer + 1] * df(z[layer])"},
        text("delta goes back without the weights", "delta 往回传时没有乘权重"),
        text("Through which connections does a hidden neuron touch the cost?", "隐藏神经元通过哪些连接影响代价？"),
        BP2,
        THE_WAY_BACK,
    ),
    slip(
        "delta_of_output_in_all_layers",
        {"W[layer].T @ delta[layer + 1]": "W[layer].T @ delta[L]"},
        text("each layer's delta is made of the output's", "每一层都直接用输出层的 delta"),
        text(
            "From which layer does BP2 take its delta? Three layers do not show the difference, four do.",
            "BP2 用的是哪一层的 delta？三层的网络看不出区别，四层的才能看出。",
        ),
        BP2,
        THE_WAY_BACK,
    ),
    # ---- BP4
    slip(
        "activation_of_wrong_layer",
        {"delta[layer + 1] @ a[layer].T": "delta[layer + 1] @ a[layer + 1].T"},
        text("the activation of the receiving layer in the gradient", "梯度里用了接收层的激活值"),
        text(
            "A weight joins a sender and a receiver. Which of them gives a, which delta?",
            "权重连接发送者和接收者。a 来自哪一方，delta 来自哪一方？",
        ),
        BP4,
        THE_WEIGHTS,
    ),
    slip(
        "net_input_for_activation",
        {"delta[layer + 1] @ a[layer].T": "delta[layer + 1] @ (z[layer] if layer > 1 else x).T"},
        text("the net input in place of the activation in the gradient", "梯度里用了净输入，而不是激活值"),
        text("What does a neuron send on to the next layer: z or a?", "神经元传给后一层的是 z 还是 a？"),
        BP4,
        THE_WEIGHTS,
    ),
    slip(
        "input_in_all_layers",
        {"delta[layer + 1] @ a[layer].T": "delta[layer + 1] @ x.T"},
        text("the network's input in the gradient of every layer", "每一层的梯度里都用了网络的输入"),
        text("What arrives at the weights of the second layer?", "到达第二层权重的是什么？"),
        BP4,
        THE_WEIGHTS,
    ),
    slip(
        "gradient_transposed",
        {"delta[layer + 1] @ a[layer].T": "a[layer] @ delta[layer + 1].T"},
        text("the gradient of the weights is transposed", "权重的梯度被转置了"),
        text("Which shape must dw have, so that it can be subtracted from w?", "dw 要能从 w 里减去，形状应当是什么？"),
        BP4,
        THE_WEIGHTS,
    ),
    alone(
        "elementwise_for_outer",
        {"delta[layer + 1] @ a[layer].T": "delta[layer + 1] * a[layer]"},
        text("delta times a element by element, in place of column times row", "delta 与 a 逐元素相乘，而不是列乘行"),
        text(
            "How many weights lead from 3 neurons to 4, and how many numbers do you get?",
            "从 3 个神经元到 4 个神经元有几个权重？你得到了几个数？",
        ),
        BP4,
        THE_WEIGHTS,
    ),
    # ---- BP3
    alone(
        "bias_gradients_zero",
        {DB: "db = [np.zeros(B[layer].shape) for layer in range(1, L)]"},
        text("the bias gradients stay 0", "偏置的梯度一直是 0"),
        text("What do you assign to db after you have made it?", "建好 db 之后，给它赋过什么值？"),
        BP3,
        THE_BIASES,
    ),
    alone(
        "bias_gradient_with_activation",
        {DB: "db = [delta[layer + 1] * a[layer + 1] for layer in range(1, L)]"},
        text("the bias gradient is multiplied by an activation", "偏置的梯度乘了激活值"),
        text(
            "A bias is a weight whose sender is always 1. What does BP4 become then?",
            "偏置相当于发送者恒为 1 的权重。这时 BP4 变成什么？",
        ),
        BP3,
        THE_BIASES,
    ),
    alone(
        "bias_gradient_slope_twice",
        {DB: "db = [delta[layer + 1] * df(z[layer + 1]) for layer in range(1, L)]"},
        text("the bias gradient has f' twice", "偏置的梯度里 f' 乘了两次"),
        text(
            "Delta is already a derivative by z. How does z depend on b?", "delta 已经是对 z 的导数了。z 怎样依赖于 b？"
        ),
        BP3,
        THE_BIASES,
    ),
    alone(
        "bias_gradient_without_slope",
        {DB: "db = [delta[layer + 1] / df(z[layer + 1]) for layer in range(1, L)]"},
        text("the bias gradient lacks f'", "偏置的梯度里少了 f'"),
        text(
            "Is dC/db the derivative by the activation or by the net input?",
            "dC/db 等于对激活值的导数，还是对净输入的导数？",
        ),
        BP3,
        THE_BIASES,
    ),
    alone(
        "bias_gradient_one_number",
        {DB: "db = [np.sum(delta[layer + 1], keepdims=True) for layer in range(1, L)]"},
        text("the bias gradient is summed over the neurons", "偏置的梯度对神经元求了和"),
        text(
            "How many biases does the layer have? Over what is there something to sum, with one sample?",
            "这一层有几个偏置？只有一个样本时，有什么可以求和？",
        ),
        BP3,
        THE_BIASES,
    ),
    alone(
        "bias_gradient_like_weights",
        {DB: "db = [delta[layer + 1] @ a[layer].T for layer in range(1, L)]"},
        text("the bias gradient has the shape of the weights", "偏置的梯度与权重同形了"),
        text("Which shape must db have, so that it can be subtracted from b?", "db 要能从 b 里减去，形状应当是什么？"),
        BP3,
        THE_BIASES,
    ),
    # ---- layers
    alone(
        "first_layer_missed",
        {
            DB: "db = [np.zeros(B[1].shape), *(delta[layer + 1] for layer in range(2, L))]",
            DW: "dw = [np.zeros(W[1].shape), *(delta[layer + 1] @ a[layer].T for layer in range(2, L))]",
        },
        text("the gradients of the first layer stay 0", "第一层的梯度一直是 0"),
        text(
            "How far back does your loop go? The first weights have a gradient too.",
            "你的循环往回走到了哪里？第一层权重也有梯度。",
        ),
        BP4,
        THE_LAYERS,
    ),
    alone(
        "last_layer_only",
        {
            DB: "db = [np.zeros(B[layer].shape) for layer in range(1, L - 1)] + [delta[L]]",
            DW: "dw = [np.zeros(W[layer].shape) for layer in range(1, L - 1)] + [delta[L] @ a[L - 1].T]",
        },
        text("only the last layer has gradients", "只有最后一层有梯度"),
        text(
            "Does your loop over l = L-1, ..., 2 run at all? Print l.",
            "对 l = L-1, ..., 2 的循环究竟有没有执行？把 l 打印出来看看。",
        ),
        BP4,
        THE_LAYERS,
    ),
    alone(
        "two_layers_only",
        {
            "delta[layer] = (W[layer].T @ delta[layer + 1]) * df(z[layer])  # BP2": (
                "delta[layer] = (W[layer].T @ delta[layer + 1]) * df(z[layer]) * (layer == L - 1)"
            )
        },
        text("only the last two layers have gradients", "只有最后两层有梯度"),
        text(
            "BP2 is for every hidden layer. How often is it used in a network of five layers?",
            "每个隐藏层都要用 BP2。五层的网络要用几次？",
        ),
        BP2,
        THE_LAYERS,
    ),
    alone(
        "layers_reversed",
        {"    return dw, db": "    return dw[::-1], db[::-1]"},
        text("the lists run from the last layer to the first", "列表的次序从最后一层到第一层，反了"),
        text(
            "What you append first stands first. Which layer is that, on the way back?",
            "先追加的排在前面。往回走时最先得到的是哪一层？",
        ),
        BP4,
        THE_LAYERS,
    ),
    alone(
        "results_swapped",
        {"    return dw, db": "    return db, dw"},
        text("the two results are in the wrong order", "两个返回值的次序反了"),
        text(
            "The book's code returns nabla_b first. Which comes first here?",
            "书中的代码先返回 nabla_b。这里先返回哪一个？",
        ),
        BP4,
        text("the order of the results", "返回值的次序"),
    ),
    alone(
        "lists_shifted_in_place",
        {
            "    L = len(w) + 1\n": (
                "    w.insert(0, np.zeros((1, 1)))\n    b.insert(0, np.zeros((1, 1)))\n    L = len(w)\n"
            ),
            "enumerate(w, start=1)": "enumerate(w)",
            "enumerate(b, start=1)": "enumerate(b)",
        },
        text("the caller's lists are changed, to count from 1", "为了从 1 数起，改动了调用者的列表"),
        text(
            "A list that comes as an argument is the caller's own. Whose list grows with each of your calls?",
            "作为参数传进来的列表是调用者的。每调用一次，谁的列表变长了？",
        ),
        BP4,
        text("what becomes of the caller's lists", "调用者的列表"),
    ),
)
