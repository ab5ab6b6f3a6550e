% Whether it is one, and still there: yes.
function answer = ishghandle (drawn, varargin)
  answer = true;
end
