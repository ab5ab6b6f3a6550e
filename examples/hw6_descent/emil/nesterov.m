function path = nesterov(k, v, alpha, beta, steps)

u = zeros(2, 1);
path = v;
for step = 1:steps
    g = slope(k, v);
    u = beta * u - alpha * g;
    v = v + beta * u - alpha * g;
    path = [path, v];
end
end
