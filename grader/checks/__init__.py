"""What a check is, and what it may ask."""
