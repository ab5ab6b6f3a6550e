% Whether it is one, and still there: yes.
function answer = isprop (drawn, varargin)
  answer = true;
end
