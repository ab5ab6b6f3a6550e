% Octave's print_usage without the manual's words, for which it would start another program.
function print_usage (name)
  if (nargin == 0)
    stack = dbstack ();
    name = stack(min (2, end)).name;
  end
  error ("Octave:invalid-fun-call", "Invalid call to %s", name);
end
