"""Under which name a function was written, and which name was most likely meant."""

from __future__ import annotations

import pytest

from grader.session.names import near_miss, written_as


@pytest.mark.parametrize(
    ("names", "defined", "found"),
    [
        (["bc_v"], ["bc_v", "BC_V"], "bc_v"),
        (["bc_v"], ["BC_V"], "BC_V"),
        (["bc_v", "bc"], ["BC"], "BC"),
        (["bc_v", "bc"], ["bc", "Bc_v"], "bc"),
        (["bc_v"], ["bcv"], None),
    ],
)
def test_a_name_in_another_case_is_as_good_where_the_name_itself_is_absent(names, defined, found):
    assert written_as(names, defined) == found


@pytest.mark.parametrize(
    ("function", "parameters", "others", "found"),
    [
        ("bc_v", 3, {"bcv": 3, "plot": 1}, "bcv"),
        ("fc_v", 2, {"fcv": 2, "bcv": 3}, "fcv"),
        ("bc_v", 3, {"backprop_v": 3, "train": 3}, "backprop_v"),
        ("bc_v", 3, {"backwardV": 3}, "backwardV"),
        ("bc_v", 3, {"backprop_c": 3}, None),
        ("bc_v", 3, {"backprop_v": 5}, None),
        ("output_delta", 3, {"delta_output": 3}, "delta_output"),
        ("cost", 2, {"compute_cost": 2, "cost_curve": 1}, "compute_cost"),
        ("bp_online", 6, {"online_bp": 6}, "online_bp"),
        ("gradient", 2, {"plot": 2, "main": 0}, None),
    ],
)
def test_a_near_miss_is_found_by_spelling_words_or_form(function, parameters, others, found):
    assert near_miss(function, parameters, others) == found
