"""What a check is and may ask: values compared, slopes of a cost, the form that code is written in.

In come an assignment's files and the handle to a student's functions; out comes whether a check passed, and in what
words it did not. This room knows no other submission, no gradebook and no reason why an answer is wrong.
"""
