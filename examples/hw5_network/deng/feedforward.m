function a = feedforward(w, b, x)

a = x;
for l = 1:numel(w)
    a = f(w{l} * a + b{l});
end
end
