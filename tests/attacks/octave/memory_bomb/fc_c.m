function [a_next, z_next] = fc_c (w, a)
  persistent calls = 0;  % filling it takes a while: once in each process shows what all would
  calls += 1;
  if calls > 1
    error ("full");
  end
  a_next = {};
  while true
    a_next{end+1} = ones (1e6, 8);
    if numel (a_next) > 40
      printf ("HARM: %d MB\n", 64 * numel (a_next));
    end
  end
end
