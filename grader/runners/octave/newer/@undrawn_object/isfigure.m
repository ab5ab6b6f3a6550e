% Whether it is one, and still there: yes.
function answer = isfigure (drawn, varargin)
  answer = true;
end
