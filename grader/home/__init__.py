"""A student's own desk: the template handed out, the public checks on one's own work, the kit that carries them.

In come a path or a notebook's functions; out comes a `HomeReport`, which is data: a face turns it into text or HTML.
"""
