% Whether two are different: none are.
function answer = ne (one, other)
  answer = ! eq (one, other);
end
