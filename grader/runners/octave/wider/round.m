% MATLAB's round: also to DIGITS after the point, or to so many "significant" ones.
function result = round (x, digits, kind)
  if (nargin < 2)
    result = builtin ("round", x);
    return;
  end
  if (nargin > 2 && strcmpi (kind, "significant"))
    digits = digits - 1 - floor (log10 (abs (x)));
    digits(x == 0) = 0;
  end
  factor = 10 .^ digits;
  result = builtin ("round", x .* factor) ./ factor;
end
