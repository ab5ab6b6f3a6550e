function path = descend(k, v, alpha, steps)

path = v;
for step = 1:steps
    v = v - alpha * slope(k, v);
    path = [path, v];
end
end
