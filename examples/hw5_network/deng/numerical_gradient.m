function [dw, db] = numerical_gradient(w, b, x, y, h)

C = @(w, b) 0.5 * sum((y - feedforward(w, b, x)) .^ 2);
C_here = C(w, b);
dw = cell(1, numel(w));
db = cell(1, numel(w));
for l = 1:numel(w)
    dw{l} = zeros(size(w{l}));
    db{l} = zeros(size(b{l}));
    for i = 1:numel(w{l})
        moved = w;
        moved{l}(i) = w{l}(i) + h;
        dw{l}(i) = (C(moved, b) - C_here) / h;
    end
    for i = 1:numel(b{l})
        moved = b;
        moved{l}(i) = b{l}(i) + h;
        db{l}(i) = (C(w, moved) - C_here) / h;
    end
end
end
