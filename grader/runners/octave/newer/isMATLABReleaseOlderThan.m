% MATLAB's isMATLABReleaseOlderThan: no; what is missing is added, or told as such.
function answer = isMATLABReleaseOlderThan (varargin)
  answer = false;
end
