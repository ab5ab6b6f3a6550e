% [first; second]: one stands for both.
function drawn = vertcat (varargin)
  drawn = undrawn_object ();
end
