function [w, J] = train(w, x, y, alpha, epochs, batch_size, order)
    J = zeros(epochs, 1);
    for e = 1:epochs
        rest = order(e, :);
        while ~isempty(rest)
            n = min(batch_size, numel(rest));
            now = rest(1:n);
            rest(1:n) = [];
            acts = {x(:, now)};
            for l = 1:numel(w)
                acts{end+1} = f(w{l} * acts{end});
            end
            err = acts{end} - y(:, now);
            J(e) = J(e) + 0.5 * sum(err(:).^2) / size(x, 2);
            new = w;
            for l = numel(w):-1:1
                d = err .* acts{l+1} .* (1 - acts{l+1});
                new{l} = w{l} - alpha * d * acts{l}';
                err = w{l}' * d;
            end
            w = new;
        end
    end
end
