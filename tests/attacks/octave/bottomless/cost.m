function J = cost (a, y)
  kill (getpid (), SIG ().SEGV);
  J = 0;
end
