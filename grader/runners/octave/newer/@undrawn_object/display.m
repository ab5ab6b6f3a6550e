% There is nothing to be shown.
function display (drawn, varargin)
end
