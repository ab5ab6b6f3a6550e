"""The far side of the wire: what runs beside the student's code, and imports nothing of ours."""
