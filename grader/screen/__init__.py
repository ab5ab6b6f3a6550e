"""What a person sees on a terminal: results as tables, and how far a run has come.

In come results and reports, which are data; out comes text. This room computes no points and runs nothing.
"""
