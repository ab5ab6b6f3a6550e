% drawn(k) is it again; a property is nothing, or what a new figure has.
function value = subsref (drawn, steps)
  value = drawn;
  if (! strcmp (steps(1).type, "()"))
    value = get (drawn, steps(1).subs);
  elseif (numel (steps) > 1)
    value = subsref (drawn, steps(2:end));
  end
end
