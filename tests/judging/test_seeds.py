"""The same work earns the same whatever the seed; `benchmarks/seed_spread.py` tries the whole catalogue."""

from __future__ import annotations

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.judging.trial import try_check
from grader.validation.in_process import student_of
from tests.judging.graded import HW3, ROOT

HW2 = load_assignment(load_course(ROOT), "hw2_forward")
SEEDS = [f"seed {number}" for number in range(3, 7)]
# slips that leave out an end, exchange two layers, or show from step to step alone; and what hung on the seed once
CHANCY = [
    ("bp.stale_forward", "bp_batch", "bp_batch.edges"),
    ("bp.reversed_order", "bp_batch", "bp_batch.edges"),
    ("bp.gradient_arguments_swapped", "bp_batch", "bp_batch.repeatable"),
    ("gradient.transposed", "gradient", "bp_online.untouched"),
    ("bc.last_neuron_dropped", "bc_v", "bp_batch.accuracy"),
    ("fc.first_input_dropped", "fc_v", "bp_batch.accuracy"),
    ("fc.overflow", "fc_v", "bp_online.edges"),
    ("bc.slope_overflows", "bc_v", "bp_batch.edges"),
]


@pytest.mark.parametrize(("mistake", "function", "check"), CHANCY)
def test_a_check_that_wrong_work_might_pass_by_chance_says_the_same_for_every_seed(mistake, function, check):
    assert HW3.reference is not None
    (known,) = (known for known in HW3.mistakes if known.id == mistake)
    (asked,) = (each for each in HW3.checks if each.id == check)
    student = student_of(HW3, known.source(HW3.reference, function))
    right = HW3.reference.functions()
    assert len({try_check(HW3, asked, student, seed, right).passed for seed in SEEDS}) == 1


@pytest.mark.parametrize("known", HW2.mistakes[::16], ids=lambda known: known.id)
def test_every_check_of_wrong_forward_computation_says_the_same_for_every_seed(known):
    assert HW2.reference is not None
    function = known.functions[-1]
    student = student_of(HW2, known.source(HW2.reference, function))
    right = HW2.reference.functions()
    for check in HW2.checks:
        if check.function == function:
            assert len({try_check(HW2, check, student, seed, right).passed for seed in SEEDS}) == 1, check.id
