% Whether it is one, and still there: yes.
function answer = isvalid (drawn, varargin)
  answer = true;
end
