"""The grader as it runs on other systems' machines: Gradescope's autograder, a CI job.

In comes a course; out comes an archive that holds this grader, the course and the scripts that install and run both.
This room runs nothing and knows no student.
"""
