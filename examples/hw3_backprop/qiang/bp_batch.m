function [w, J] = bp_batch(w, x, y, alpha, epochs, batch_size, tol)
L = numel(w) + 1;
m = size(x, 2);
J = [];
for epoch = 1:epochs
    w_old = w;
    total = 0;
    for first = 1:batch_size:m
        last = min(first + batch_size - 1, m);
        a = cell(1, L); z = cell(1, L); delta = cell(1, L);
        a{1} = x(:, first:last);
        t = y(:, first:last);
        for l = 1:L-1
            [a{l+1}, z{l+1}] = fc_v(w{l}, a{l});
        end
        total = total + cost(a{L}, t) * size(t, 2)
        delta{L} = output_delta(a{L}, t, z{L});
        for l = L-1:-1:2
            delta{l} = bc_v(w{l}, z{l}, delta{l+1});
        end
        for l = 1:L-1
            w{l} = w{l} - alpha * gradient(delta{l+1}, a{l});
        end
    end
    J(epoch) = total / m;
    change = 0;
    for l = 1:L-1
        change = max(change, max(max(abs(w{l} - w_old{l}))));
    end
    if tol > 0 && change <= tol
        break
    end
end
