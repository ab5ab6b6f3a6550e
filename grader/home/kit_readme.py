"""The page that a student reads first: how to install, start, check, and do the same in Colab."""

from __future__ import annotations

IN_MATLAB = (
    "用 MATLAB 或 Octave 的同学也可以把 `grader_check.m` 放到自己的 `.m` 文件旁边，输入 `grader_check`，无需 Python。",
    "In MATLAB or Octave you\ncan do without Python: put `grader_check.m` beside your `.m` files, type `grader_check`.",
)
IN_OCTAVE = (
    "用 MATLAB 完成作业时，检查需要安装免费的 GNU Octave。",
    "To check MATLAB files, the free GNU Octave is needed.",
)


def readme(assignment_id: str, wheel: str, *, in_matlab: bool) -> str:
    """Write the kit's ``README.md``, in Chinese and English.

    Parameters
    ----------
    wheel : file name of the grader, which lies beside the page
    in_matlab : whether the kit has ``grader_check.m``, which checks without Python
    """
    own_zh, own_en = IN_MATLAB if in_matlab else IN_OCTAVE
    notebook = f"student_templates/{assignment_id}/notebook/{assignment_id}.ipynb"
    return f"""# {assignment_id}

[中文](#中文) · [English](#english)

## 中文

题目是 `handout.zh.html`，用浏览器打开即可，公式无需联网；`grader start` 还会放一份 `handout.zh.md`。

**安装**（只需一次，需要 Python 3.11 或更高版本）。在这个文件夹里打开终端：

```
python -m pip install {wheel}
```

Windows 上请在 WSL 2 中进行，或者用下面的 Colab。装不上、或不想影响已有的 Python 时，先建一个虚拟环境：
`python -m venv env`，再用 `source env/bin/activate` 启用它。

**开始**，选一种你喜欢的形式：

```
grader start {assignment_id} --form python --lang zh      # 或 --form notebook，或 --form matlab
```

补全模板中的空白，随时检查自己的答案：

```
grader check {assignment_id}
```

找不到 `grader` 命令时，用 `python -m grader` 代替。{own_zh}
`grader check` 运行的是公开检查；评分时还会用新的随机数据再检查一遍。

**在 Google Colab 中**（自己的电脑上不用装任何东西）：

1. 解压这个压缩包，在 Colab 中选“文件 → 上传笔记本”，上传 `{notebook}`。
2. 点左侧的文件夹图标，把压缩包本身拖进去。
3. 新建一个单元格，放在最前面，运行：

   ```
   !unzip -qo "*.zip"
   !pip install -q {wheel}
   ```

4. 运行最后一个单元格 `grader.check("{assignment_id}")`，随时可以再运行。
   Colab 断开之后，第 2、3 步要再做一次。
5. 做完后选“文件 → 下载 → 下载 .ipynb”，交这个文件。

## English

The task is `handout.en.html`: open it in a browser; its formulas need no network. `grader start` gives you
`handout.en.md` as well.

**Install**, once; Python 3.11 or later is needed. Open a terminal in this folder:

```
python -m pip install {wheel}
```

On Windows do this in WSL 2, or take Colab, below. If it fails, or your Python is to stay as it is, make an
environment first: `python -m venv env`, then `source env/bin/activate`.

**Start** in the form you like:

```
grader start {assignment_id} --form python --lang en      # or --form notebook, or --form matlab
```

Fill in the gaps of the template, and check your work at any time:

```
grader check {assignment_id}
```

If there is no command `grader`, say `python -m grader` instead. {own_en}
`grader check` runs the public checks; grading looks again, with fresh random data.

**In Google Colab**, with nothing on your own computer:

1. Unpack this archive. In Colab choose *File, Upload notebook* and take `{notebook}`.
2. Click the folder at the left, and drop the archive itself there.
3. Make a cell at the top and run it:

   ```
   !unzip -qo "*.zip"
   !pip install -q {wheel}
   ```

4. Run the last cell, `grader.check("{assignment_id}")`, as often as you like.
   After Colab has disconnected, do steps 2 and 3 again.
5. When you are done: *File, Download, Download .ipynb*. Hand that file in.
"""
