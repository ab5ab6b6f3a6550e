function [w, J] = train(w, x, y, alpha, epochs, batch_size, order)

L = numel(w) + 1;
m = size(x, 2);
J = zeros(1, 0);
for epoch = 1:epochs
    J_epoch = 0;
    for start = 1:batch_size:m
        samples = order(epoch, start:min(start + batch_size - 1, m));
        y_batch = y(:, samples);
        a = cell(1, L);
        z = cell(1, L);
        a{1} = x(:, samples);
        for l = 1:L-1
            z{l+1} = w{l} * a{l};
            a{l+1} = f(z{l+1});
        end
        J_epoch = J_epoch + cost(a{L}, y_batch) * numel(samples);
        delta = cell(1, L);
        delta{L} = (a{L} - y_batch) .* df(z{L});
        for l = L-1:-1:2
            delta{l} = df(z{l}) .* (w{l}' * delta{l+1});
        end
        dw = cell(1, L-1);
        for l = 1:L-1
            dw{l} = delta{l+1} * a{l}';
        end
        for l = 1:L-1
            w{l} = w{l} - alpha * dw{l};
        end
    end
    J(epoch) = J_epoch / m;
end
end
