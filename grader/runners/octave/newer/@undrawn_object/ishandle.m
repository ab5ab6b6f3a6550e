% Whether it is one, and still there: yes.
function answer = ishandle (drawn, varargin)
  answer = true;
end
