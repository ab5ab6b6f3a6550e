% MATLAB's verLessThan: no; what is missing is added, or told as such.
function answer = verLessThan (varargin)
  answer = false;
end
