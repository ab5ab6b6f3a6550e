% MATLAB's istable: whether it is a table; one that is says so itself.
function answer = istable (x)
  answer = false;
end
