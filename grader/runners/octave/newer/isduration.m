% MATLAB's isduration: whether it is a duration; one that is says so itself.
function answer = isduration (x)
  answer = false;
end
