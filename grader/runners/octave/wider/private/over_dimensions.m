% Split the arguments of a reduction as MATLAB takes them: which dimensions, what to do about NaN, what else.
%
% WHICH is "first" (DIMENSIONS is the first that is not 1), "one" (DIMENSIONS is a number), "several" (a row of numbers,
% or "all"). OMIT tells whether NaN is left out. OTHERS are the arguments that are left.
function [which, dimensions, omit, others] = over_dimensions (x, given)
  which = "first";
  dimensions = builtin ("max", [1, find(size (x) != 1, 1)]);
  omit = false;
  others = {};
  for k = 1:numel (given)
    value = given{k};
    if (ischar (value))
      switch (lower (value))
        case "all"
          which = "several";
          dimensions = 1:ndims (x);
        case {"omitnan", "omitmissing"}
          omit = true;
        case {"includenan", "includemissing"}
          omit = false;
        otherwise
          others{end+1} = value;
      end
    elseif (isempty (value))
      continue;
    elseif (isscalar (value))
      which = "one";
      dimensions = value;
    else
      which = "several";
      dimensions = value(:).';
    end
  end
end
