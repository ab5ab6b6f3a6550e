function [w, b] = sgd(w, b, x, y, alpha, epochs, batch_size, order)

m = size(x, 2);
for epoch = 1:epochs
    for start = 1:batch_size:m-batch_size+1
        columns = order(epoch, start:min(start + batch_size - 1, m));
        [w, b] = update_mini_batch_v(w, b, x(:, columns), y(:, columns), alpha);
    end
end
end
