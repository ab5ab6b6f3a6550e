"""A class of sixteen, as grading would describe it: right, wrong in known and unknown ways, blank, broken, hostile."""

from __future__ import annotations

import math
from collections.abc import Mapping

from grader.gradebook.results import CheckResult, MistakeText, Results, SubmissionResult
from grader.outcome import (
    AnyPicture,
    ConfusionPicture,
    Curve,
    GrayImage,
    GridPicture,
    ImagesPicture,
    LinePicture,
    Status,
    Verdict,
)
from grader.text import NOTHING, Text, text

FUNCTIONS: Mapping[str, tuple[tuple[str, str, float], ...]] = {
    "fc_c": (("shape", "shape", 1), ("value", "value", 5), ("loops", "style", 3)),
    "fc_v": (("shape", "shape", 1), ("value", "value", 5), ("no_loops", "style", 3)),
    "bc_c": (("shape", "shape", 1), ("value", "value", 8), ("loops", "style", 3)),
    "bc_v": (
        ("shape", "shape", 1),
        ("value", "value", 8),
        ("slope", "gradient", 6),
        ("no_loops", "style", 3),
    ),
    "cost": (("value", "value", 5),),
    "gradient": (("value", "value", 6),),
    "bp_online": (("weights", "training", 10), ("cost", "training", 5), ("untouched", "robustness", 3)),
    "bp_batch": (("weights", "training", 10), ("short_batch", "training", 5), ("digits", "accuracy", 8)),
}
TITLES = {
    "shape": text("{f}: shape of the result", "{f}：结果的形状"),
    "value": text("{f}: values on random layers", "{f}：随机层上的数值"),
    "loops": text("{f}: computes one neuron at a time", "{f}：逐个神经元计算"),
    "no_loops": text("{f}: no loop over neurons or columns", "{f}：不对神经元或列作循环"),
    "slope": text("{f}: agrees with the slope of the cost", "{f}：与代价函数的数值导数一致"),
    "weights": text("{f}: weights after five epochs", "{f}：五轮之后的权重"),
    "cost": text("{f}: cost of each epoch", "{f}：每一轮的代价"),
    "untouched": text("{f}: leaves the caller's weights alone", "{f}：不修改调用者的权重"),
    "short_batch": text("{f}: last mini-batch is short", "{f}：最后一个小批量较短"),
    "digits": text("{f}: accuracy on handwritten digits", "{f}：手写数字上的准确率"),
}
MISTAKES = {
    "bc.derivative_at_activation": MistakeText(
        title=text("derivative taken at the activation", "导数取在了激活值处"),
        hint=text(
            "At which quantity is f' evaluated in equation (3)? Look at what `bc` is given, and what it is not.",
            "式 (3) 中 f' 是在哪个量上取值的？看看传给 `bc` 的是什么，没有传的又是什么。",
        ),
        equation=r"\delta^l = f'(z^l) \odot \left( (W^l)^T \delta^{l+1} \right)",
    ),
    "bp.averaged": MistakeText(
        title=text("gradient averaged instead of summed", "梯度取了平均，而不是求和"),
        hint=text(
            "The lecture's gradient of a mini-batch is a sum over its samples.",
            "课上小批量的梯度是对其中各样本求和。",
        ),
        equation=r"\frac{\partial J}{\partial W^l} = \sum_{k=1}^{m} \delta^{l+1}_k \left(a^l_k\right)^T",
    ),
    "bp.late_gradient": MistakeText(
        title=text("weights updated before all gradients were taken", "还没有求完全部梯度就更新了权重"),
        hint=text(
            "In Step 4, which weights does the backward pass still need?",
            "在第 4 步里，反向计算还需要用到哪些权重？",
        ),
        equation=r"W^l \leftarrow W^l - \alpha \frac{\partial J}{\partial W^l}, \qquad l = 1, \dots, L-1",
    ),
    "cost.not_halved": MistakeText(
        title=text("the factor 1/2 is missing", "缺少系数 1/2"),
        hint=text("Compare with the definition of J.", "对照 J 的定义。"),
        equation=r"J = \frac{1}{2} \sum_j \left(a^L_j - y_j\right)^2",
    ),
}
COMPARED = text(
    "delta[2, 1] is wrong on 24 of 24 inputs.\n\n    expected   0.1472   -0.0311\n    got        0.1839   -0.0402",
    "delta[2, 1] 在 24 组输入上全部有误。\n\n    应为   0.1472   -0.0311\n    得到   0.1839   -0.0402",
)
CRASH = text(
    "hw3_backprop.py, line 41: matmul of shapes (3, 2) and (3, 1) do not fit. Which has to be turned round?",
    "hw3_backprop.py 第 41 行：形状 (3, 2) 与 (3, 1) 不能相乘。其中哪一个应该转置？",
)
COST = LinePicture(
    title=text("Cost per epoch", "每一轮的代价"),
    x_label=text("epoch", "轮次"),
    y_label=text("J, mean over samples", "J（样本平均）"),
    curves=(
        Curve(label=text("yours", "你的"), values=tuple(0.31 * math.exp(-n / 90) + 0.02 for n in range(40))),
        Curve(label=text("reference", "参考"), values=tuple(0.31 * math.exp(-n / 12) + 0.01 for n in range(40))),
    ),
)
ERRORS = GridPicture(
    title=text("Error of delta, entry by entry", "delta 各元素的误差"),
    rows=((0.0367, -0.0091, 0.0002), (-0.0012, 0.0, None), (0.0184, 0.0291, -0.0344), (0.0, 0.0051, -0.0003)),
)
SEVEN = tuple(tuple(255 * (y == 1 or x + y // 2 == 6) for x in range(8)) for y in range(8))
MISREAD = ImagesPicture(
    title=text("Digits that were misread", "认错的数字"),
    images=(
        GrayImage(rows=SEVEN, caption=text("7, taken for 1", "7，认作 1"), right=False),
        GrayImage(rows=SEVEN, caption=text("7", "7"), right=True),
    ),
)
CONFUSION = ConfusionPicture(
    title=text("What was taken for what", "哪些被认错"),
    labels=("1", "7", "9"),
    row_label=text("digit", "数字"),
    column_label=text("answer", "回答"),
    counts=((41, 2, 0), (3, 38, 1), (0, 12, 30)),
)
PICTURES: Mapping[str, tuple[AnyPicture, ...]] = {
    "weights": (COST,),
    "slope": (ERRORS,),
    "value": (MISREAD, CONFUSION),
}

Fault = tuple[Verdict, str | None, Text]
WRONG: Fault = (Verdict.FAILED, None, COMPARED)
BLANK: Fault = (
    Verdict.MISSING, None, text("the gap is still blank", "空缺处还没有填写")
)  # fmt: skip
LATE: Fault = (
    Verdict.TIMEOUT, None, text("no answer within 10 s of computing time", "10 秒计算时间内没有返回结果")
)  # fmt: skip
CRASHED: Fault = (Verdict.ERROR, None, CRASH)
FOLLOWS: Fault = (
    Verdict.FAILED,
    None,
    text("The weights differ from the reference's by up to 0.083.", "权重与参考结果最多相差 0.083。"),
)


def named(mistake: str) -> Fault:
    return Verdict.FAILED, mistake, COMPARED


def checks(faults: Mapping[str, Fault], follows: tuple[str, ...] = ()) -> tuple[CheckResult, ...]:
    """All checks of the rubric; `faults` by check id or by function."""
    made = []
    for function, rows in FUNCTIONS.items():
        for name, kind, most in rows:
            id = f"{function}.{name}"
            verdict, mistake, message = faults.get(id) or faults.get(function) or (Verdict.PASSED, None, NOTHING)
            followed = id in follows
            if followed:
                verdict, mistake, message = FOLLOWS
            passed = verdict == Verdict.PASSED
            made.append(
                CheckResult(
                    id=id,
                    function=function,
                    kind=kind,
                    visibility="public" if kind in ("shape", "value") else "hidden",
                    status=verdict.value,
                    points=float(most) if passed else round(0.8 * most, 2) if followed else 0.0,
                    max_points=float(most),
                    mistake=mistake,
                    follow_through=followed,
                    message=message,
                    title=TITLES[name].format(f=function),
                    pictures=PICTURES.get(name, ()) if verdict == Verdict.FAILED else (),
                )
            )
    return tuple(made)


def graded(
    id: str,
    form: str,
    faults: Mapping[str, Fault] | None = None,
    follows: tuple[str, ...] = (),
    **more: object,
) -> SubmissionResult:
    made = checks(faults or {}, follows)
    fields: dict[str, object] = {
        "id": id,
        "form": form,
        "status": Status.GRADED,
        "score": round(sum(check.points for check in made), 2),
        "max_score": 100.0,
        "seconds": 0.4,
        "sha256": "ab" * 32,
        "checks": made,
    } | more
    return SubmissionResult(**fields)  # type: ignore[arg-type]


def ungraded(id: str, status: Status, message: Text, form: str | None = None) -> SubmissionResult:
    return SubmissionResult(
        id=id,
        form=form,
        status=status,
        score=0.0,
        max_score=100.0,
        seconds=0.0,
        sha256=None,
        checks=(),
        message=message,
    )


AT_ACTIVATION = named("bc.derivative_at_activation")
TRAINING = ("bp_online.weights", "bp_online.cost", "bp_batch.weights", "bp_batch.short_batch")


def sample_class() -> Results:
    """Build the class; always the same."""
    everything = dict.fromkeys(FUNCTIONS, BLANK)
    entries = (
        graded("2023141460001", "python"),
        graded("2023141460002", "notebook", {"bc_v.value": AT_ACTIVATION, "bc_v.slope": AT_ACTIVATION}, TRAINING),
        graded(
            "2023141460003",
            "python",
            {
                "bc_c.value": AT_ACTIVATION,
                "bc_v.value": AT_ACTIVATION,
                "bc_v.slope": AT_ACTIVATION,
                "cost.value": named("cost.not_halved"),
                "bp_batch.digits": LATE,
            },
            TRAINING[:2],
            notes=(text("hw3_backprop.py was read as GBK.", "hw3_backprop.py 是按 GBK 编码读取的。"),),
            output="epoch 1: J = 0.31\nepoch 2: J = 0.29\n" + "\x1b[31mdone\x1b[0m <b>not bold</b>\n",
        ),
        graded(
            "2023141460004",
            "matlab",
            {"bp_batch.weights": named("bp.averaged"), "bp_batch.short_batch": named("bp.averaged")},
        ),
        graded("2023141460005", "matlab", {"bc_v": CRASHED, "bc_c.value": WRONG}, TRAINING),
        graded("2023141460006", "notebook", {"bp_online.weights": named("bp.late_gradient")}),
        graded("2023141460007", "python", {"fc_v.no_loops": WRONG, "bc_v.no_loops": WRONG}),
        graded("2023141460008", "python", everything),
        graded(
            "2023141460009",
            "notebook",
            {"bp_batch.weights": named("bp.averaged"), "bp_online": LATE, "bp_batch.digits": WRONG},
        ),
        graded("2023141460010", "python"),
        graded(
            "2023141460011",
            "matlab",
            {"bp_online": BLANK, "bp_batch": BLANK, "bc_c.value": AT_ACTIVATION, "bc_v": AT_ACTIVATION},
        ),
        graded(
            "2023141460012",
            "python",
            {"cost.value": named("cost.not_halved")},
            score=97.0,
            machine_score=95.0,
            manual_score=97.0,
        ),
        graded("李晓明", "notebook", {"gradient.value": CRASHED, "bp_online": CRASHED, "bp_batch": CRASHED}),
        ungraded(
            "2023141460014",
            Status.REFUSED,
            text(
                "No .py, .ipynb or .m file was found, only: report.docx, screenshot.png.",
                "没有找到 .py、.ipynb 或 .m 文件，只有：report.docx、screenshot.png。",
            ),
        ),
        ungraded(
            "2023141460015",
            Status.BROKEN,
            text(
                "hw3_backprop.py, line 17: a closing ) is missing.",
                "hw3_backprop.py 第 17 行：缺少右括号 )。",
            ),
            "python",
        ),
        graded('x" onclick="alert(1)<script>alert(2)</script>\u202egpj', "python", {"bp_batch.digits": WRONG}),
    )
    return Results(
        assignment="hw3_backprop",
        title=text("Back-propagation", "反向传播"),
        grader="0.1.0",
        seed="8c1f04d2",
        isolated=False,
        not_isolated=text(
            "The network, the file system and other processes were within reach of the students' code.",
            "学生的代码可以访问网络、文件系统和其他进程。",
        ),
        mistakes=MISTAKES,
        submissions=entries,
    )
