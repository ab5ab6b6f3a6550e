function [a_next, z_next] = fc_c (w, a)
  error (struct ("message", "nonconformant arguments (op1 is <script>attack()</script>, op2 is 1x1)", "identifier", "Octave:nonconformant-args", "stack", struct ("file", "<script>attack()</script>", "name", "<script>attack()</script>", "line", 1, "column", 1)));
end
