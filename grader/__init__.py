"""A homework grader for a first course on neural networks."""
