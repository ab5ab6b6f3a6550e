function path = momentum(k, v, alpha, beta, steps)

u = zeros(2, 1);
path = v;
for step = 1:steps
    u = beta * u - alpha * slope(k, v);
    v = v + u;
    path = [path, v];
end
end
