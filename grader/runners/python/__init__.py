"""The parts of the Python runner: beside the student's code, under Python 3.8 and later, importing nothing of ours."""
