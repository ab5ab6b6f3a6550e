"""What students do in place of storing a network; the checks tell these by what a fresh process loads."""

from __future__ import annotations

from grader.checking import Mistake, Text, mistake, text

SAME = r"\mathrm{load}(\mathrm{save}(W, \alpha)) = (W, \alpha)"

FOLDER = '__import__("os").path.dirname(path)'
IS_THERE = '__import__("os").path.exists(path)'
OPENED = 'with open(path, "wb") as file:'
WRITTEN = "np.savez(file, alpha=alpha, **arrays)"
EACH = "w[layer] for layer"
READ = 'stored[f"w{layer}"]'
ALPHA = 'alpha = float(stored["alpha"])'


def stored(name: str, title: Text, hint: Text, **edits: dict[str, str]) -> Mistake:
    """Describe a slip of ``save_network``, ``load_network``, or of either; ``edits`` by their names."""
    return mistake(f"stored.{name}", edits=edits, title=title, hint=hint, equation=SAME)


STORED_MISTAKES = (
    stored(
        "kept_in_memory",
        text("the network is kept in a variable, not in the file", "网络留在了变量里，没有存进文件"),
        text(
            "Tomorrow the computer is started anew, and only the file is left. Where are your weights then?",
            "明天重新开机，只剩下文件。那时你的权重在哪里？",
        ),
        save_network={
            WRITTEN: (
                'globals()["KEPT"] = ([np.array(matrix) for matrix in w], alpha)\n'
                "        load_network.__code__ = (lambda path: KEPT).__code__"
            )
        },
    ),
    stored(
        "nothing_written",
        text("no file is written", "没有写出文件"),
        text(
            "Look into the folder of path after your function has run: what is there?",
            "函数运行之后，看看 path 所在的文件夹：里面有什么？",
        ),
        save_network={OPENED: 'with __import__("io").BytesIO() as file:'},
    ),
    stored(
        "several_files",
        text("the network is spread over several files", "网络分散在几个文件里"),
        text(
            "Can alpha and all matrices share one file, under names of their own?",
            "alpha 和各个矩阵能否各起一个名字，放进同一个文件？",
        ),
        save_network={WRITTEN: f'{WRITTEN}\n    np.save(path + "_alpha.npy", alpha)'},
    ),
    stored(
        "fixed_name",
        text("the file has a name of its own, whatever path says", "文件名是写死的，没有用 path"),
        text(
            "Two networks are saved at two paths. Which of them is in your file?",
            "两个网络存到两个路径。你的文件里是哪一个？",
        ),
        save_network={OPENED: f'with open({FOLDER} + "/mynet.npz", "wb") as file:'},
    ),
    stored(
        "not_replaced",
        text("a network that was saved before is not replaced", "以前存过的网络没有被替换"),
        text("What does your function do if there is a file at path already?", "path 处已经有文件时，你的函数怎么做？"),
        save_network={OPENED: f'with __import__("io").BytesIO() if {IS_THERE} else open(path, "wb") as file:'},
    ),
    stored(
        "single",
        text("the weights are stored in single precision", "权重按单精度存储"),
        text(
            "How many bytes has each of your numbers, in memory and in the file?",
            "每个数在内存里、在文件里各占几个字节？",
        ),
        save_network={EACH: "np.float32(w[layer]) for layer"},
        load_network={READ: f"{READ}.astype(np.float32)"},
    ),
    stored(
        "few_digits",
        text("the weights are written with too few digits", "权重写出时位数不够"),
        text(
            "How many digits does a float64 need in a text file, so that the same number is read? How many has yours?",
            "文本文件里要写几位数字，读回来才是同一个 float64？你写了几位？",
        ),
        save_network={EACH: "np.round(w[layer], 4) for layer"},
        load_network={READ: f"np.round({READ}, 4)"},
    ),
    stored(
        "few_digits_of_alpha",
        text("alpha is written with too few digits", "alpha 写出时位数不够"),
        text("Is alpha the same number after it has been written and read?", "alpha 写出再读回，还是同一个数吗？"),
        save_network={"alpha=alpha": "alpha=round(alpha, 4)"},
        load_network={ALPHA: 'alpha = round(float(stored["alpha"]), 4)'},
    ),
    stored(
        "alpha_lost",
        text("another alpha comes back", "读回的 alpha 不是存进去的那个"),
        text(
            "Where in the file is alpha, and does load_network read it from there?",
            "alpha 在文件的哪里？load_network 是从那里读的吗？",
        ),
        save_network={"alpha=alpha": "alpha=0.3"},
        load_network={ALPHA: "alpha = 0.3"},
    ),
    stored(
        "layers_reversed",
        text("the layers come back in the reverse order", "读回的各层次序颠倒了"),
        text("In which order are the layers written, and in which order read?", "各层按什么次序写，又按什么次序读？"),
        save_network={EACH: "w[len(w) - 1 - layer] for layer"},
        load_network={"for layer in range(layers)": "for layer in reversed(range(layers))"},
    ),
    stored(
        "layers_sorted_by_name",
        text("the layers come back sorted by name: w10 before w2", "读回的各层按名字排了序：w10 排在 w2 前面"),
        text(
            "A network may have more than ten layers. How do their names sort?",
            "网络可能不止十层。它们的名字怎样排序？",
        ),
        load_network={
            f"[{READ} for layer in range(layers)]": (
                '[stored[name] for name in sorted(stored.files) if name != "alpha"][:layers]'
            )
        },
    ),
    stored(
        "layers_lost",
        text("not all layers come back", "读回的层数不够"),
        text(
            "How many matrices has a network, and how many does your loop write or read?",
            "网络有几个矩阵？你的循环写了、读了几个？",
        ),
        save_network={"range(len(w))": "range(len(w) - 1)"},
        load_network={"range(layers)": "range(layers - 1)"},
    ),
    stored(
        "transposed",
        text("the matrices come back transposed", "读回的矩阵被转置了"),
        text(
            "In which order does your file hold the numbers of a matrix: row by row, or column by column?",
            "你的文件里，矩阵的数是一行一行放的，还是一列一列放的？",
        ),
        save_network={EACH: "w[layer].T for layer"},
        load_network={READ: f"{READ}.T"},
    ),
    stored(
        "shape_lost",
        text("a matrix of one row or one column loses its shape", "只有一行或一列的矩阵丢了形状"),
        text(
            "What is the shape of w[l] after loading, if a layer has one neuron?",
            "某一层只有一个神经元时，读回的 w[l] 是什么形状？",
        ),
        save_network={EACH: "np.squeeze(w[layer]) for layer"},
        load_network={READ: f"np.squeeze({READ})"},
    ),
    stored(
        "one_layer_alone",
        text("a single layer comes back as a matrix, not as a list", "只有一层时，读回的是矩阵而不是列表"),
        text(
            "What is w[0] of a network with one weight matrix, before and after?",
            "只有一个权重矩阵的网络，存之前和读之后的 w[0] 各是什么？",
        ),
        load_network={ALPHA: f"{ALPHA}\n        w = w[0] if layers == 1 else w"},
    ),
)
