"""What is seen in a student's source without running it: MATLAB files and their scopes, gaps, calls."""
