% There is nothing to be shown.
function disp (drawn, varargin)
end
