function J = cost (a, y)
  J = 1:1e15;
end
