#!/usr/bin/env bash
# An anonymous function inside a nested function does not see the variables of the outer function, in Octave 7.3:
#
#     function y = outer(tol)
#         y = inner();
#         function q = inner()
#             q = cellfun(@(v) v <= tol, {1});     % error: 'tol' undefined
#         end
#     end
#
# In MATLAB a nested function shares the variables of the function around it, and so does what is written within it.
# In Octave it works only if tol stands somewhere else in the nested function too; a mention that is never run is enough.
# Exits with 0 if that is what happens, with 1 if it is not. Needs Octave (Debian 12: apt-get install octave).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/alone.m" <<'MATLAB'
function y = alone(tol)
    y = inner();
    function q = inner()
        q = cellfun(@(v) v <= tol, {1});
    end
end
MATLAB
sed 's/alone/mentioned/; s/        q = /        if false, tol; end, q = /' "$folder/alone.m" > "$folder/mentioned.m"

octave-cli --version | sed -n 1p
said=$(cd "$folder" && octave-cli --norc --quiet --eval "
try, alone(2); disp('alone: works'), catch err, disp(['alone: ' err.message]), end
try, mentioned(2); disp('mentioned: works'), catch err, disp(['mentioned: ' err.message]), end")
echo "$said"
grep -q "alone: 'tol' undefined" <<< "$said"
grep -q "mentioned: works" <<< "$said"
