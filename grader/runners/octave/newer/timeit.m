% MATLAB's timeit: how long one call takes, in seconds; here it is made once.
function seconds = timeit (work, outputs)
  started = tic ();
  if (nargin > 1 && outputs > 0)
    [~] = work ();
  else
    work ();
  end
  seconds = toc (started);
end
