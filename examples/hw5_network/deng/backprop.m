function [dw, db] = backprop(w, b, x, y)

L = numel(w) + 1;
a = cell(1, L);
z = cell(1, L);
a{1} = x;
for l = 1:L-1
    z{l+1} = w{l} * a{l} + b{l};
    a{l+1} = f(z{l+1});
end
delta = cell(1, L);
delta{L} = (a{L} - y) .* df(z{L});                      % BP1
for l = L-1:-1:2
    delta{l} = (w{l}' * delta{l+1}) .* df(z{l});        % BP2
end
dw = cell(1, L-1);
db = cell(1, L-1);
for l = 1:L-1
    db{l} = delta{l+1};                                 % BP3
    dw{l} = delta{l+1} * a{l}';                         % BP4
end
end
