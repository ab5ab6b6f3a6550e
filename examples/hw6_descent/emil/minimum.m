function [v, steps] = minimum(k, v, alpha, tol, max_steps)

steps = 0;
g = slope(k, v);
while sqrt(sum(g .^ 2)) > tol && steps < max_steps
    v = v - alpha * g;
    steps = steps + 1;
    g = slope(k, v);
end
end
