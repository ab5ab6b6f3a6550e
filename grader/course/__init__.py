"""What a teacher writes: the course's folder, the reference solutions, the known mistakes, the templates cut from them.

In comes a path; out come plain records. This room knows no student, no sandbox and no mark.
"""
