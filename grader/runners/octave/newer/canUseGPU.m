% MATLAB's canUseGPU: no.
function answer = canUseGPU ()
  answer = false;
end
