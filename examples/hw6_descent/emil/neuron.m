function a = neuron(kind, w, b, x, y, alpha, epochs)

z = w * x + b;
a = f(z);
for epoch = 1:epochs
    if strcmp(kind, 'quadratic')
        delta = (a(end) - y) * df(z);
    else
        delta = a(end) - y;
    end
    w = w - alpha * delta * x;
    b = b - alpha * delta;
    z = w * x + b;
    a = [a, f(z)];
end
end
