% Taking away what was never drawn.
function delete (drawn, varargin)
end
