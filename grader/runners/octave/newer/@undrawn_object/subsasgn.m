% drawn.LineWidth = 2, drawn(3) = plot (...): it stays what it is.
function drawn = subsasgn (drawn, steps, value)
  drawn = undrawn_object ();
end
