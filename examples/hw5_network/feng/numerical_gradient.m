
function [dw, db] = numerical_gradient(w, b, x, y, h)
    dw = quotients(w, @(moved) sum((feedforward(moved, b, x) - y).^2) / 2, h);
    db = quotients(b, @(moved) sum((feedforward(w, moved, x) - y).^2) / 2, h);
end

function found = quotients(arrays, cost, h)
    found = arrays;
    for l = 1:numel(arrays)
        for i = 1:numel(arrays{l})
            up = arrays;
            up{l}(i) = up{l}(i) + h;
            down = arrays;
            down{l}(i) = down{l}(i) - h;
            found{l}(i) = (cost(up) - cost(down)) / (2 * h);
        end
    end
end
