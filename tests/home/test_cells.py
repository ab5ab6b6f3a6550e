"""Cells of a notebook are named as the student sees them numbered."""

from __future__ import annotations

from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell

from grader.home.desk import cell_of_source


def test_a_cell_is_found_by_what_it_holds_where_ipython_does_not_name_it(tmp_path: Path) -> None:
    shell = InteractiveShell(ipython_dir=str(tmp_path))
    try:
        for cell in ("x = 1", "%time y = 2\ndef f():\n    return x", "def g():\n    return 2\n"):
            shell.run_cell(cell, store_history=True)
        for name, number in (("f", 2), ("g", 3)):
            file = shell.user_ns[name].__code__.co_filename
            assert cell_of_source(shell, file) == f"In [{number}]"
            assert shell.compile.format_code_name(file)[1] == f"In[{number}]"
        assert cell_of_source(shell, __file__) == ""
    finally:
        shell.history_manager.end_session()
        InteractiveShell.clear_instance()
