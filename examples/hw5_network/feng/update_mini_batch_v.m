function [w, b] = update_mini_batch_v(w, b, x, y, alpha)

L = numel(w) + 1;
m = size(x, 2);
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
for l = 1:L-1
    db = sum(delta{l+1}, 2);                            % BP3
    dw = delta{l+1} * a{l}';                            % BP4
    w{l} = w{l} - alpha / m * dw;
    b{l} = b{l} - alpha / m * db;
end
end
