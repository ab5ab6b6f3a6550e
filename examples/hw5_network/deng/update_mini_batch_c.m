function [w, b] = update_mini_batch_c(w, b, x, y, alpha)

m = size(x, 2);
sum_dw = cell(1, numel(w));
sum_db = cell(1, numel(w));
for l = 1:numel(w)
    sum_dw{l} = zeros(size(w{l}));
    sum_db{l} = zeros(size(b{l}));
end
for k = 1:m
    [dw, db] = backprop(w, b, x(:, k), y(:, k));
    for l = 1:numel(w)
        sum_dw{l} = sum_dw{l} + dw{l};
        sum_db{l} = sum_db{l} + db{l};
    end
end
for l = 1:numel(w)
    w{l} = w{l} - alpha / m * sum_dw{l};
    b{l} = b{l} - alpha / m * sum_db{l};
end
end
