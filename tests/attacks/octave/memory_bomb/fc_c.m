function [a_next, z_next] = fc_c (w, a)
  a_next = {};
  while true
    a_next{end+1} = ones (1e6, 8);
    if numel (a_next) > 40
      printf ("HARM: %d MB\n", 64 * numel (a_next));
    end
  end
end
