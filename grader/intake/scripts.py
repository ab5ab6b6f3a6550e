r"""The cells of a script that was a notebook: of nbconvert, Colab, VS Code, Spyder, jupytext, marimo, Databricks.

Each cell becomes a text of its own on the line numbers of the file, so that a magic of a whole cell (``%%time``)
stands at its cell's top again, and a bracket that is never closed costs no more than its cell. A plain script is one
text.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

MARK = re.compile(r"#[ \t]*(?:%%+(?=[ \t\[]|\Z)|In ?\[[ \d*]*\]:?[ \t]*\Z|COMMAND -{5,}|<codecell>|[+-](?=[ \t]*\Z))")
LIGHT_MARK = re.compile(r"#[ \t]*[+-][ \t]*\Z")
COLAB = "# Commented out IPython magic to ensure Python compatibility."
JUPYTEXT = re.compile(r"\A(?:#!.*\n|# -\*-.*\n)*# ---\n(?:#.*\n)*?#\s+(?:jupytext|jupyter):", re.MULTILINE)
COMMENTED = re.compile(r"([ \t]*)# ?([%!]{1,2}[A-Za-z].*)\Z")
COMMENTED_CELL = re.compile(r"# ?(%%[A-Za-z].*)\Z")
GOES_ON = re.compile(r"#(?:[ \t]{2,}|[ \t](?:def|class|import|from|return|for|if|while|with|try|@))")
MARIMO = re.compile(r"^import marimo\b|^from marimo\b", re.MULTILINE)
MOST_CELLS = 400
MOST_PADDING = 4_000_000  # characters of line ends that keep the numbers of lines, all cells together


def cells(source: str) -> tuple[str, ...]:
    """Cut a script into its cells, each with as many line ends before it as there are lines; a plain one is whole."""
    lines = source.split("\n")
    if MARIMO.search(source) and (found := _marimo(source, lines)):
        return found
    jupytext = JUPYTEXT.search(source) is not None
    colab = COLAB in source
    marks = [at for at, line in enumerate(lines) if MARK.match(line) and (jupytext or not LIGHT_MARK.match(line))]
    if not (marks or colab or jupytext):
        return (source,)
    lines, colab_cells = _uncommented(lines, colab=colab)
    begins = sorted({0, *marks, *colab_cells, *(end for begin, end in colab_cells.items())} - {len(lines)})
    if len(begins) > MOST_CELLS or sum(begins) > MOST_PADDING:
        return (source,)
    ends = [*begins[1:], len(lines)]
    texts = ("\n" * begin + "\n".join(lines[begin:end]) for begin, end in zip(begins, ends, strict=True))
    return tuple(text for text in texts if text.strip())


def _uncommented(lines: list[str], *, colab: bool) -> tuple[list[str], dict[int, int]]:
    """Take back what an export has commented out: magics, and cells that one of them rules.

    Returns
    -------
    lines : of the same number
    cells : first line and end of each cell that was commented out wholly
    """
    result, cells = list(lines), {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if MARK.match(line):  # a cell's magic stands at its top: the mark is none of its code
            result[at] = ""
        if colab and line == COLAB and at + 1 < len(lines) and COMMENTED_CELL.match(lines[at + 1]):
            end = _end_of_comment(lines, at + 1)
            result[at] = ""
            result[at + 1 : end] = [re.sub(r"\A# ?", "", inner) for inner in lines[at + 1 : end]]
            cells[at] = end
            at = end
            continue
        if commented := COMMENTED.match(line):
            result[at] = commented[1] + commented[2]
        at += 1
    return result, cells


def _end_of_comment(lines: list[str], at: int) -> int:
    """Find the end of a cell that was commented out; a blank line is in it if more of its code follows."""
    end = at
    while at < len(lines):
        if lines[at].startswith("#") and lines[at] != COLAB and not MARK.match(lines[at]):
            end = at + 1
        elif lines[at].strip() or not any(GOES_ON.match(line) for line in lines[at + 1 : at + 2]):
            break
        at += 1
    return end


# ---------------------------------------------------------------------------------------------------------- marimo


def _marimo(source: str, lines: list[str]) -> tuple[str, ...]:
    """Give what stands at the top of a marimo file, and the bodies of its cells in an order in which they can run."""
    tree = parse(source)
    if tree is None:
        return ()
    top = list(lines)
    found: list[tuple[frozenset[str], frozenset[str], str]] = []  # what a cell needs, what it gives, its code
    for node in tree.body:
        match node:
            case ast.FunctionDef() if any(_is_cell(decorator) for decorator in node.decorator_list):
                begin = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]) - 1
                end = node.end_lineno or node.lineno
                needs = frozenset(argument.arg for argument in node.args.args)
                body, gives = _body(node, lines)
                found.append((needs, gives, body))
                top[begin:end] = [""] * (end - begin)
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(attr="_unparsable_cell"), args=[ast.Constant(value=str(code)), *_])
            ):
                begin, end = node.lineno - 1, node.end_lineno or node.lineno
                found.append((frozenset(), frozenset(), "\n" * begin + _dedented(code)))
                top[begin:end] = [""] * (end - begin)
    whole = "\n".join(top)
    ordered = tuple(_in_order(found))
    # what `@app.function` and `app.setup` define stands at the top: cells may use it, it uses them only when called
    return (whole, *ordered)


def _is_cell(decorator: ast.expr) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(function, ast.Attribute) and function.attr == "cell"


def _body(node: ast.FunctionDef, lines: list[str]) -> tuple[str, frozenset[str]]:
    """Give a cell's code at the margin, without the ``return`` that marimo wrote, and the names that one gives."""
    body = list(node.body)
    gives: frozenset[str] = frozenset()
    if body and isinstance(last := body[-1], ast.Return):
        value = last.value
        body.pop()
        names = value.elts if isinstance(value, ast.Tuple) else [value]
        gives = frozenset(name.id for name in names if isinstance(name, ast.Name))
    if not body:
        return "", gives
    first = min(_first_line(statement) for statement in body) - 1
    end = body[-1].end_lineno or body[-1].lineno
    margin = body[0].col_offset
    within = _lines_within_strings(body)
    code = [
        line if at + 1 in within else line[min(margin, len(line) - len(line.lstrip())) :]
        for at, line in enumerate(lines[first:end], first)
    ]
    return "\n" * first + "\n".join(code), gives


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _lines_within_strings(body: list[ast.stmt]) -> set[int]:
    """List the lines that begin inside a string, whose blanks are part of it."""
    return {
        line
        for statement in body
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant | ast.JoinedStr) and isinstance(getattr(node, "value", ""), str)
        for line in range(getattr(node, "lineno", 0) + 1, (getattr(node, "end_lineno", 0) or 0) + 1)
    }


def _in_order(found: list[tuple[frozenset[str], frozenset[str], str]]) -> Iterator[str]:
    """Order cells so that each comes after those that give what it needs, as marimo runs them."""
    waiting = list(found)
    while waiting:
        open_names = frozenset(name for _, gives, _ in waiting for name in gives)
        ready = [cell for cell in waiting if not (cell[0] & (open_names - cell[1]))] or waiting[:1]
        yield from (code for _, _, code in ready if code.strip())
        waiting = [cell for cell in waiting if cell not in ready]


def _dedented(code: str) -> str:
    import textwrap

    return textwrap.dedent(code)


# ------------------------------------------------------------------------------------------------- the main program


def needs_main(sources: tuple[str, ...]) -> bool:
    """Tell whether functions use what only ``if __name__ == "__main__":`` defines: they were right when it was run.

    Otherwise a script is taken as a module, whose main program is not run.
    """
    if not any("__main__" in source for source in sources):
        return False  # most work, which need not be looked through then
    inside: set[str] = set()
    outside: set[str] = set()
    statements: list[ast.stmt] = []
    for source in sources:
        tree = parse(source)
        for node in tree.body if tree else ():
            if isinstance(node, ast.If) and _asks_for_main(node.test):
                inside |= _bound(node.body)
                outside |= _bound(node.orelse)
            else:
                outside |= _bound([node])
                statements.append(node)
    lacking = inside - outside
    return bool(lacking) and any(lacking & _used_in_functions(node) for node in statements)


def _asks_for_main(test: ast.expr) -> bool:
    match test:
        case ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")]):
            return True
        case ast.Compare(left=ast.Constant(value="__main__"), ops=[ast.Eq()], comparators=[ast.Name(id="__name__")]):
            return True
    return False


def _bound(body: list[ast.stmt]) -> set[str]:
    """List the names that statements give a value, those inside functions and classes apart."""
    names: set[str] = set()
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(node.name)
                continue
            case ast.Import() | ast.ImportFrom():
                names |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
            case ast.Name(ctx=ast.Store()):
                names.add(node.id)
        waiting += ast.iter_child_nodes(node)
    return names


def _used_in_functions(node: ast.stmt) -> set[str]:
    """List the names that the functions of a statement read and do not set themselves."""
    used: set[str] = set()
    for function in ast.walk(node):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = list(ast.walk(function))
            names = [name for name in inner if isinstance(name, ast.Name)]
            own = {name.id for name in names if not isinstance(name.ctx, ast.Load)}
            own |= {argument.arg for argument in inner if isinstance(argument, ast.arg)}
            used |= {name.id for name in names if isinstance(name.ctx, ast.Load)} - own
    return used


def parse(source: str) -> ast.Module | None:
    """Parse source, or give None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
