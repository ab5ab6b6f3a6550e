% [first, second]: one stands for both.
function drawn = horzcat (varargin)
  drawn = undrawn_object ();
end
