"""Where a student's code runs."""
