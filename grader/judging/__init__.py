"""From checks to causes: what each check comes to on one submission, and then why.

In come an assignment, a submission and a sandbox; out come outcomes: verdict, words, the name of the mistake. This room
knows no points, no other submission and no store.
"""
