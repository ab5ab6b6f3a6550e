% Whether two are the same: they all are.
function answer = eq (one, other)
  answer = isa (one, "undrawn_object") && isa (other, "undrawn_object");
end
