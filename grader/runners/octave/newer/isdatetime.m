% MATLAB's isdatetime: whether it is a datetime; one that is says so itself.
function answer = isdatetime (x)
  answer = false;
end
