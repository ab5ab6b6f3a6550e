% MATLAB's append: texts one behind the other; where one of them is several, each of those.
function joined = append (varargin)
  joined = "";
  for k = 1:nargin
    joined = joined_text (joined, varargin{k});
  end
end
