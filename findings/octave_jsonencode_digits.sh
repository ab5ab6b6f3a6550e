#!/usr/bin/env bash
# Octave 7.3's jsonencode does not write enough digits of a double, and jsondecode(jsonencode(x)) is another number:
#
#     jsonencode(0.1 + 0.2)      0.30000000000000007      the number is 0.30000000000000004...
#
# About every seventh random number comes back changed in its last bits. Weights of a network that are stored as JSON, as
# MATLAB users do (MATLAB's own brings every double back), are not those that were trained; sprintf("%.17g") is exact.
# Exits with 0 if that is what happens, with 1 if it is not. Needs Octave (Debian 12: apt-get install octave).
set -euo pipefail

octave-cli --version | sed -n 1p
octave-cli --norc --quiet --eval '
x = 0.1 + 0.2;
printf ("jsonencode: %s, sprintf: %.17g\n", jsonencode (x), x);
rand ("twister", 1);
w = rand (1, 1000);
lost = sum (jsondecode (jsonencode (w))(:) != w(:));
exact = sum (sscanf (sprintf ("%.17g ", w), "%f") != w(:));
printf ("changed of 1000: %d by jsonencode, %d by %%.17g\n", lost, exact);
exit (! (lost > 100 && exact == 0));
'
